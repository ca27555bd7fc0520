import type { Layout, Program } from "../../../compile/program.ts";
import type { Grid } from "../../../model/grid.ts";

/** What the solver knows of a substrate. Triples are in the order x, y, z. */
export interface Substrate {
  readonly slot: number;
  readonly isSigned: boolean;
  /** Whether conversions take a share of its loss. */
  readonly exports: boolean;
  /** Plane of its diffusion coefficient; -1: uniform. */
  readonly diffusionPlane: number;
  /** Axes that wrap: periodic ones of more than one voxel. */
  readonly wraps: readonly [boolean, boolean, boolean];
}

/** The substrates of a program in slot order. */
export function listSubstrates({ model, layout }: Program, grid: Grid): Substrate[] {
  return model.fields.slice(0, layout.substrateCount).map(({ boundary }, slot) => ({
    slot,
    ...traits(layout, slot),
    wraps: [
      grid.nx > 1 && boundary.left.type === "periodic",
      grid.ny > 1 && boundary.bottom.type === "periodic",
      grid.nz > 1 && boundary.back.type === "periodic",
    ],
  }));
}

/** Four at a time: those that are solved in the lanes of one vector. */
export function groupsOfFour<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / 4) }, (_, group) =>
    items.slice(4 * group, 4 * group + 4),
  );
}

/** Whether a group takes the general kernels: faces as arrays. */
export function needsFaces(group: readonly Substrate[], grid: Grid): boolean {
  return (
    grid.nz > 1 ||
    group.some(({ diffusionPlane, wraps }) => diffusionPlane >= 0 || wraps.includes(true))
  );
}

function traits(layout: Layout, slot: number) {
  return {
    isSigned: layout.signedFields[slot] ?? false,
    exports: layout.exporting[slot] ?? false,
    diffusionPlane: layout.diffusionPlane[slot] ?? -1,
  };
}
