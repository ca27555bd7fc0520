import type { Statistics } from "../../engine.ts";

/**
 * Statistics of one plane; values that are not finite are counted and left out of the others. With
 * `carry` mean and integral are of both together.
 */
export function statistics(
  values: Float32Array,
  voxelMeasure: number,
  carry?: Float32Array,
): Statistics {
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let nonFinite = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) {
      nonFinite++;
      continue;
    }
    sum += carry === undefined ? value : value + carry[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const finite = values.length - nonFinite;
  if (finite === 0) return { mean: 0, min: 0, max: 0, integral: 0, nonFinite };
  return { mean: sum / finite, min, max, integral: sum * voxelMeasure, nonFinite };
}
