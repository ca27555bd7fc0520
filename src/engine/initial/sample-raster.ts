import type { Grid } from "../../model/grid.ts";
import type { Raster } from "../../model/scenario.ts";
import { type AxisWeights, partWeights } from "./axis-weights.ts";
import type { CellSampler } from "./cells.ts";
import { resampleRaster } from "./resample-raster.ts";

/**
 * A raster over the cells of a lattice that divides a grid. Where it is as fine as the grid or finer
 * the cells of a voxel have the voxel's number as their mean; labels are the same in all of them.
 */
export function rasterSampler(grid: Grid, lattice: Grid, raster: Raster): CellSampler {
  const isWhole = lattice.nx === grid.nx && lattice.ny === grid.ny && lattice.nz === grid.nz;
  if (isWhole || raster.interpolation === "nearest") {
    const plane = resampleRaster(grid, raster);
    return (cells, result) => {
      for (let cell = 0; cell < cells.count; cell++) result[cell] = plane[cells.voxel[cell]!]!;
    };
  }
  const { width, height, depth, values } = raster;
  const alongX = partWeights(width, grid.nx, lattice.nx / grid.nx);
  const alongY = partWeights(height, grid.ny, lattice.ny / grid.ny);
  const alongZ =
    depth > 1
      ? partWeights(depth, grid.nz, lattice.nz / grid.nz)
      : Array.from({ length: lattice.nz }, () => ({ first: 0, weights: [1] }));
  return (cells, result) => {
    for (let cell = 0; cell < cells.count; cell++) {
      const x = alongX[cells.i[cell]!]!;
      const y = alongY[cells.j[cell]!]!;
      const z = alongZ[cells.k[cell]!]!;
      result[cell] = weightedSum(values, width, height, x, y, z);
    }
  };
}

function weightedSum(
  values: Float32Array,
  width: number,
  height: number,
  x: AxisWeights,
  y: AxisWeights,
  z: AxisWeights,
): number {
  let sum = 0;
  for (const [c, shareZ] of z.weights.entries()) {
    for (const [b, shareY] of y.weights.entries()) {
      const row = x.first + width * (y.first + b + height * (z.first + c));
      for (const [a, shareX] of x.weights.entries()) {
        sum += shareX * shareY * shareZ * values[row + a]!;
      }
    }
  }
  return sum;
}
