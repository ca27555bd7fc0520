import fc from "fast-check";
import type { CpuMemory, MemoryPlan, PlaneRegion } from "../../src/engine/cpu/memory.ts";
import type { Grid } from "../../src/model/grid.ts";
import { seededRandom } from "./random-values.ts";

/** Which axes wrap. */
export type Wraps = readonly [boolean, boolean, boolean];

/** Numbers between two, as often in one part as in another (fc.double favours those near 0). */
export function evenly(from: number, to: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 1000 }).map((part) => from + ((to - from) * part) / 1000);
}

/** Small grids of two or three dimensions, odd ones and single voxels along an axis among them. */
export const arbitraryGrid: fc.Arbitrary<Grid> = fc
  .record({
    nx: fc.integer({ min: 1, max: 23 }),
    ny: fc.integer({ min: 1, max: 9 }),
    nz: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 5 })),
    dx: evenly(5, 20),
    dy: evenly(5, 20),
    dz: evenly(5, 20),
  })
  .map((grid) => ({ dimensions: grid.nz > 1 ? 3 : 2, ...grid }));

export const arbitraryWraps: fc.Arbitrary<Wraps> = fc.tuple(
  fc.boolean(),
  fc.boolean(),
  fc.boolean(),
);

/** A memory that holds no number but those that a test puts there, so that a stray read shows. */
export function openPoisoned(plan: MemoryPlan): CpuMemory {
  const memory = plan.open();
  new Float32Array(memory.memory.buffer).fill(Number.NaN);
  return memory;
}

/** Planes of uniform numbers between two, the same for a seed. */
export function fillRandomly(
  planes: readonly Float32Array[],
  seed: number,
  from: number,
  to: number,
): void {
  const random = seededRandom(seed);
  for (const plane of planes) {
    for (let i = 0; i < plane.length; i++) plane[i] = from + (to - from) * random();
  }
}

/** The room behind each plane, which a kernel must leave as it was. */
export function roomBehind({ memory }: CpuMemory, planes: PlaneRegion): number[] {
  const { address, count, length, stride } = planes;
  return Array.from({ length: count }, (_, p) => [
    ...new Float32Array(memory.buffer, address + p * stride + 4 * length, stride / 4 - length),
  ]).flat();
}

/** Index of the voxel next to i + nx (j + ny k) along an axis, -1: there is none. */
export function neighbor(
  { nx, ny, nz }: Grid,
  wraps: Wraps,
  voxel: number,
  axis: number,
  step: 1 | -1,
): number {
  const cells = [nx, ny, nz][axis]!;
  const stride = [1, nx, nx * ny][axis]!;
  const index = Math.floor(voxel / stride) % cells;
  const next = index + step;
  if (next >= 0 && next < cells) return voxel + step * stride;
  if (cells === 1 || !wraps[axis]) return -1;
  return voxel - step * (cells - 1) * stride;
}
