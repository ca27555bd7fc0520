import type { Combine } from "../../model/scenario.ts";

/** Blends values into the first entries of a plane by a weight in [0, 1]; null: 1 everywhere. */
export function combine(
  plane: Float32Array,
  values: Float32Array,
  weights: Float32Array | null,
  how: Combine,
): void {
  for (let i = 0; i < values.length; i++) {
    const weight = weights === null ? 1 : weights[i]!;
    const old = plane[i]!;
    const value = values[i]!;
    const whole = how === "add" ? old + value : how === "max" ? Math.max(old, value) : value;
    plane[i] = weight === 1 ? whole : old + weight * (whole - old);
  }
}
