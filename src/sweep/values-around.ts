import { ModelError } from "../model/error.ts";
import type { Parameter } from "../model/model.ts";

/** Where a sweep of one parameter begins and ends. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

type Range = Pick<Parameter, "min" | "max" | "scale">;

/** A sweep reaches from a value's fourth to its fourfold, where its range allows it. */
const reach = 4;
/** Significant digits that people read: as few as keep the values apart. */
const digits = [4, 6, 9, 17];

/** A span about a parameter's present value, within its range; of a value of 0 the whole range. */
export function spanAround({ min, max }: Range, value: number): Span {
  if (value === 0) return { from: min, to: max };
  const ends = [value / reach, value * reach];
  return { from: Math.max(min, Math.min(...ends)), to: Math.min(max, Math.max(...ends)) };
}

/**
 * `count` (odd, 3 or more) rising values from `from` to `to`: by even factors on a log scale, else by even
 * steps. A `present` value between the two is the middle one, with even spacing on either side of it.
 * Throws ModelError, its place "from" or "to", where the range does not allow them.
 */
export function valuesAround(
  { min, max, scale }: Range,
  { from, to }: Span,
  present: number,
  count: number,
): readonly number[] {
  for (const [place, value] of Object.entries({ from, to })) {
    if (value >= min && value <= max) continue;
    throw new ModelError(place, `must lie between ${min} and ${max}`);
  }
  if (from >= to) throw new ModelError("to", `must be more than where the sweep starts, ${from}`);
  const isLog = scale === "log" && from > 0;
  const between = isLog ? geometric : linear;
  const half = (count - 1) / 2;
  const isInside = present > from && present < to;
  const exact = Array.from({ length: count }, (_, index) => {
    if (!isInside) return between(from, to, index / (count - 1));
    if (index < half) return between(from, present, index / half);
    return between(present, to, (index - half) / half);
  });
  const kept = new Set([from, to, ...(isInside ? [present] : [])]);
  const rounded = digits.map((few) =>
    exact.map((value) => (kept.has(value) ? value : Number(value.toPrecision(few)))),
  );
  return rounded.find(isRising) ?? exact;
}

function isRising(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > values[index - 1]!);
}

/** The ends are exact. */
function linear(low: number, high: number, share: number): number {
  return share === 0 || share === 1 ? [low, high][share]! : low + share * (high - low);
}

function geometric(low: number, high: number, share: number): number {
  return share === 0 || share === 1 ? [low, high][share]! : low * (high / low) ** share;
}
