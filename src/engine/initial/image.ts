import { type Grid, voxelCount } from "../../model/grid.ts";
import type { ImageEntry } from "../../model/scenario.ts";

/** Points per voxel and axis at which the picture is read, so that a coarse grid sees an average. */
const samples = 3;

/**
 * Intensity (0 to 1) of a picture stretched over the domain, per voxel; the picture's top row is at
 * the largest y. In 3D every slice is the same.
 */
export function imageIntensity(grid: Grid, image: ImageEntry): Float32Array {
  const result = new Float32Array(voxelCount(grid));
  const slice = grid.nx * grid.ny;
  for (let j = 0; j < grid.ny; j++) {
    for (let i = 0; i < grid.nx; i++) result[i + grid.nx * j] = voxelIntensity(grid, image, i, j);
  }
  for (let k = 1; k < grid.nz; k++) result.copyWithin(k * slice, 0, slice);
  return result;
}

function voxelIntensity(grid: Grid, image: ImageEntry, i: number, j: number): number {
  let sum = 0;
  for (let b = 0; b < samples; b++) {
    for (let a = 0; a < samples; a++) {
      const u = (i + (a + 0.5) / samples) / grid.nx;
      const v = (j + (b + 0.5) / samples) / grid.ny;
      sum += intensityAt(image, u * image.width - 0.5, (1 - v) * image.height - 0.5);
    }
  }
  return sum / (samples * samples);
}

/** Bilinear between pixel centres, constant beyond the outermost. */
function intensityAt(image: ImageEntry, column: number, row: number): number {
  const x = Math.min(Math.max(column, 0), image.width - 1);
  const y = Math.min(Math.max(row, 0), image.height - 1);
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const x1 = Math.min(x0 + 1, image.width - 1);
  const y1 = Math.min(y0 + 1, image.height - 1);
  const pixel = (px: number, py: number): number => image.intensity[px + image.width * py]!;
  const top = pixel(x0, y0) + (x - x0) * (pixel(x1, y0) - pixel(x0, y0));
  const bottom = pixel(x0, y1) + (x - x0) * (pixel(x1, y1) - pixel(x0, y1));
  return top + (y - y0) * (bottom - top);
}
