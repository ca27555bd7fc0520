import type { Grid } from "../../model/grid.ts";

/** Share that the shape covers of a cell around a point (um; z is 0 in 2D), 0 to 1. */
export type Cover = (x: number, y: number, z: number) => number;

/** A shape at its place in the domain, whatever the grid. */
export interface PlacedShape {
  /** For cells of a lattice, softness included. */
  coverOf(lattice: Grid): Cover;
  /**
   * Signed distance (um) of a point to the nearest outline; it may be Infinity beyond
   * `softness`/2 and the reach that the shape was placed with.
   */
  distance(x: number, y: number, z: number): number;
  /** Largest change of `distance` per um; 1 for a true distance. */
  readonly steepness: number;
  readonly softness: number;
  /** What parts of voxels should be as small as, um; Infinity where all of the outline is plane. */
  readonly detail: number;
}

/** Mean width of a cell, um: what its soft edge is averaged over. */
export function cellWidth({ dimensions, dx, dy, dz }: Grid): number {
  return dimensions === 3 ? Math.cbrt(dx * dy * dz) : Math.sqrt(dx * dy);
}

/** Half of a voxel's diagonal, um. */
export function halfDiagonal({ dimensions, dx, dy, dz }: Grid): number {
  return 0.5 * Math.hypot(dx, dy, dimensions === 3 ? dz : 0);
}

/**
 * Length of the domain's sides, um; the third is 0 in 2D. Rounded to 1e-6 um, so that it is the same
 * number on every grid and what grows by chance grows alike.
 */
export function domainSize(grid: Grid): readonly [number, number, number] {
  const side = (n: number, h: number) => Math.round(n * h * 1e6) / 1e6;
  const depth = grid.dimensions === 3 ? side(grid.nz, grid.dz) : 0;
  return [side(grid.nx, grid.dx), side(grid.ny, grid.dy), depth];
}
