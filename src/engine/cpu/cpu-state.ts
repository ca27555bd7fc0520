import { groupMovers } from "../../compile/group-movers.ts";
import { type PreparedBlock, prepareBlock } from "../../compile/interpreter.ts";
import type { GlobalTerm, Program } from "../../compile/program.ts";
import { type Grid, voxelCount } from "../../model/grid.ts";
import type { PreparedTerm } from "./analysis/sum-terms.ts";
import { levelAxes, type Multigrid, makeMultigrid } from "./diffusion/multigrid.ts";
import type { ExplicitField } from "./explicit/advance.ts";
import { type CpuMemory, MemoryPlan, type PlaneRegion, type Region } from "./memory.ts";
import { type Numerics, openNumerics } from "./numerics.ts";
import type { FaceRates, MoverPlanes } from "./transport/mover-planes.ts";

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
  readonly movers: readonly MoverPlanes[];
  /** Movers whose rates are the same, by index. */
  readonly moverGroups: readonly (readonly number[])[];
  readonly faceRates: readonly FaceRates[];
  /** One plane each: where a mover's first substep goes, and room for reductions. */
  readonly moved: Float32Array;
  readonly scratch: Float32Array;
  /** Explicit scheme: one plane per field, and its diffusion. */
  readonly rates: readonly Float32Array[];
  readonly explicit: readonly ExplicitField[];
  readonly blocks: PreparedBlocks;
}

/** What lies where in a run's memory. */
export interface Regions {
  /** All fields in slot order. */
  readonly fields: PlaneRegion;
  readonly transport: PlaneRegion;
  /** Per axis the forward rates of all faces, and the backward ones. */
  readonly faces: readonly PlaneRegion[];
  readonly moved: Region;
  readonly scratch: Region;
  /** Explicit scheme: rates of all fields in slot order. */
  readonly rates: PlaneRegion;
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
  const isMoving = layout.movers.length > 0;
  const plan = new MemoryPlan();
  const regions: Regions = {
    fields: plan.planes(layout.fieldCount, voxels),
    transport: plan.planes(layout.transportPlaneCount, voxels),
    faces: [grid.nx, grid.ny, grid.nz].map((n) => plan.planes(2, isMoving && n > 1 ? voxels : 0)),
    moved: plan.floats(isMoving ? voxels : 0),
    scratch: plan.floats(voxels),
    rates: plan.planes(isExplicit ? layout.fieldCount : 0, voxels),
  };
  const memory = plan.open();
  const planes = memory.planes(regions.fields);
  const transport = memory.planes(regions.transport);
  return {
    program,
    grid,
    seed,
    memory,
    numerics: openNumerics(memory),
    regions,
    planes,
    scalars: new Float32Array(layout.compartmentCount + layout.globalCount),
    uniforms: new Float32Array(layout.uniforms.count),
    parameters: new Float32Array(layout.parameterNames.length),
    multigrid: makeMultigrid(
      program.model,
      isExplicit ? { ...layout, substrateCount: 0 } : layout,
      grid,
    ),
    transport,
    movers: layout.movers.map((_, index) => makeMover(program, grid, index, planes, transport)),
    moverGroups: groupMovers(program.model, layout),
    faceRates: regions.faces.map((region) => {
      const [forward, backward] = memory.planes(region);
      return { forward: forward!, backward: backward! };
    }),
    moved: memory.floats(regions.moved),
    scratch: memory.floats(regions.scratch),
    rates: memory.planes(regions.rates),
    explicit: isExplicit
      ? program.model.fields.map((_, slot) => makeExplicit(program, grid, slot))
      : [],
    blocks: prepareBlocks(program),
  };
}

function gridAxes(program: Program, grid: Grid, slot: number) {
  const { boundary } = program.model.fields[slot]!;
  return levelAxes({ n: [grid.nx, grid.ny, grid.nz], last: [1, 1, 1] }, boundary);
}

function makeMover(
  program: Program,
  grid: Grid,
  index: number,
  planes: readonly Float32Array[],
  transport: readonly Float32Array[],
): MoverPlanes {
  const mover = program.layout.movers[index]!;
  const [x, y, z] = gridAxes(program, grid, mover.slot);
  const plane = (p: number): Float32Array | null => (p < 0 ? null : transport[p]!);
  return {
    x,
    y,
    z,
    spacing: [grid.dx, grid.dy, grid.dz],
    signed: program.layout.signedFields[mover.slot] ?? false,
    motility: plane(mover.motilityPlane),
    drifts: mover.drifts.map((drift) => ({
      attractant:
        drift.attractantSlot >= 0
          ? planes[drift.attractantSlot]!
          : transport[drift.attractantPlane]!,
      sensitivity: plane(drift.sensitivityPlane),
      crowding: plane(drift.crowdingPlane),
    })),
    live: {
      uniformMotility: 0,
      uniformSensitivity: new Float64Array(mover.drifts.length),
      wall: new Float64Array(6),
    },
  };
}

function makeExplicit(program: Program, grid: Grid, slot: number): ExplicitField {
  const [x, y, z] = gridAxes(program, grid, slot);
  const signed = program.layout.signedFields[slot] ?? false;
  return { x, y, z, scale: new Float64Array(3), wall: new Float64Array(6), signed };
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
