import type { Measure } from "../model/claim.ts";

/** What a measure looks at: one value per voxel, and which voxels count. */
export interface MeasuredRegion {
  /** Length voxelCount. */
  readonly values: ArrayLike<number>;
  /** Voxels count where this is not 0; absent: all do. */
  readonly mask?: ArrayLike<number>;
  /** The other field of a correlation. */
  readonly other?: ArrayLike<number>;
  /** Measure of one voxel: um^2 in 2D, um^3 in 3D. */
  readonly voxelMeasure: number;
}

/**
 * Reduces a region to one number. `area` is the measure of the voxels of the region where the value
 * is not 0. NaN if the region holds a value that is not finite; also, except for integral and area,
 * if the region is empty; and for the correlation of a constant.
 */
export function measureRegion(measure: Measure, region: MeasuredRegion): number {
  const selected = selectVoxels(region);
  switch (measure) {
    case "mean":
      return meanOf(selected.values);
    case "median":
      return medianOf(selected.values);
    case "min":
      return selected.values.length === 0 ? Number.NaN : selected.values.reduce(lesser);
    case "max":
      return selected.values.length === 0 ? Number.NaN : selected.values.reduce(greater);
    case "integral":
      return sumOf(selected.values) * region.voxelMeasure;
    case "area":
      return sumOf(selected.values.map(isPresent)) * region.voxelMeasure;
    case "correlation":
      return correlationOf(selected.values, selected.others);
  }
}

/** Number of voxels that a mask lets through. */
export function countVoxels(mask: ArrayLike<number>): number {
  let count = 0;
  for (let voxel = 0; voxel < mask.length; voxel++) if (mask[voxel] !== 0) count++;
  return count;
}

function selectVoxels(region: MeasuredRegion): { values: Float64Array; others: Float64Array } {
  const { values, mask, other } = region;
  const size = mask === undefined ? values.length : countVoxels(mask);
  const chosen = new Float64Array(size);
  const others = new Float64Array(other === undefined ? 0 : size);
  let at = 0;
  for (let voxel = 0; voxel < values.length; voxel++) {
    if (mask !== undefined && mask[voxel] === 0) continue;
    chosen[at] = values[voxel]!;
    if (other !== undefined) others[at] = other[voxel]!;
    at++;
  }
  return { values: chosen, others };
}

/** Pearson's r. */
function correlationOf(a: Float64Array, b: Float64Array): number {
  const meanA = meanOf(a);
  const meanB = meanOf(b);
  let covariance = 0;
  let varianceA = 0;
  let varianceB = 0;
  for (let index = 0; index < a.length; index++) {
    const fromA = a[index]! - meanA;
    const fromB = b[index]! - meanB;
    covariance += fromA * fromB;
    varianceA += fromA * fromA;
    varianceB += fromB * fromB;
  }
  return covariance / Math.sqrt(varianceA * varianceB);
}

function meanOf(values: Float64Array): number {
  return sumOf(values) / values.length;
}

/** The middle one in order, or the mean of the two in the middle; NaN where one is NaN or there are none. */
function medianOf(values: Float64Array): number {
  if (values.some(Number.isNaN)) return Number.NaN;
  const sorted = values.slice().sort();
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function lesser(a: number, b: number): number {
  return Math.min(a, b);
}

function greater(a: number, b: number): number {
  return Math.max(a, b);
}

/** Keeps NaN, so that a failed run cannot pass for an empty one. */
function isPresent(value: number): number {
  return Number.isFinite(value) ? Number(value !== 0) : Number.NaN;
}
