import type { DataRange } from "../auto-window.ts";

/** A slice of one field: index i + width*j. */
export interface Plane {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/** Range of the first plane minus the second, at the first's voxels (the nearest of another grid). */
export function differenceRange(first: Plane, second: Plane): DataRange {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < first.height; j++) {
    const row = second.width * nearest(j, first.height, second.height);
    for (let i = 0; i < first.width; i++) {
      const other = second.data[row + nearest(i, first.width, second.width)] ?? Number.NaN;
      const difference = (first.data[i + first.width * j] ?? Number.NaN) - other;
      if (difference < min) min = difference;
      if (difference > max) max = difference;
    }
  }
  return { min, max };
}

/** Voxel of `there` whose middle is nearest to that of `index` of `here`. */
function nearest(index: number, here: number, there: number): number {
  return Math.min(there - 1, Math.floor(((index + 0.5) / here) * there));
}
