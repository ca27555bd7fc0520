import type { Grid } from "../../model/grid.ts";
import { type Cells, cellsOfVoxels } from "./cells.ts";
import { partCounts } from "./rough-voxels.ts";
import type { Start } from "./start.ts";

/**
 * Writes the fields at the middle of every voxel. `withoutChance`: random() is the same number
 * everywhere, so that what is left tells how fields bend.
 */
export function fillMiddles(
  grid: Grid,
  start: Start,
  planes: readonly Float32Array[],
  withoutChance = false,
): void {
  const fill = start.on(grid);
  for (const cells of cellsOfVoxels(grid, [1, 1, 1])) {
    const first = cells.voxel[0]!;
    const piece = planes.map((plane) => plane.subarray(first, first + cells.count));
    const chance = withoutChance ? new Uint32Array(cells.count) : cells.chance;
    fill({ ...cells, chance }, piece);
  }
}

/** Writes the mean over their parts into those voxels that need so many (see partsOfVoxels). */
export function fillParts(
  grid: Grid,
  start: Start,
  planes: readonly Float32Array[],
  parts: Uint8Array,
  count: number,
): void {
  const voxels = Uint32Array.from(voxelsWith(parts, count));
  const counts = partCounts(grid, count);
  let fill: ReturnType<Start["on"]> | undefined;
  let pieces: readonly Float32Array[] = [];
  for (const cells of cellsOfVoxels(grid, counts, voxels)) {
    fill ??= start.on(cells.lattice);
    if (pieces.length === 0) pieces = start.uniform.map((value) => planeOf(cells, value));
    fill(cells, pieces);
    for (const [slot, plane] of planes.entries()) {
      if (start.uniform[slot] === undefined) averageParts(cells, counts, pieces[slot]!, plane);
    }
  }
}

function* voxelsWith(parts: Uint8Array, count: number): Generator<number> {
  for (let voxel = 0; voxel < parts.length; voxel++) if (parts[voxel] === count) yield voxel;
}

function planeOf({ count }: Cells, value: number | undefined): Float32Array {
  const plane = new Float32Array(count);
  if (value !== undefined) plane.fill(value);
  return plane;
}

function averageParts(
  cells: Cells,
  [cx, cy, cz]: readonly [number, number, number],
  values: Float32Array,
  plane: Float32Array,
): void {
  const inOne = cx * cy * cz;
  for (let first = 0; first < cells.count; first += inOne) {
    let sum = 0;
    for (let part = first; part < first + inOne; part++) sum += values[part]!;
    plane[cells.voxel[first]!] = sum / inOne;
  }
}
