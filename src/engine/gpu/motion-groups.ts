import { groupMovers } from "../../compile/group-movers.ts";
import type { Drift, Program } from "../../compile/program.ts";
import type { Grid } from "../../model/grid.ts";
import type { Boundary } from "../../model/model.ts";

/** Populations that cross every face at the same rates, as the transport kernels see them. */
export interface MotionGroup {
  readonly movers: readonly GroupedMover[];
  /** Plane of the `uniforms` with the motility; -1: it varies in space. */
  readonly uniformMotility: number;
  /** Plane of the transport planes; -1: uniform. */
  readonly motilityPlane: number;
  readonly drifts: readonly GroupedDrift[];
  /** Axes along which the grid has faces. */
  readonly axes: readonly MotionAxis[];
  /** First plane in `faces`, two per axis: forward, backward; -1: one number per axis will do. */
  readonly facePlane: number;
  /** Whether crowding changes the rates between pairs of substeps. */
  readonly isCrowded: boolean;
}

export interface GroupedMover {
  /** Its plane in `moved`. */
  readonly index: number;
  readonly slot: number;
  readonly isSigned: boolean;
  /** Of the transport planes; -1: its walls are closed or periodic. */
  readonly wallRatePlane: number;
  readonly wallSupplyPlane: number;
}

export interface GroupedDrift extends Drift {
  /** Plane of the `uniforms`; -1: the sensitivity varies in space. */
  readonly uniformSensitivity: number;
}

export interface MotionAxis {
  readonly name: "x" | "y" | "z";
  readonly isPeriodic: boolean;
  /** The most faces that a voxel has along it, 1 or 2. */
  readonly faces: number;
}

/** The groups of a program's movers on a grid, in the order of their first movers. */
export function motionGroups(program: Program, grid: Grid): readonly MotionGroup[] {
  const { layout, model } = program;
  let planes = 0;
  return groupMovers(model, layout).map((members): MotionGroup => {
    const first = layout.movers[members[0]!]!;
    const axes = motionAxes(grid, model.fields[first.slot]!.boundary);
    const isEven = first.motilityPlane < 0 && first.drifts.length === 0;
    const facePlane = isEven ? -1 : planes;
    if (!isEven) planes += 2 * axes.length;
    return {
      movers: members.map((index) => {
        const { slot, wallRatePlane, wallSupplyPlane } = layout.movers[index]!;
        const isSigned = layout.signedFields[slot] ?? false;
        return { index, slot, isSigned, wallRatePlane, wallSupplyPlane };
      }),
      uniformMotility: layout.uniforms.diffusion[first.slot] ?? -1,
      motilityPlane: first.motilityPlane,
      drifts: first.drifts.map((drift, d) => ({
        ...drift,
        uniformSensitivity: layout.uniforms.sensitivity[members[0]!]?.[d] ?? -1,
      })),
      axes,
      facePlane,
      isCrowded: first.drifts.some(({ crowdingPlane }) => crowdingPlane >= 0),
    };
  });
}

/** Whether cells of a group cross walls. */
export function hasWalls({ movers }: MotionGroup): boolean {
  return movers.some(({ wallRatePlane }) => wallRatePlane >= 0);
}

/** Those whose rates vary in space: their rows in reductions and their planes in `faces`. */
export function unevenGroups(groups: readonly MotionGroup[]): readonly MotionGroup[] {
  return groups.filter(({ facePlane }) => facePlane >= 0);
}

/** Planes of the buffer `faces`. */
export function facePlaneCount(groups: readonly MotionGroup[]): number {
  return unevenGroups(groups).reduce((sum, { axes }) => sum + 2 * axes.length, 0);
}

function motionAxes(grid: Grid, boundary: Boundary): readonly MotionAxis[] {
  const all = [
    { name: "x", cells: grid.nx, isPeriodic: boundary.left.type === "periodic" },
    { name: "y", cells: grid.ny, isPeriodic: boundary.bottom.type === "periodic" },
    { name: "z", cells: grid.nz, isPeriodic: boundary.back.type === "periodic" },
  ] as const;
  return all
    .filter(({ cells }) => cells > 1)
    .map(({ name, cells, isPeriodic }) => ({
      name,
      isPeriodic,
      faces: isPeriodic || cells > 2 ? 2 : 1,
    }));
}
