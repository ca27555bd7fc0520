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

function rowOutflow(mover: MoverPlanes, rates: readonly FaceRates[], j: number, k: number): number {
  const { x, y, z } = mover;
  const base = y.stride * j + z.stride * k;
  const [alongX, alongY, alongZ] = rates as [FaceRates, FaceRates, FaceRates];
  const onY = neighborOffsets(y, j);
  const onZ = neighborOffsets(z, k);
  let largest = 0;
  for (let i = 0; i < x.cells; i++) {
    const voxel = base + i;
    const onX = i === 0 || i === x.cells - 1 ? neighborOffsets(x, i) : inside;
    const outflow =
      axisOutflow(alongX, voxel, onX) +
      axisOutflow(alongY, voxel, onY) +
      axisOutflow(alongZ, voxel, onZ);
    if (outflow > largest) largest = outflow;
  }
  return largest;
}

/** Offsets of the neighbours along an axis; 0: there is none. */
interface NeighborOffsets {
  readonly lower: number;
  readonly upper: number;
}

/** Along x, away from the ends. */
const inside: NeighborOffsets = { lower: -1, upper: 1 };

function neighborOffsets(axis: AxisWeights, i: number): NeighborOffsets {
  if (!hasFaces(axis)) return { lower: 0, upper: 0 };
  return { lower: lowerOffset(axis, i), upper: upperOffset(axis, i) };
}

function axisOutflow(rates: FaceRates, voxel: number, { lower, upper }: NeighborOffsets): number {
  const below = lower === 0 ? 0 : rates.backward[voxel + lower]!;
  const above = upper === 0 ? 0 : rates.forward[voxel]!;
  return below + above;
}
