import type { KernelRef } from "./kernel-list.ts";
import type { Task } from "./tasks.ts";

/** Workgroups along x, y, z. */
export type Groups = readonly [number, number, number];

/** One run of a kernel, as data; its task already has a slot. */
export interface Dispatch {
  /** A kernel's name, with ":first" or the like for its kind, "#3" for the one of the observable 3. */
  readonly kernel: KernelRef;
  /** Byte offset of its task. */
  readonly task: number;
  readonly groups: Groups;
  /** Byte offset in `indirectFrom`, where the device itself decides on the workgroups. */
  readonly indirect?: number;
  /** Default: `dispatches`. */
  readonly indirectFrom?: "dispatches" | "cycles";
  readonly output?: "dispatches" | "cycles" | "faces" | "statistics" | "samples" | "picture";
  /** `fields` and `moved` change places after it. */
  readonly flips?: boolean;
}

/** A dispatch in the making. */
export interface DispatchDraft extends Omit<Dispatch, "task"> {
  readonly task?: Task;
}

/** Workgroups of 16 x 4 threads over a plane of cells, `layers` deep. */
export function planeGroups(nx: number, ny: number, layers: number): Groups {
  return [Math.ceil(nx / 16), Math.ceil(ny / 4), layers];
}

/** Threads along x of a workgroup of 64: as long as the grid's rows let it be, which reads fastest. */
export function rowLength(nx: number): number {
  return Math.min(64, Math.max(4, 2 ** Math.ceil(Math.log2(nx))));
}

/** Workgroups of rowLength x 64 / rowLength threads over a grid. */
export function rowGroups(nx: number, ny: number, nz: number): Groups {
  const row = rowLength(nx);
  return [Math.ceil(nx / row), Math.ceil((ny * row) / 64), nz];
}

/** Work of a dispatch in threads; starting one costs about as much as this many. */
const startCost = 4000;

export function costOf(dispatches: readonly Pick<Dispatch, "groups" | "indirect">[]): number {
  return dispatches.reduce((sum, { groups: [x, y, z], indirect }) => {
    return sum + startCost + (indirect === undefined ? 64 * x * y * z : 0);
  }, 0);
}
