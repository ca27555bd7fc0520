import { type PreparedBlock, prepareBlock } from "../../compile/interpreter.ts";
import type { GlobalTerm, Program } from "../../compile/program.ts";
import { type Grid, voxelCount } from "../../model/grid.ts";
import type { PreparedTerm } from "./analysis/sum-terms.ts";
import { levelAxes, type Multigrid, makeMultigrid } from "./diffusion/multigrid.ts";
import type { ExplicitField } from "./explicit/advance.ts";
import { groupMovers } from "./transport/group-movers.ts";
import type { FaceRates, MoverPlanes } from "./transport/mover-planes.ts";

/** Everything that a CPU engine holds; allocated once. Planes have voxelCount entries. */
export interface CpuState {
  readonly program: Program;
  readonly grid: Grid;
  readonly seed: number;
  /** All planes in slot order, and a view of each. */
  readonly fields: Float32Array;
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
  const fields = new Float32Array(layout.fieldCount * voxels);
  const planes = views(fields, layout.fieldCount, voxels);
  const transportBuffer = new Float32Array(layout.transportPlaneCount * voxels);
  const transport = views(transportBuffer, layout.transportPlaneCount, voxels);
  const isExplicit = program.scheme === "explicit";
  const isMoving = layout.movers.length > 0;
  return {
    program,
    grid,
    seed,
    fields,
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
    faceRates: [grid.nx, grid.ny, grid.nz].map((n) =>
      makeFaceRates(isMoving && n > 1 ? voxels : 0),
    ),
    moved: new Float32Array(isMoving ? voxels : 0),
    scratch: new Float32Array(voxels),
    rates: isExplicit ? planes.map(() => new Float32Array(voxels)) : [],
    explicit: isExplicit
      ? program.model.fields.map((_, slot) => makeExplicit(program, grid, slot))
      : [],
    blocks: prepareBlocks(program),
  };
}

function views(buffer: Float32Array, count: number, voxels: number): Float32Array[] {
  return Array.from({ length: count }, (_, p) => buffer.subarray(p * voxels, (p + 1) * voxels));
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

function makeFaceRates(voxels: number): FaceRates {
  return { forward: new Float32Array(voxels), backward: new Float32Array(voxels) };
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
