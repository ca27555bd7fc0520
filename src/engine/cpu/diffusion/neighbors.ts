import type { LevelPlane } from "./level-plane.ts";
import { lowerOffset, type RowCoupling, upperOffset } from "./row-coupling.ts";

/** What a voxel's neighbours and walls do to it. */
export interface Neighbors {
  /** Sum of r w (u_j - u). */
  flow: number;
  /** Sum of r w. */
  weight: number;
}

/**
 * Neighbours of voxel (i, row), any place, uniform or varying D: the complete formula of
 * docs/numerics.md. Loops over the inside of a row use shorter forms of the same.
 */
export function neighborsAt(
  plane: LevelPlane,
  row: RowCoupling,
  i: number,
  result: Neighbors,
): void {
  const { x, scale, wall, diffusion } = plane;
  const voxel = row.base + i;
  const own = plane.solution[voxel]!;
  const ownD = diffusion === null ? 1 : diffusion[voxel]!;
  result.flow = ownD * (row.wallSum - row.wallWeight * own);
  result.weight = ownD * row.wallWeight;
  addSide(plane, voxel, lowerOffset(x, i), scale[0]! * x.minus[i]!, wall[0]!, result);
  addSide(plane, voxel, upperOffset(x, i), scale[0]! * x.plus[i]!, wall[1]!, result);
  addSide(plane, voxel, row.down, row.weightDown, 0, result);
  addSide(plane, voxel, row.up, row.weightUp, 0, result);
  addSide(plane, voxel, row.back, row.weightBack, 0, result);
  addSide(plane, voxel, row.front, row.weightFront, 0, result);
}

/** Harmonic mean: what two half voxels in series conduct. */
export function faceDiffusion(own: number, other: number): number {
  const sum = own + other;
  return sum > 0 ? (2 * own * other) / sum : 0;
}

function addSide(
  plane: LevelPlane,
  voxel: number,
  offset: number,
  rw: number,
  wall: number,
  result: Neighbors,
): void {
  if (rw === 0) return;
  const { diffusion, solution } = plane;
  const own = diffusion === null ? 1 : diffusion[voxel]!;
  const face =
    diffusion === null || offset === 0 ? own : faceDiffusion(own, diffusion[voxel + offset]!);
  const other = offset === 0 ? wall : solution[voxel + offset]!;
  result.flow += rw * face * (other - solution[voxel]!);
  result.weight += rw * face;
}
