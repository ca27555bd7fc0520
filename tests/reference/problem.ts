import type { Side } from "../../src/model/description.ts";
import type { Grid } from "../../src/model/grid.ts";

/**
 * One substrate, u_t = div(D grad u) - k u + s, on the voxels of a grid. Lengths in um, times in
 * min; everything in double precision. What is a function may depend on the time.
 */
export interface Problem {
  readonly grid: Grid;
  /** Sides that are not named are closed. A side is periodic together with its opposite. */
  readonly walls?: Readonly<Partial<Record<Side, Wall>>>;
  /** D, um^2/min: one number or one per voxel (a face between two takes their harmonic mean). */
  readonly diffusion: number | ArrayLike<number>;
  /** k, 1/min, of a voxel; default 0. */
  readonly loss?: (voxel: number, t: number) => number;
  /** s, units of u per min, of a voxel; default 0. */
  readonly source?: (voxel: number, t: number) => number;
}

export type Wall =
  | "no-flux"
  | "periodic"
  /** u has this value on the wall itself, half a voxel away from the voxel's centre. */
  | { readonly value: (t: number) => number }
  /** Inflow through the wall, units of u times um/min. */
  | { readonly flux: (t: number) => number }
  /** Robin: inflow kappa (target - u at the wall), kappa in um/min. */
  | { readonly exchange: (t: number) => number; readonly target: (t: number) => number };

/** One wall for every side of a grid. */
export function everySide(wall: Wall): Readonly<Record<Side, Wall>> {
  return { left: wall, right: wall, bottom: wall, top: wall, back: wall, front: wall };
}
