import { type PreparedBlock, prepareBlock } from "../../compile/interpreter.ts";
import type { Block, Program } from "../../compile/program.ts";
import type { Grid } from "../../model/grid.ts";
import type { Boundary } from "../../model/model.ts";
import { requireMemory } from "../memory.ts";
import { levelAxes } from "./diffusion/multigrid.ts";
import { SubstrateSolver } from "./diffusion/substrate-solver.ts";
import type { ExplicitField } from "./explicit/advance.ts";
import { uniformRoom } from "./kinetics/kernel-places.ts";
import { Kernels } from "./kinetics/kernels.ts";
import { PlacePlanes } from "./kinetics/place-planes.ts";
import { type CpuMemory, MemoryPlan } from "./memory.ts";
import { type Numerics, openNumerics } from "./numerics.ts";
import { planRegions, type Regions } from "./regions.ts";
import { groupMovers } from "./transport/group-movers.ts";
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
  /** What single precision could not hold of them; none in the explicit scheme. */
  readonly carry: readonly Float32Array[];
  /** layout.remembered, in that order, at the start of the step. */
  readonly remembered: readonly Float32Array[];
  /** Fields, then carries, of a step that may have to be done again. */
  readonly backup: readonly Float32Array[];
  /** Compartments, then global terms. */
  readonly scalars: Float32Array;
  readonly compartmentCarry: Float32Array;
  /** Scalars at the start of the step, and mixed for a stage. */
  readonly startScalars: Float32Array;
  readonly stageScalars: Float32Array;
  readonly uniforms: Float32Array;
  /** Values in force, in order of layout.parameterNames. */
  readonly parameters: Float32Array;
  /** null: no substrates, or the explicit scheme. */
  readonly solver: SubstrateSolver | null;
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
  /** Where kernels read what is the same in every voxel. */
  readonly kernelUniforms: Float32Array;
  readonly kernels: Kernels;
  /** Blocks that read no field. */
  readonly uniformBlocks: {
    readonly compartments: PreparedBlock;
    readonly uniforms: PreparedBlock;
  };
}

export interface CpuStateOptions {
  /** Of the substrates' solves; default 1e-4. */
  readonly tolerance?: number;
  /** Whether steps may have to be done again: keeps a copy of the fields. */
  readonly canRepeat?: boolean;
  /** Bytes that the state may take; default 4 GiB, all that WebAssembly can address. */
  readonly memoryLimit?: number;
}

/**
 * Allocates the state of a program on a grid; fields are 0. Throws EngineError where it does not fit
 * into memory or WebAssembly is missing or forbidden.
 */
export function makeCpuState(
  program: Program,
  grid: Grid,
  seed: number,
  options: CpuStateOptions = {},
): CpuState {
  const { layout } = program;
  const blocks = allBlocks(program);
  const plan = new MemoryPlan();
  const regions = planRegions(plan, program, grid, {
    uniformRoom: uniformRoom(blocks),
    canRepeat: options.canRepeat ?? false,
  });
  const places = new PlacePlanes(plan, blocks, grid, seed);
  const hasSubstrates = program.scheme === "implicit" && layout.substrateCount > 0;
  const solver = hasSubstrates
    ? new SubstrateSolver(plan, program, grid, regions, options.tolerance)
    : null;
  requireMemory(plan.bytes, options.memoryLimit ?? 4 * 2 ** 30, grid);
  const memory = plan.open();
  const numerics = openNumerics(memory);
  places.open(memory);
  solver?.open(memory, numerics);
  const planes = memory.planes(regions.fields);
  const transport = memory.planes(regions.transport);
  const scalarCount = layout.compartmentCount + layout.globalCount;
  return {
    program,
    grid,
    seed,
    memory,
    numerics,
    regions,
    planes,
    carry: memory.planes(regions.carry),
    remembered: memory.planes(regions.remembered),
    backup: memory.planes(regions.backup),
    scalars: new Float32Array(scalarCount),
    compartmentCarry: new Float32Array(layout.compartmentCount),
    startScalars: new Float32Array(scalarCount),
    stageScalars: new Float32Array(scalarCount),
    uniforms: new Float32Array(layout.uniforms.count),
    parameters: new Float32Array(layout.parameterNames.length),
    solver,
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
    explicit:
      program.scheme === "explicit"
        ? program.model.fields.map((_, slot) => makeExplicit(program, grid, slot))
        : [],
    kernelUniforms: memory.floats(regions.kernelUniforms),
    kernels: new Kernels({ program, regions, places }, memory),
    uniformBlocks: {
      compartments: prepareBlock(program.blocks.compartments),
      uniforms: prepareBlock(program.blocks.uniforms),
    },
  };
}

/** All blocks that read voxels. */
function allBlocks({ blocks, interventions }: Program): Block[] {
  const { assemble, advance, credit, rates, motility, crowding } = blocks;
  const terms = [...blocks.globals, ...blocks.observables.flatMap(({ locals }) => locals)];
  return [
    ...[assemble, advance, credit, rates, motility, crowding],
    ...[...terms, ...blocks.observables].map(({ block }) => block),
    ...interventions.flatMap((one) => (one === null ? [] : [one.block])),
  ];
}

/** Walls are terms of the voxels along them, so axes are open only where they are periodic. */
function gridAxes(program: Program, grid: Grid, slot: number) {
  const { boundary } = program.model.fields[slot]!;
  const closed = Object.fromEntries(
    Object.entries(boundary).map(([side, { type }]) => [
      side,
      { type: type === "periodic" ? "periodic" : "no-flux" },
    ]),
  ) as unknown as Boundary;
  return levelAxes({ n: [grid.nx, grid.ny, grid.nz], last: [1, 1, 1] }, closed);
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
    },
  };
}

function makeExplicit(program: Program, grid: Grid, slot: number): ExplicitField {
  const [x, y, z] = gridAxes(program, grid, slot);
  const signed = program.layout.signedFields[slot] ?? false;
  return { x, y, z, scale: new Float64Array(3), signed };
}
