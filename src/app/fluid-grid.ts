import type { Grid } from "../model/grid.ts";
import type { Scenario } from "../model/scenario.ts";

/** ns per voxel and field of one step on one CPU thread, as measured (docs/numerics.md, bench). */
const COST = { implicit: 80, explicit: 18 };
/** ms that a step may take: explicit runs need many more of them. */
const AFFORDABLE = { implicit: 16, explicit: 8 };
const FEWEST = 16;

/** Voxels per axis, as a preset file names them: three entries in 3D. */
export function gridShape({ dimensions, nx, ny, nz }: Grid): readonly number[] {
  return dimensions === 3 ? [nx, ny, nz] : [nx, ny];
}

/** The grid on which a CPU keeps this scenario fluid; null: its own. */
export function fluidShape({ grid, model, time }: Scenario): readonly number[] | null {
  const nanoseconds = COST[time.scheme] * Math.max(1, model.fields.length);
  return coarserShape(gridShape(grid), (AFFORDABLE[time.scheme] * 1e6) / nanoseconds);
}

/**
 * The shape with all axes coarser by one factor, so that it has at most `most` voxels: multiples of
 * 8, at least 16. Null: it has no more than that already.
 */
export function coarserShape(shape: readonly number[], most: number): readonly number[] | null {
  const voxels = shape.reduce((product, axis) => product * axis, 1);
  if (voxels <= most) return null;
  const factor = (most / voxels) ** (1 / shape.length);
  return shape.map((axis) => Math.min(axis, Math.max(FEWEST, 8 * Math.floor((axis * factor) / 8))));
}
