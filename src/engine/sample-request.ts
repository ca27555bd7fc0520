import { type Grid, voxelCount } from "../model/grid.ts";
import type { SampleRequest } from "./engine.ts";
import { EngineError } from "./engine-error.ts";

/** Throws EngineError unless the grid has all voxels of a request. */
export function requireVoxels({ voxels }: SampleRequest, grid: Grid): void {
  const count = voxelCount(grid);
  const beyond = voxels.find((voxel) => voxel >= count);
  if (beyond === undefined) return;
  throw new EngineError(`There is no voxel ${beyond}: the grid has ${count}, counted from 0.`);
}

/** Voxels of one slice or, where none is given, of all: the first, and how many. Throws EngineError. */
export function voxelsOfSlice(grid: Grid, slice?: number): { first: number; count: number } {
  if (slice === undefined) return { first: 0, count: voxelCount(grid) };
  if (!Number.isInteger(slice) || slice < 0 || slice >= grid.nz) {
    throw new EngineError(`There is no slice ${slice}: the grid has ${grid.nz}, counted from 0.`);
  }
  const count = grid.nx * grid.ny;
  return { first: slice * count, count };
}
