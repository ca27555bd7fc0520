import { gridShape } from "../model/grid.ts";
import type { Scenario } from "../model/scenario.ts";

/**
 * ns per voxel and field of one step on one thread of the CPU path of 0.3, rounded: processor time, least
 * of 12 steps after three, at the step that a preset's claims are checked with; AMD EPYC, Node 20. At 64,
 * 96, 128 voxels per axis: hypoxic-core (18 fields) 57, 49, 45; early-and-late (38) 47, 43, 47;
 * suppressor-reprogramming (45) 53, 53, 49. spheroid-3d at 16, 24, 32: 130, 117, 115. Explicit, 200 steps
 * of presets on their own grids: gray-scott 2.0, fitzhugh-nagumo 1.9, schnakenberg 1.7, fisher-kpp 5.6.
 */
const COST = { plane: 50, solid: 125, explicit: 6 };
/**
 * ms that a step may take: 24 new pictures a second of an implicit run, whose steps are an hour or so (a
 * whole run of 45 s has some 500); explicit runs need many more of them. The page draws meanwhile.
 */
const AFFORDABLE = { implicit: 1000 / 24, explicit: 8 };
const FEWEST = 16;
/** Most voxels of an axis where the preset's own grid is not fluid: docs/validation.md has its claims there. */
const MOST = 128;

/** The grid on which a CPU keeps this scenario fluid; null: its own. */
export function fluidShape({ grid, model, time }: Scenario): readonly number[] | null {
  const shape = gridShape(grid);
  const plane = grid.dimensions === 3 ? COST.solid : COST.plane;
  const cost = time.scheme === "explicit" ? COST.explicit : plane;
  const affordable = (AFFORDABLE[time.scheme] * 1e6) / (cost * Math.max(1, model.fields.length));
  if (voxelsOf(shape) <= affordable) return null;
  const most = voxelsOf(shape) * (MOST / Math.max(...shape)) ** shape.length;
  return coarserShape(shape, Math.min(affordable, most));
}

/**
 * The shape with all axes coarser by one factor, so that it has at most `most` voxels: multiples of
 * 8, at least 16. Null: it has no more than that already.
 */
export function coarserShape(shape: readonly number[], most: number): readonly number[] | null {
  const voxels = voxelsOf(shape);
  if (voxels <= most) return null;
  const factor = (most / voxels) ** (1 / shape.length);
  return shape.map((axis) => Math.min(axis, Math.max(FEWEST, 8 * Math.floor((axis * factor) / 8))));
}

function voxelsOf(shape: readonly number[]): number {
  return shape.reduce((product, axis) => product * axis, 1);
}
