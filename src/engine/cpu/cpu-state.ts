import { type PreparedBlock, prepareBlock } from "../../compile/interpreter.ts";
import type { GlobalTerm, Program } from "../../compile/program.ts";
import { type Grid, voxelCount } from "../../model/grid.ts";
import type { PreparedTerm } from "./analysis/sum-terms.ts";
import { type Multigrid, makeMultigrid } from "./diffusion/multigrid.ts";
import {
  type FieldRegions,
  type FieldTable,
  openFields,
  planFields,
} from "./explicit/field-table.ts";
import { type CpuMemory, MemoryPlan, type PlaneRegion, type Region } from "./memory.ts";
import { type Numerics, openNumerics } from "./numerics.ts";
import {
  type MoverGroup,
  type MoverRegions,
  openMovers,
  planMovers,
} from "./transport/mover-group.ts";

/** Everything that a CPU engine holds; allocated once. Planes have voxelCount entries. */
export interface CpuState {
  readonly program: Program;
  readonly grid: Grid;
  readonly seed: number;
  /** Holds all planes; where those lie that the numerics work on. */
  readonly memory: CpuMemory;
  readonly numerics: Numerics;
  readonly regions: Regions;
  /** Fields in slot order. */
  readonly planes: readonly Float32Array[];
  /** Compartments, then global terms. */
  readonly scalars: Float32Array;
  readonly uniforms: Float32Array;
  /** Values in force, in order of layout.parameterNames. */
  readonly parameters: Float32Array;
  readonly multigrid: Multigrid;
  readonly transport: readonly Float32Array[];
  /** Movers whose rates are the same. */
  readonly moverGroups: readonly MoverGroup[];
  /** One plane: room for reductions. */
  readonly scratch: Float32Array;
  /** Explicit scheme: rates of each field, and how it advances. */
  readonly rates: readonly Float32Array[];
  readonly explicit: readonly FieldTable[];
  readonly blocks: PreparedBlocks;
}

/** What lies where in a run's memory. */
export interface Regions {
  /** All fields in slot order. */
  readonly fields: PlaneRegion;
  readonly transport: PlaneRegion;
  readonly movers: MoverRegions;
  readonly scratch: Region;
  /** Explicit scheme, in slot order. */
  readonly rates: PlaneRegion;
  readonly explicit: readonly FieldRegions[];
}

export interface PreparedBlocks {
  readonly assemble: PreparedBlock;
  readonly advance: PreparedBlock;
  readonly rates: PreparedBlock;
  readonly motility: PreparedBlock;
  readonly crowding: PreparedBlock;
  readonly globals: readonly PreparedTerm[];
  readonly compartments: PreparedBlock;
  readonly uniforms: PreparedBlock;
  readonly observables: readonly PreparedObservable[];
  readonly interventions: readonly (PreparedBlock | null)[];
}

export interface PreparedObservable {
  readonly name: string;
  readonly block: PreparedBlock;
  readonly locals: readonly PreparedTerm[];
}

/** Allocates the state of a program on a grid; fields are 0. */
export function makeCpuState(program: Program, grid: Grid, seed: number): CpuState {
  const { layout } = program;
  const voxels = voxelCount(grid);
  const isExplicit = program.scheme === "explicit";
  const plan = new MemoryPlan();
  const regions: Regions = {
    fields: plan.planes(layout.fieldCount, voxels),
    transport: plan.planes(layout.transportPlaneCount, voxels),
    movers: planMovers(plan, program, grid),
    scratch: plan.floats(voxels),
    rates: plan.planes(isExplicit ? layout.fieldCount : 0, voxels),
    explicit: planFields(plan, program, grid),
  };
  const memory = plan.open();
  return {
    program,
    grid,
    seed,
    memory,
    numerics: openNumerics(memory),
    regions,
    planes: memory.planes(regions.fields),
    scalars: new Float32Array(layout.compartmentCount + layout.globalCount),
    uniforms: new Float32Array(layout.uniforms.count),
    parameters: new Float32Array(layout.parameterNames.length),
    multigrid: makeMultigrid(
      program.model,
      isExplicit ? { ...layout, substrateCount: 0 } : layout,
      grid,
    ),
    transport: memory.planes(regions.transport),
    moverGroups: openMovers(memory, regions, program, grid),
    scratch: memory.floats(regions.scratch),
    rates: memory.planes(regions.rates),
    explicit: openFields(memory, regions, program, grid),
    blocks: prepareBlocks(program),
  };
}

function prepareBlocks(program: Program): PreparedBlocks {
  const { blocks } = program;
  return {
    assemble: prepareBlock(blocks.assemble),
    advance: prepareBlock(blocks.advance),
    rates: prepareBlock(blocks.rates),
    motility: prepareBlock(blocks.motility),
    crowding: prepareBlock(blocks.crowding),
    globals: blocks.globals.map(prepareTerm),
    compartments: prepareBlock(blocks.compartments),
    uniforms: prepareBlock(blocks.uniforms),
    observables: blocks.observables.map((observable) => ({
      name: observable.name,
      block: prepareBlock(observable.block),
      locals: observable.locals.map(prepareTerm),
    })),
    interventions: program.interventions.map((one) => one && prepareBlock(one.block)),
  };
}

function prepareTerm(term: GlobalTerm): PreparedTerm {
  return { kind: term.kind, block: prepareBlock(term.block) };
}
