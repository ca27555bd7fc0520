import type { AxisWeights } from "../diffusion/axis-weights.ts";
import { lowerOffset, upperOffset } from "../diffusion/row-coupling.ts";
import { hasFaces } from "./flux.ts";
import type { FaceRates, MoverPlanes } from "./mover-planes.ts";
import { substepRow } from "./substep-row.ts";

/** Room for one row of changes; grows to the longest row seen. */
let change = new Float64Array(64);

/**
 * One explicit substep of length dt (min): moved = max(0, density + dt * net inflow). What leaves
 * a voxel arrives in its neighbour, so the sum is kept to round-off. `rates`: one entry per axis.
 */
export function substep(
  mover: MoverPlanes,
  rates: readonly FaceRates[],
  dt: number,
  density: Float32Array,
  moved: Float32Array,
): void {
  const { x, y, z } = mover;
  if (change.length < x.cells) change = new Float64Array(x.cells);
  const isPlane = hasInnerRows(mover);
  const least = mover.signed ? Number.NEGATIVE_INFINITY : 0;
  for (let k = 0; k < z.cells; k++) {
    for (let j = 0; j < y.cells; j++) {
      const base = y.stride * j + z.stride * k;
      const [lower, upper] = [lowerOffset(y, j), upperOffset(y, j)];
      if (isPlane && lower !== 0 && upper !== 0) {
        const row = { base, cells: x.cells, isPeriodic: x.high === "periodic", lower, upper };
        substepRow(row, rates[0]!, rates[1]!, dt, density, moved, least);
        continue;
      }
      change.fill(0, 0, x.cells);
      if (hasFaces(x)) crossAlongRow(x, rates[0]!, density, base);
      if (hasFaces(y)) crossBetweenRows(x.cells, y, j, rates[1]!, density, base);
      if (hasFaces(z)) crossBetweenRows(x.cells, z, k, rates[2]!, density, base);
      for (let i = 0; i < x.cells; i++) {
        const next = density[base + i]! + dt * change[i]!;
        moved[base + i] = next < least ? least : next;
      }
    }
  }
}

/** Whether all rows but the outermost are such as substepRow takes. */
function hasInnerRows({ x, y, z }: MoverPlanes): boolean {
  return hasFaces(x) && hasFaces(y) && !hasFaces(z);
}

function crossAlongRow(
  x: AxisWeights,
  rates: FaceRates,
  density: Float32Array,
  base: number,
): void {
  const last = x.cells - 1;
  for (let i = 0; i < last; i++) {
    const voxel = base + i;
    const net =
      rates.forward[voxel]! * density[voxel]! - rates.backward[voxel]! * density[voxel + 1]!;
    change[i] = change[i]! - net;
    change[i + 1] = change[i + 1]! + net;
  }
  if (x.high === "periodic") {
    const voxel = base + last;
    const net = rates.forward[voxel]! * density[voxel]! - rates.backward[voxel]! * density[base]!;
    change[last] = change[last]! - net;
    change[0] = change[0]! + net;
  }
}

/** Exchange with the rows below and above along y or z. */
function crossBetweenRows(
  nx: number,
  axis: AxisWeights,
  index: number,
  rates: FaceRates,
  density: Float32Array,
  base: number,
): void {
  const { forward, backward } = rates;
  const lower = lowerOffset(axis, index);
  const upper = upperOffset(axis, index);
  if (lower !== 0) {
    for (let i = 0; i < nx; i++) {
      const from = base + i + lower;
      change[i] =
        change[i]! + forward[from]! * density[from]! - backward[from]! * density[base + i]!;
    }
  }
  if (upper !== 0) {
    for (let i = 0; i < nx; i++) {
      const voxel = base + i;
      change[i] =
        change[i]! + backward[voxel]! * density[voxel + upper]! - forward[voxel]! * density[voxel]!;
    }
  }
}
