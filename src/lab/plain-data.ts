import { ModelError } from "../model/error.ts";
import { t } from "../texts/text.ts";

const REFUSED: readonly string[] = ["__proto__", "constructor", "prototype"];
const MOST_NESTING = 200;

/**
 * Throws a ModelError unless the value is what JSON can hold, without keys that reach an object's
 * prototype: what scripts, links and storage hand over goes no further otherwise.
 */
export function requirePlainData(value: unknown, place = "", depth = 0): void {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") {
    if (Number.isFinite(value)) return;
    throw new ModelError(place, `must be a finite number, but is ${value}`);
  }
  if (depth > MOST_NESTING) throw new ModelError(place, "is nested too deeply");
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      requirePlainData(entry, `${place}[${index}]`, depth + 1);
    }
    return;
  }
  if (typeof value !== "object" || !isPlainObject(value)) {
    throw new ModelError(place, `must be plain data, but is ${kindOf(value)}`);
  }
  for (const key of Object.keys(value)) {
    const at = place === "" ? key : `${place}.${key}`;
    if (REFUSED.includes(key)) throw new ModelError(at, `"${key}" cannot be a name`);
    requirePlainData((value as Readonly<Record<string, unknown>>)[key], at, depth + 1);
  }
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object of another window has another Object.prototype, which has no prototype itself.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function kindOf(value: unknown): string {
  if (value === undefined) return "undefined";
  return typeof value === "object" ? t`an object with a class` : `a ${typeof value}`;
}

/** Whether two values of plain data are the same, whatever the order of keys. */
export function isSameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [a, b] as readonly Readonly<Record<string, unknown>>[];
  const keys = Object.keys(one!);
  if (keys.length !== Object.keys(other!).length) return false;
  return keys.every((key) => Object.hasOwn(other!, key) && isSameData(one![key], other![key]));
}

/** Plain data that nobody can change any more, all the way down. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const entry of Object.values(value)) frozen(entry);
  return Object.freeze(value);
}
