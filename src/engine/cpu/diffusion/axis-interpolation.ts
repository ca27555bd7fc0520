import type { AxisWeights } from "./axis-weights.ts";

/**
 * Linear interpolation along one axis from a coarse level to the next finer one: fine cell i takes
 * weightLower[i] of coarse cell lower[i] and weightUpper[i] of coarse cell upper[i].
 */
export interface AxisInterpolation {
  readonly lower: Int32Array;
  readonly upper: Int32Array;
  readonly weightLower: Float64Array;
  readonly weightUpper: Float64Array;
  /** Fine cells 2 .. regularEnd - 1 have the weights 1/4, 3/4 (even) and 3/4, 1/4 (odd). */
  readonly regularEnd: number;
}

/**
 * Between true cell centres, in units of the fine width. Beyond a no-flux wall the correction is
 * constant; at a wall of fixed value it falls to 0; a periodic axis wraps. An axis that was not
 * coarsened is copied.
 */
export function axisInterpolation(fine: AxisWeights, coarse: AxisWeights): AxisInterpolation {
  const n = fine.cells;
  const result = {
    lower: new Int32Array(n),
    upper: new Int32Array(n),
    weightLower: new Float64Array(n),
    weightUpper: new Float64Array(n),
    regularEnd: coarse.cells < n ? Math.max(2, 2 * (coarse.cells - 2)) : 0,
  };
  for (let i = 0; i < n; i++) {
    if (coarse.cells === n) {
      result.lower[i] = i;
      result.upper[i] = i;
      result.weightLower[i] = 1;
    } else {
      interpolateCell(fine, coarse, i, result);
    }
  }
  return result;
}

function interpolateCell(
  fine: AxisWeights,
  coarse: AxisWeights,
  i: number,
  result: Omit<AxisInterpolation, "regularEnd">,
): void {
  const last = coarse.cells - 1;
  const length = fine.cells - 1 + fine.lastWidth;
  const position = i === fine.cells - 1 ? i + fine.lastWidth / 2 : i + 0.5;
  const center = (cell: number): number =>
    cell === last ? 2 * last + coarse.lastWidth : 2 * cell + 1;
  const parent = i >> 1;
  const lower = position < center(parent) ? parent - 1 : parent;
  const upper = lower + 1;
  if (lower < 0) {
    const distance = fine.low === "periodic" ? center(0) + length - center(last) : center(0);
    const weight = 1 - (center(0) - position) / distance;
    set(result, i, last, 0, fine.low === "periodic" ? 1 - weight : 0, outer(fine.low, weight));
  } else if (upper > last) {
    const ahead = fine.high === "periodic" ? center(0) + length : length;
    const weight = 1 - (position - center(last)) / (ahead - center(last));
    set(result, i, last, 0, outer(fine.high, weight), fine.high === "periodic" ? 1 - weight : 0);
  } else {
    const weight = (position - center(lower)) / (center(upper) - center(lower));
    set(result, i, lower, upper, 1 - weight, weight);
  }
}

/** Weight of the cell beside a wall. */
function outer(end: AxisWeights["low"], linear: number): number {
  return end === "no-flux" ? 1 : linear;
}

function set(
  result: Omit<AxisInterpolation, "regularEnd">,
  i: number,
  lower: number,
  upper: number,
  weightLower: number,
  weightUpper: number,
): void {
  result.lower[i] = lower;
  result.upper[i] = upper;
  result.weightLower[i] = weightLower;
  result.weightUpper[i] = weightUpper;
}
