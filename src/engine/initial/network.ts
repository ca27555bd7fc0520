import { type Grid, voxelCount } from "../../model/grid.ts";
import type { Shape } from "../../model/scenario.ts";
import { boxAround, coverVoxels, type SignedDistance } from "./cover-voxels.ts";
import { growNetwork, type VesselPiece } from "./grow-network.ts";

export type NetworkShape = Extract<Shape, { readonly kind: "network" }>;

/** Share of each voxel inside a branching vessel tree that grows inward from the sides, 0 to 1. */
export function networkMask(
  grid: Grid,
  shape: NetworkShape,
  seed: number,
  stream: number,
): Float32Array {
  const depth = grid.dimensions === 3 ? grid.nz * grid.dz : 0;
  const size = [grid.nx * grid.dx, grid.ny * grid.dy, depth] as const;
  const { roots, branches, radius, softness } = shape;
  const mask = new Float32Array(voxelCount(grid));
  for (const piece of growNetwork({ size, roots, branches, radius }, seed, stream)) {
    const middle = piece.from.map((from, axis) => (from + piece.to[axis]!) / 2);
    const half = Math.hypot(...piece.from.map((from, axis) => piece.to[axis]! - from)) / 2;
    const reach = half + Math.max(piece.radiusFrom, piece.radiusTo) + softness / 2;
    coverVoxels(grid, mask, distanceToPiece(piece), softness, boxAround(grid, middle, reach));
  }
  return mask;
}

/** Distance to the axis less the radius there, which tapers along the piece. */
function distanceToPiece(piece: VesselPiece): SignedDistance {
  const [fx, fy, fz] = piece.from;
  const dx = piece.to[0] - fx;
  const dy = piece.to[1] - fy;
  const dz = piece.to[2] - fz;
  const length = dx * dx + dy * dy + dz * dz;
  return (x, y, z) => {
    const along = length > 0 ? ((x - fx) * dx + (y - fy) * dy + (z - fz) * dz) / length : 0;
    const s = Math.min(Math.max(along, 0), 1);
    const radius = piece.radiusFrom + s * (piece.radiusTo - piece.radiusFrom);
    return Math.hypot(x - fx - s * dx, y - fy - s * dy, z - fz - s * dz) - radius;
  };
}
