import type { AxisWeights } from "./axis-weights.ts";
import type { LevelPlane } from "./level-plane.ts";

/**
 * How the voxels of one row along x couple to the rows around it: the same for every voxel of the
 * row. A neighbour that is not there has offset 0 (the voxel itself, so that it adds nothing).
 */
export interface RowCoupling {
  /** Index of the row's first voxel. */
  base: number;
  down: number;
  up: number;
  back: number;
  front: number;
  /** r w of the four neighbouring rows. */
  weightDown: number;
  weightUp: number;
  weightBack: number;
  weightFront: number;
  /** Sum of r w over walls of fixed value, and of r w g. */
  wallWeight: number;
  wallSum: number;
  /** Sum of all of the above weights. */
  weight: number;
}

export function newRowCoupling(): RowCoupling {
  return {
    base: 0,
    down: 0,
    up: 0,
    back: 0,
    front: 0,
    weightDown: 0,
    weightUp: 0,
    weightBack: 0,
    weightFront: 0,
    wallWeight: 0,
    wallSum: 0,
    weight: 0,
  };
}

/**
 * Fills `row` for the row (j, k) of a plane. Indices are kept whole numbers (`| 0`): a -0 among them
 * would make all later index arithmetic one of floating-point numbers, and a cycle 1.6 times slower.
 */
export function coupleRow(plane: LevelPlane, j: number, k: number, row: RowCoupling): void {
  const { y, z, scale, wall } = plane;
  const ry = scale[1]!;
  const rz = scale[2]!;
  row.base = (y.stride * j + z.stride * k) | 0;
  row.down = lowerOffset(y, j);
  row.up = upperOffset(y, j);
  row.back = lowerOffset(z, k);
  row.front = upperOffset(z, k);
  row.wallWeight = 0;
  row.wallSum = 0;
  row.weightDown = rowWeight(row, row.down, ry * y.minus[j]!, wall[2]!);
  row.weightUp = rowWeight(row, row.up, ry * y.plus[j]!, wall[3]!);
  row.weightBack = rowWeight(row, row.back, rz * z.minus[k]!, wall[4]!);
  row.weightFront = rowWeight(row, row.front, rz * z.plus[k]!, wall[5]!);
  row.weight = row.weightDown + row.weightUp + row.weightBack + row.weightFront + row.wallWeight;
}

/** Offset of the neighbour below cell i, wrapped where periodic, 0 at a wall. */
export function lowerOffset(axis: AxisWeights, i: number): number {
  if (i > 0) return -axis.stride | 0;
  return axis.low === "periodic" ? ((axis.cells - 1) * axis.stride) | 0 : 0;
}

/** Offset of the neighbour above cell i, wrapped where periodic, 0 at a wall. */
export function upperOffset(axis: AxisWeights, i: number): number {
  if (i < axis.cells - 1) return axis.stride;
  return axis.high === "periodic" ? ((1 - axis.cells) * axis.stride) | 0 : 0;
}

function rowWeight(row: RowCoupling, offset: number, weight: number, wall: number): number {
  if (offset !== 0) return weight;
  row.wallWeight += weight;
  row.wallSum += weight * wall;
  return 0;
}
