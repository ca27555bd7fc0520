import { type PreparedBlock, prepareBlock } from "../../compile/interpreter.ts";
import type { Block, Program } from "../../compile/program.ts";
import type { Grid } from "../../model/grid.ts";
import { requireMemory } from "../memory.ts";
import { SubstrateSolver } from "./diffusion/substrate-solver.ts";
import { type FieldTable, openFields } from "./explicit/field-table.ts";
import { uniformRoom } from "./kinetics/kernel-places.ts";
import { Kernels } from "./kinetics/kernels.ts";
import { PlacePlanes } from "./kinetics/place-planes.ts";
import { type CpuMemory, MemoryPlan } from "./memory.ts";
import { type Numerics, openNumerics } from "./numerics.ts";
import { planRegions, type Regions } from "./regions.ts";
import { StepTeam } from "./threads/step-team.ts";
import type { Thread } from "./threads/team.ts";
import { type MoverGroup, openMovers } from "./transport/mover-group.ts";

/** Everything that a CPU engine holds; allocated once. Planes have voxelCount entries. */
export interface CpuState {
  readonly program: Program;
  readonly grid: Grid;
  readonly seed: number;
  /** Holds all planes; where those lie that the numerics work on. */
  readonly memory: CpuMemory;
  readonly numerics: Numerics;
  /** null: one thread does it all. */
  readonly team: StepTeam | null;
  readonly regions: Regions;
  /** Fields in slot order. */
  readonly planes: readonly Float32Array[];
  /** What single precision could not hold of them; none in the explicit scheme. */
  readonly carry: readonly Float32Array[];
  /** What conversions bring to substrates, unit/min; plane = layout.flowPlane. */
  readonly flow: readonly Float32Array[];
  /** Substrates at the start of the step before, and its length (min; 0: there was none). */
  readonly previous: readonly Float32Array[];
  previousStep: number;
  /** layout.remembered, in that order, at the start of the step. */
  readonly remembered: readonly Float32Array[];
  /** Fields, carries, `previous` and flows, of a step that may have to be done again. */
  readonly backup: readonly Float32Array[];
  /** As layout has them: compartments first, global terms last. */
  readonly scalars: Float32Array;
  readonly compartmentCarry: Float32Array;
  /** Scalars at the start of the step, and mixed for a stage. */
  readonly stageScalars: Float32Array;
  readonly uniforms: Float32Array;
  /** Values in force, in order of layout.parameterNames. */
  readonly parameters: Float32Array;
  /** null: no substrates, or the explicit scheme. */
  readonly solver: SubstrateSolver | null;
  readonly transport: readonly Float32Array[];
  /** Movers whose rates are the same. */
  readonly moverGroups: readonly MoverGroup[];
  /** One plane: room for reductions. */
  readonly scratch: Float32Array;
  /** Explicit scheme: how each field advances. */
  readonly explicit: readonly FieldTable[];
  /** Where kernels read what is the same in every voxel. */
  readonly kernelUniforms: Float32Array;
  readonly kernels: Kernels;
  /** Blocks that read no field. */
  readonly uniformBlocks: Readonly<
    Record<"compartments" | "creditCompartments" | "uniforms", PreparedBlock>
  >;
}

export interface CpuStateOptions {
  /** Of the substrates' solves; default 1e-4. */
  readonly tolerance?: number;
  /** Whether steps may have to be done again: keeps a copy of the fields. */
  readonly canRepeat?: boolean;
  /** Threads that share the work; default: this one alone. */
  readonly threads?: ThreadChoice;
  /** Bytes that the state may take; default 4 GiB, all that WebAssembly can address. */
  readonly memoryLimit?: number;
}

export interface ThreadChoice {
  /** All of them, the asking one among them. */
  readonly count: number;
  readonly start: () => Thread;
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
  const threadCount = Math.max(1, options.threads?.count ?? 1);
  const blocks = allBlocks(program);
  const plan = new MemoryPlan();
  const regions = planRegions(plan, program, grid, {
    uniformRoom: uniformRoom(blocks),
    canRepeat: options.canRepeat ?? false,
    threads: threadCount,
  });
  const places = new PlacePlanes(plan, blocks, grid, seed);
  const hasSubstrates = program.scheme === "implicit" && layout.substrateCount > 0;
  const solver = hasSubstrates
    ? new SubstrateSolver(plan, program, grid, regions, options.tolerance, threadCount)
    : null;
  requireMemory(plan.bytes, options.memoryLimit ?? 4 * 2 ** 30, grid);
  const memory = plan.open(threadCount > 1);
  const numerics = openNumerics(memory);
  places.open(memory);
  const kernels = new Kernels({ program, regions, places }, memory);
  const team = threadCount > 1 ? openTeam(memory, numerics, kernels, options.threads!) : null;
  solver?.open(memory, numerics, team === null ? undefined : (phases) => team.run(phases));
  const { scalarCount } = layout;
  return {
    program,
    grid,
    seed,
    memory,
    numerics,
    team,
    regions,
    planes: memory.planes(regions.fields),
    carry: memory.planes(regions.carry),
    flow: memory.planes(regions.flow),
    previous: memory.planes(regions.previous),
    previousStep: 0,
    remembered: memory.planes(regions.remembered),
    backup: memory.planes(regions.backup),
    scalars: new Float32Array(scalarCount),
    compartmentCarry: new Float32Array(layout.compartmentCount),
    stageScalars: new Float32Array(scalarCount),
    uniforms: new Float32Array(layout.uniforms.count),
    parameters: new Float32Array(layout.parameterNames.length),
    solver,
    transport: memory.planes(regions.transport),
    moverGroups: openMovers(memory, regions, program, grid),
    scratch: memory.floats(regions.scratch),
    explicit: openFields(memory, regions, program, grid),
    kernelUniforms: memory.floats(regions.kernelUniforms),
    kernels,
    uniformBlocks: {
      compartments: prepareBlock(program.blocks.compartments),
      creditCompartments: prepareBlock(program.blocks.creditCompartments),
      uniforms: prepareBlock(program.blocks.uniforms),
    },
  };
}

function openTeam(
  memory: CpuMemory,
  numerics: Numerics,
  kernels: Kernels,
  { count, start }: ThreadChoice,
): StepTeam {
  const threads = Array.from({ length: count - 1 }, start);
  return new StepTeam(memory, numerics, kernels.ofStep, threads);
}

/** All blocks that read voxels. */
function allBlocks({ blocks, interventions }: Program): Block[] {
  const { assemble, predict, advance, flows, credit, fixed, rates, motility, crowding } = blocks;
  const locals = blocks.observables.flatMap((observable) => observable.locals);
  const terms = [...blocks.globals, ...blocks.creditTerms, ...locals];
  return [
    ...[assemble, predict, advance, flows, credit, fixed, rates, motility, crowding],
    ...[...terms, ...blocks.observables].map(({ block }) => block),
    ...interventions.flatMap((one) => (one === null ? [] : [one.block])),
  ];
}
