import { ModelError } from "../../model/error.ts";

/** Throws a `ModelError` at `place` unless `value` is a whole number from `low` to `high`. */
export function requireWhole(place: string, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new ModelError(place, `give a whole number from ${low} to ${high}, not ${value}`);
}

/** The largest seed of a design: 32 bits without a sign. */
const LARGEST_SEED = 2 ** 32 - 1;

export function requireSeed(seed: number): void {
  requireWhole("seed", seed, 0, LARGEST_SEED);
}
