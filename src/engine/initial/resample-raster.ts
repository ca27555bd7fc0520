import type { Grid } from "../../model/grid.ts";
import type { Raster } from "../../model/scenario.ts";
import { type AxisWeights, nearestWeights, overlapWeights } from "./axis-weights.ts";

/**
 * A raster stretched over the domain, read per voxel: [nx*ny*nz], index i + nx*(j + ny*k). Each
 * axis by itself: the exact mean over the voxel where the raster is as fine as the grid or finer
 * (the same numbers at 1:1), linear between the centres of its pixels where it is coarser. Labels
 * ("nearest") take the pixel under the voxel's centre. A raster of two axes gives every slice of a
 * 3D grid the same values.
 */
export function resampleRaster(grid: Grid, raster: Raster): Float32Array {
  const { width, height, depth, interpolation } = raster;
  const weights = interpolation === "nearest" ? nearestWeights : overlapWeights;
  const slice = grid.nx * grid.ny;
  const rows = alongAxis(raster.values, width, weights(width, grid.nx), 1);
  const slices = alongAxis(rows, height, weights(height, grid.ny), grid.nx);
  if (depth > 1) {
    return Float32Array.from(alongAxis(slices, depth, weights(depth, grid.nz), slice));
  }
  const result = new Float32Array(slice * grid.nz);
  for (let k = 0; k < grid.nz; k++) result.set(slices, k * slice);
  return result;
}

/** Replaces one axis of `length` pixels, `stride` apart, by weighted sums along it. */
function alongAxis(
  values: ArrayLike<number>,
  length: number,
  weights: readonly AxisWeights[],
  stride: number,
): Float64Array {
  const outer = values.length / (length * stride);
  const result = new Float64Array(outer * weights.length * stride);
  let at = 0;
  for (let block = 0; block < outer; block++) {
    for (const { first, weights: shares } of weights) {
      const start = (block * length + first) * stride;
      for (let inner = 0; inner < stride; inner++) {
        let sum = 0;
        for (let p = 0; p < shares.length; p++) {
          sum += shares[p]! * values[start + p * stride + inner]!;
        }
        result[at++] = sum;
      }
    }
  }
  return result;
}
