import type { FaceRates } from "./mover-planes.ts";

/** A row of a plane that has neighbours above and below. */
export interface InnerRow {
  readonly base: number;
  readonly cells: number;
  readonly isPeriodic: boolean;
  /** Offsets of the rows below and above. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * What `substep` does, of one such row in one go: most of the voxels of a plane are in one. Sums
 * in the same order.
 */
export function substepRow(
  { base, cells, isPeriodic, lower, upper }: InnerRow,
  alongX: FaceRates,
  alongY: FaceRates,
  dt: number,
  density: Float32Array,
  moved: Float32Array,
  least: number,
): void {
  const { forward: right, backward: left } = alongX;
  const { forward, backward } = alongY;
  const end = base + cells - 1;
  const wrap = isPeriodic ? right[end]! * density[end]! - left[end]! * density[base]! : 0;
  let arriving = wrap;
  for (let voxel = base; voxel <= end; voxel++) {
    const own = density[voxel]!;
    const leaving = voxel < end ? right[voxel]! * own - left[voxel]! * density[voxel + 1]! : wrap;
    let change = arriving - leaving;
    arriving = leaving;
    const below = voxel + lower;
    change = change + forward[below]! * density[below]! - backward[below]! * own;
    change = change + backward[voxel]! * density[voxel + upper]! - forward[voxel]! * own;
    const next = own + dt * change;
    moved[voxel] = next < least ? least : next;
  }
}
