import type { Grid } from "../../model/grid.ts";
import type { Place } from "../instrument.ts";

/**
 * Places between the middles of voxels, and what is to be read for them: the four voxels about each, whose
 * values count by their shares. Beyond the domain a place has the value of its edge.
 */
export interface Places {
  /** What is to be read, each once. */
  readonly voxels: Uint32Array;
  /** Four of these, by their place in `voxels`, for each place: lower left, lower right, upper left, upper right. */
  readonly corners: Uint32Array;
  /** Two for each place: how far it is from the left to the right ones, and from the lower to the upper. */
  readonly shares: Float64Array;
}

/** Places (um) in a slice of a grid. */
export function placesIn(
  { nx, ny, dx, dy }: Pick<Grid, "nx" | "ny" | "dx" | "dy">,
  slice: number,
  points: readonly Place[],
): Places {
  const known = new Map<number, number>();
  const indexOf = (voxel: number): number => {
    const index = known.get(voxel) ?? known.size;
    known.set(voxel, index);
    return index;
  };
  const corners = new Uint32Array(4 * points.length);
  const shares = new Float64Array(2 * points.length);
  const [right, up] = [nx > 1 ? 1 : 0, ny > 1 ? nx : 0];
  points.forEach(({ x, y }, index) => {
    const u = Math.min(Math.max(x / dx - 0.5, 0), nx - 1);
    const v = Math.min(Math.max(y / dy - 0.5, 0), ny - 1);
    const i = Math.min(Math.floor(u), Math.max(nx - 2, 0));
    const j = Math.min(Math.floor(v), Math.max(ny - 2, 0));
    const at = i + nx * (j + ny * slice);
    corners.set([at, at + right, at + up, at + right + up].map(indexOf), 4 * index);
    shares.set([u - i, v - j], 2 * index);
  });
  return { voxels: Uint32Array.from(known.keys()), corners, shares };
}

/** The values at the places, bilinear, of what was read in their voxels. */
export function valuesAt({ corners, shares }: Places, read: ArrayLike<number>): number[] {
  const corner = (at: number): number => read[corners[at]!]!;
  return Array.from({ length: shares.length / 2 }, (_, index) => {
    const [p, q] = [shares[2 * index]!, shares[2 * index + 1]!];
    const at = 4 * index;
    const low = corner(at) * (1 - p) + corner(at + 1) * p;
    const high = corner(at + 2) * (1 - p) + corner(at + 3) * p;
    return low * (1 - q) + high * q;
  });
}
