import * as v from "valibot";
import { didYouMean } from "./suggest.ts";

/** An object with these keys and no other; errors name the key that was meant. */
export function strict<E extends v.ObjectEntries>(entries: E) {
  return v.strictObject(entries, (issue) => describeStrict(issue, Object.keys(entries)));
}

function describeStrict(issue: v.StrictObjectIssue, known: readonly string[]): string {
  if (issue.expected === "never") {
    const key = unquoted(issue.received);
    const hint = didYouMean(key, known);
    return `unknown key "${key}"${hint === "" ? `; known are ${known.join(", ")}` : hint}`;
  }
  if (issue.expected === "Object")
    return `must be an object, {...}, but is ${nameOfType(issue.input)}`;
  return "is missing; it must be given";
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, "").slice(0, 64);
}

/** How errors call what JSON can hold. */
export function nameOfType(input: unknown): string {
  if (input === null || input === undefined) return String(input);
  if (Array.isArray(input)) return "a list";
  if (typeof input === "object") return "an object";
  return typeof input === "string" ? "text" : `a ${typeof input}`;
}

export function text(longest: number) {
  return v.pipe(v.string(), v.maxLength(longest));
}

export function list<T extends v.GenericSchema>(item: T, longest: number) {
  return v.pipe(v.array(item), v.maxLength(longest));
}

/** An object from names to entries. */
export function table<T extends v.GenericSchema>(entry: T, largest: number) {
  return v.pipe(v.record(v.string(), entry), v.maxEntries(largest));
}

export const optional = v.exactOptional;

export const finite = v.pipe(v.number(), v.minValue(-1e30), v.maxValue(1e30));

export const formula = v.pipe(
  v.union([text(2000), finite]),
  v.description('A number, or a formula as text, such as "k*hill(oxygen, K, 2)".'),
);

export const length = v.pipe(
  text(100),
  v.description('A length with its unit (um, µm, mm, cm), such as "150 um".'),
);

export const duration = v.pipe(
  text(100),
  v.description('A duration with its unit (s, min, h, d, wk), such as "6 h".'),
);

export const color = v.pipe(
  v.string(),
  v.regex(/^#[0-9a-fA-F]{6}$/, 'must be a color like "#ff8800"'),
);

export const annotations = {
  label: optional(text(200)),
  note: optional(text(4000)),
  source: optional(text(2000)),
  group: optional(text(100)),
  evidence: optional(list(text(100), 100)),
};

const alternativesOf = new WeakMap<object, readonly v.GenericSchema[]>();

/**
 * One of several schemas, told apart by looking at the input, so that errors speak of the one that
 * was meant. The JSON Schema lists them all.
 */
export function choose<const T extends readonly v.GenericSchema[]>(
  alternatives: T,
  pick: (input: unknown) => T[number],
): v.GenericSchema<v.InferInput<T[number]>, v.InferOutput<T[number]>> {
  const schema = v.lazy(pick);
  alternativesOf.set(schema, alternatives);
  return schema as v.GenericSchema<v.InferInput<T[number]>, v.InferOutput<T[number]>>;
}

export function alternativesOfSchema(schema: object): readonly v.GenericSchema[] | undefined {
  return alternativesOf.get(schema);
}

/** Whether an input is an object that has the key. */
export function hasKey(input: unknown, key: string): boolean {
  return typeof input === "object" && input !== null && Object.hasOwn(input, key);
}
