import type { AxisWeights } from "../diffusion/axis-weights.ts";
import { lowerOffset, upperOffset } from "../diffusion/row-coupling.ts";
import { fillFaceRates, hasFaces } from "./flux.ts";
import type { FaceRates, MoverPlanes } from "./mover-planes.ts";

/**
 * Largest rate (1/min) at which any voxel could be emptied by motility and drift, crowding or not.
 * `rates` is scratch, one entry per axis.
 */
export function measureOutflow(mover: MoverPlanes, rates: readonly FaceRates[]): number {
  const axes = [mover.x, mover.y, mover.z] as const;
  axes.forEach((axis, a) => {
    if (hasFaces(axis)) fillFaceRates(mover, a, true, rates[a]!);
  });
  let largest = 0;
  for (let k = 0; k < mover.z.cells; k++) {
    for (let j = 0; j < mover.y.cells; j++) {
      largest = Math.max(largest, rowOutflow(mover, rates, j, k));
    }
  }
  return largest;
}

/** 2 D / h^2 beside a wall of fixed value, else 0. */
export function wallRate(axis: AxisWeights, i: number, D: number, h: number): number {
  const low = i === 0 && axis.low === "value" ? 1 : 0;
  const high = i === axis.cells - 1 && axis.high === "value" ? 1 : 0;
  return ((low + high) * 2 * D) / (h * h);
}

function rowOutflow(mover: MoverPlanes, rates: readonly FaceRates[], j: number, k: number): number {
  const { x, y, z, motility, live, spacing } = mover;
  const base = y.stride * j + z.stride * k;
  let largest = 0;
  for (let i = 0; i < x.cells; i++) {
    const voxel = base + i;
    const D = motility === null ? live.uniformMotility : motility[voxel]!;
    const outflow =
      axisOutflow(x, i, voxel, rates[0]!) +
      axisOutflow(y, j, voxel, rates[1]!) +
      axisOutflow(z, k, voxel, rates[2]!) +
      wallRate(x, i, D, spacing[0]) +
      wallRate(y, j, D, spacing[1]) +
      wallRate(z, k, D, spacing[2]);
    if (outflow > largest) largest = outflow;
  }
  return largest;
}

function axisOutflow(axis: AxisWeights, i: number, voxel: number, rates: FaceRates): number {
  if (!hasFaces(axis)) return 0;
  const lower = lowerOffset(axis, i);
  const below = lower === 0 ? 0 : rates.backward[voxel + lower]!;
  const above = upperOffset(axis, i) === 0 ? 0 : rates.forward[voxel]!;
  return below + above;
}
