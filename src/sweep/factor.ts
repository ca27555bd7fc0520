import { ModelError } from "../model/error.ts";
import type { FactorFile } from "./plan-schema.ts";

/** A value as a plan and a manifest write it. */
export type FactorValue = number | string | readonly number[];

/** What a factor changes in a preset. */
export type Target =
  | { readonly kind: "parameter"; readonly parameter: string }
  | {
      readonly kind: "treatment";
      readonly label: string;
      readonly change: "dose" | "start" | "stop" | "interval" | "count";
    }
  | { readonly kind: "initial"; readonly label: string; readonly change: string }
  | { readonly kind: "setting"; readonly setting: Setting };

export type Setting = "grid" | "step" | "tolerance" | "residual" | "seed" | "breakage";

/** One thing that differs from run to run, and which values it takes. */
export interface Factor {
  /** Of its column in results. */
  readonly name: string;
  readonly target: Target;
  /** Values of a grid design; 0: it cannot be one. */
  readonly levelCount: number;
  /** Whether it has these values and none between them. */
  readonly isList: boolean;
  level(index: number): FactorValue;
  /** The value at a coordinate in [0, 1] of a sampling design. */
  at(coordinate: number): FactorValue;
}

/** A factor without values, for a list that gives them. */
export interface NamedTarget {
  readonly name: string;
  readonly target: Target;
}

/** What a factor changes; `range`: that of a parameter which the plan gives no values. */
export function resolveTarget(file: FactorFile): NamedTarget {
  const target = targetOf(file);
  return { name: file.name ?? defaultName(target), target };
}

/**
 * A factor of a plan. `range` is the least and the most value of its parameter, taken where the plan
 * gives none. Throws ModelError.
 */
export function resolveFactor(
  file: FactorFile,
  place: string,
  range?: readonly [number, number],
): Factor {
  const named = resolveTarget(file);
  const { values, from, to, count } = file;
  if (values !== undefined) {
    if (from !== undefined || to !== undefined || count !== undefined) {
      throw new ModelError(place, '"values" lists them; leave "from", "to" and "count" out');
    }
    if (values.length === 0) throw new ModelError(`${place}.values`, "must not be empty");
    return { ...named, ...listed(values) };
  }
  return { ...named, ...between(file, place, range) };
}

function targetOf(file: FactorFile): Target {
  if ("treatment" in file) {
    return { kind: "treatment", label: file.treatment, change: file.change };
  }
  if ("initial" in file) return { kind: "initial", label: file.initial, change: file.change };
  if ("setting" in file) return { kind: "setting", setting: file.setting };
  return { kind: "parameter", parameter: file.parameter };
}

function defaultName(target: Target): string {
  if (target.kind === "parameter") return target.parameter;
  if (target.kind === "setting") return target.setting;
  return `${target.label} ${target.change}`;
}

type Values = Pick<Factor, "levelCount" | "isList" | "level" | "at">;

function listed(values: readonly FactorValue[]): Values {
  const level = (index: number): FactorValue => values[index]!;
  const at = (coordinate: number) =>
    level(Math.min(Math.floor(coordinate * values.length), values.length - 1));
  return { levelCount: values.length, isList: true, level, at };
}

function between(
  file: FactorFile,
  place: string,
  range: readonly [number, number] | undefined,
): Values {
  const low = quantityOf(file.from ?? range?.[0], `${place}.from`);
  const high = quantityOf(file.to ?? range?.[1], `${place}.to`);
  if (low.unit !== high.unit) {
    throw new ModelError(`${place}.to`, `must have the unit of "from", "${low.unit}"`);
  }
  if (low.number === high.number) {
    throw new ModelError(place, '"from" and "to" are the same; give "values" for a single one');
  }
  if (file.scale === "log" && !(low.number > 0 && high.number > 0)) {
    throw new ModelError(place, 'a "log" scale needs "from" and "to" above 0');
  }
  const number = file.scale === "log" ? geometric : linear;
  const at = (coordinate: number): FactorValue => {
    // Twelve digits: 0.1 * 3 reads 0.3 in tables, and on every machine.
    const found = Number(number(low.number, high.number, coordinate).toPrecision(12));
    return low.unit === "" ? found : `${found} ${low.unit}`;
  };
  const levelCount = file.count ?? 0;
  return { levelCount, isList: false, level: (index) => at(index / (levelCount - 1)), at };
}

function linear(low: number, high: number, share: number): number {
  return share === 1 ? high : low + share * (high - low);
}

function geometric(low: number, high: number, share: number): number {
  if (share === 0 || share === 1) return share === 0 ? low : high;
  return Math.exp(linear(Math.log(low), Math.log(high), share));
}

const QUANTITY = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([^\s\d].*?)?\s*$/;

/** A number and its unit ("" for none) as they are written. */
export interface Quantity {
  readonly number: number;
  readonly unit: string;
}

/** Throws ModelError where there is no value, or one that is neither a number nor one with a unit. */
export function quantityOf(value: number | string | undefined, place: string): Quantity {
  if (value === undefined) {
    throw new ModelError(place, 'is missing; give "from" and "to", or "values"');
  }
  const found = matchQuantity(value);
  if (found === undefined) {
    throw new ModelError(place, `"${value}" must be a number, or one with a unit such as "3 d"`);
  }
  return found;
}

/** The same; undefined where the value is neither a number nor one with a unit. */
export function matchQuantity(value: FactorValue): Quantity | undefined {
  if (typeof value === "number") return { number: value, unit: "" };
  if (typeof value === "object") return undefined;
  const match = QUANTITY.exec(value);
  return match === null ? undefined : { number: Number(match[1]), unit: match[2] ?? "" };
}
