import type { Grid } from "../../model/grid.ts";

/** Signed distance (um) to a shape at a point: negative inside. z is 0 in 2D. */
export type SignedDistance = (x: number, y: number, z: number) => number;

/** Voxel index ranges [first, end) along x, y, z. */
export type VoxelBox = readonly [
  readonly [number, number],
  readonly [number, number],
  readonly [number, number],
];

/**
 * Raises `mask` to the share of each voxel that a shape covers. The edge falls smoothly over
 * `softness` (um) around the outline; voxels that it crosses are sampled at 4x4 (3x3x3) points, so
 * that a shape smaller than a voxel keeps about its area. One thinner than a quarter of a voxel may
 * fall between the points.
 */
export function coverVoxels(
  grid: Grid,
  mask: Float32Array,
  distance: SignedDistance,
  softness: number,
  box: VoxelBox = wholeGrid(grid),
): void {
  const solid = grid.dimensions === 3;
  const reach = softness / 2 + 0.5 * Math.hypot(grid.dx, grid.dy, solid ? grid.dz : 0);
  for (let k = box[2][0]; k < box[2][1]; k++) {
    for (let j = box[1][0]; j < box[1][1]; j++) {
      for (let i = box[0][0]; i < box[0][1]; i++) {
        const d = distance(
          (i + 0.5) * grid.dx,
          (j + 0.5) * grid.dy,
          solid ? (k + 0.5) * grid.dz : 0,
        );
        if (d > reach) continue;
        const voxel = i + grid.nx * (j + grid.ny * k);
        const share = d < -reach ? 1 : sampledShare(grid, distance, softness, i, j, k);
        mask[voxel] = Math.max(mask[voxel]!, share);
      }
    }
  }
}

/** Voxels that a ball of radius `reach` around a point may touch. */
export function boxAround(grid: Grid, center: readonly number[], reach: number): VoxelBox {
  const range = (position: number, h: number, n: number): readonly [number, number] => [
    Math.max(0, Math.min(n, Math.floor((position - reach) / h) - 1)),
    Math.max(0, Math.min(n, Math.ceil((position + reach) / h) + 1)),
  ];
  return [
    range(center[0]!, grid.dx, grid.nx),
    range(center[1]!, grid.dy, grid.ny),
    grid.dimensions === 3 ? range(center[2]!, grid.dz, grid.nz) : [0, 1],
  ];
}

function wholeGrid(grid: Grid): VoxelBox {
  return [
    [0, grid.nx],
    [0, grid.ny],
    [0, grid.nz],
  ];
}

/** Mean of the soft edge over points spread evenly in a voxel. */
function sampledShare(
  grid: Grid,
  distance: SignedDistance,
  softness: number,
  i: number,
  j: number,
  k: number,
): number {
  const solid = grid.dimensions === 3;
  const perAxis = solid ? 3 : 4;
  const layers = solid ? perAxis : 1;
  let sum = 0;
  for (let c = 0; c < layers; c++) {
    const z = solid ? (k + (c + 0.5) / perAxis) * grid.dz : 0;
    for (let b = 0; b < perAxis; b++) {
      const y = (j + (b + 0.5) / perAxis) * grid.dy;
      for (let a = 0; a < perAxis; a++) {
        sum += edge(distance((i + (a + 0.5) / perAxis) * grid.dx, y, z), softness);
      }
    }
  }
  return sum / (perAxis * perAxis * layers);
}

/** 1 inside, 0 outside, a smooth step of width `softness` centred on the outline. */
function edge(distance: number, softness: number): number {
  if (softness <= 0) return distance <= 0 ? 1 : 0;
  const t = Math.min(Math.max(0.5 - distance / softness, 0), 1);
  return t * t * (3 - 2 * t);
}
