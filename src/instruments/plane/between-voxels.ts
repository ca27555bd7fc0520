import type { Grid } from "../../model/grid.ts";

/** A plane of values, index i + nx*j. */
export type PlaneGrid = Pick<Grid, "nx" | "ny" | "dx" | "dy">;

/** The value at a place (um) between the middles of voxels: bilinear, beyond the domain that of its edge. */
export function betweenVoxels(
  values: ArrayLike<number>,
  { nx, ny, dx, dy }: PlaneGrid,
  x: number,
  y: number,
): number {
  const u = Math.min(Math.max(x / dx - 0.5, 0), nx - 1);
  const v = Math.min(Math.max(y / dy - 0.5, 0), ny - 1);
  const i = Math.min(Math.floor(u), Math.max(nx - 2, 0));
  const j = Math.min(Math.floor(v), Math.max(ny - 2, 0));
  const [p, q] = [u - i, v - j];
  const [right, up] = [nx > 1 ? 1 : 0, ny > 1 ? nx : 0];
  const at = i + nx * j;
  const low = values[at]! * (1 - p) + values[at + right]! * p;
  const high = values[at + up]! * (1 - p) + values[at + up + right]! * p;
  return low * (1 - q) + high * q;
}

/** Index of the voxel that holds a place (um), of the nearest one beyond the domain. */
export function voxelAt({ nx, ny, dx, dy }: PlaneGrid, x: number, y: number): number {
  const column = Math.min(nx - 1, Math.max(0, Math.floor(x / dx)));
  const row = Math.min(ny - 1, Math.max(0, Math.floor(y / dy)));
  return column + nx * row;
}
