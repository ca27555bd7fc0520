import type { Program } from "../../compile/program.ts";
import { type Grid, voxelCount } from "../../model/grid.ts";
import type { SolverPlanes } from "./diffusion/substrate-solver.ts";
import { type FieldRegions, planFields } from "./explicit/field-table.ts";
import type { MemoryPlan, PlaneRegion, Region } from "./memory.ts";
import { type MoverRegions, planMovers } from "./transport/mover-group.ts";

/** What lies where in a run's memory. */
export interface Regions extends SolverPlanes {
  /** All fields in slot order, and what single precision could not hold of them (implicit scheme). */
  readonly fields: PlaneRegion;
  readonly carry: PlaneRegion;
  /** layout.remembered, in that order, as they were at the start of the step. */
  readonly remembered: PlaneRegion;
  /** What conversions bring to substrates, unit/min; plane = layout.flowPlane. */
  readonly flow: PlaneRegion;
  /** Fields in the middle of the step (layout.ahead), and substrates a step before. */
  readonly ahead: PlaneRegion;
  readonly previous: PlaneRegion;
  readonly transport: PlaneRegion;
  readonly movers: MoverRegions;
  readonly scratch: Region;
  /** Explicit scheme: rates of all fields in slot order. */
  readonly rates: PlaneRegion;
  readonly explicit: readonly FieldRegions[];
  /** What a kernel is told that is the same in every voxel. */
  readonly kernelUniforms: Region;
  /** Fields, carries, `previous` and flows at the start of a step, for one that has to be done again. */
  readonly backup: PlaneRegion;
}

export interface RegionOptions {
  /** Singles that a kernel is told at most. */
  readonly uniformRoom: number;
  /** Whether a step may have to be done again. */
  readonly canRepeat: boolean;
  /** How many share the work. */
  readonly threads: number;
}

/** Plans all regions but those of the solver's own. */
export function planRegions(
  plan: MemoryPlan,
  program: Program,
  grid: Grid,
  { uniformRoom, canRepeat, threads }: RegionOptions,
): Regions {
  const { scheme, layout } = program;
  const voxels = voxelCount(grid);
  const isExplicit = scheme === "explicit";
  const substrates = isExplicit ? 0 : layout.substrateCount;
  const planes = (count: number): PlaneRegion => plan.planes(count, voxels);
  return {
    fields: planes(layout.fieldCount),
    carry: planes(isExplicit ? 0 : layout.fieldCount),
    remembered: planes(substrates > 0 ? layout.remembered.length : 0),
    loss: planes(substrates),
    gain: planes(substrates),
    share: planes(substrates),
    diffusion: planes(isExplicit ? 0 : layout.diffusionPlaneCount),
    half: planes(substrates),
    taken: planes(substrates),
    flow: planes(isExplicit ? 0 : layout.flowPlaneCount),
    ahead: planes(layout.ahead.length),
    previous: planes(layout.previousCount),
    transport: planes(layout.transportPlaneCount),
    movers: planMovers(plan, program, grid, threads),
    scratch: plan.floats(voxels),
    rates: planes(isExplicit ? layout.fieldCount : 0),
    explicit: planFields(plan, program, grid),
    kernelUniforms: plan.floats(uniformRoom),
    backup: planes(canRepeat && !isExplicit ? backupPlanes(layout) : 0),
  };
}

function backupPlanes({ fieldCount, previousCount, flowPlaneCount }: Program["layout"]): number {
  return 2 * fieldCount + previousCount + flowPlaneCount;
}
