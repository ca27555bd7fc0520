import type { Program } from "../../compile/program.ts";
import type { CreditSource } from "../../compile/step-plan.ts";
import { type Grid, voxelCount } from "../../model/grid.ts";
import { type LevelShape, levelShapes, tailOf } from "./level-shapes.ts";
import { stripCount, stripRows } from "./strips.ts";

/** A mean() or integral() that is reduced on the device. */
export interface Term {
  readonly kind: "mean" | "integral";
  /** Of this observable, or -1: a global term of the processes, or -2: a credit term. */
  readonly observable: number;
  readonly index: number;
  /** Where its value goes in `scalars`. */
  readonly scalar: number;
}

/** Where everything lies in the GPU's buffers; counts and offsets in floats. */
export interface BufferLayout {
  readonly program: Program;
  readonly grid: Grid;
  /** Estimated error of a solve at which it ends, as a share of the largest possible value. */
  readonly tolerance: number;
  /** Whether sweeps store their first color instead of computing it where it is needed. */
  readonly storesSweeps: boolean;
  /** Whether m is stored beside the losses that it follows from: where arithmetic is dearer than memory. */
  readonly storesFitted: boolean;
  /**
   * Whether the inverse diagonal of each level is stored beside c: where what faces conduct has to be read,
   * and where each cell is computed once or arithmetic is dear.
   */
  readonly storesInverse: boolean;
  /** Whether a workgroup puts together what its threads find of a correction: where barriers are cheap. */
  readonly gathersGroups: boolean;
  /**
   * Whether one kernel closes a stage and opens the next one, with the losses and gains of both as it finds
   * them, so that these are not stored: as long as nothing has to be made of D in between.
   */
  readonly stagesMeet: boolean;
  /** Rows of the grid that an invocation of a reduction goes through. */
  readonly stripRows: number;
  /** Threads of a workgroup that does something alone. */
  readonly wideThreads: number;
  readonly voxels: number;
  readonly levels: readonly LevelShape[];
  /** First level of those that one workgroup does alone; levels.length: there are none. */
  readonly tailLevel: number;
  /** Cells of that level if it has no room in the workgroup's memory, else 0. */
  readonly topCells: number;
  /** 0 in the explicit scheme, which solves for nothing. */
  readonly substrateCount: number;
  /** Substrates are solved four at a time, in the lanes of a vec4f. */
  readonly quadCount: number;
  /** Per quad: its number among those whose diffusion varies in space, or -1. */
  readonly faceQuads: readonly number[];
  readonly pyramidCells: number;
  /** Whether some conversion goes out of a substrate. */
  readonly hasExports: boolean;
  /** Whether fields have carries: not in the explicit scheme. */
  readonly hasCarry: boolean;
  /** Where the transport planes begin in `auxiliary`. */
  readonly transportAt: number;
  /** Where an observable's values go in `auxiliary`: the plane after those of the transport. */
  readonly observedAt: number;
  /** Length of `auxiliary`. */
  readonly auxiliaryCount: number;
  /** Where the flow planes begin in it. */
  readonly flowAt: number;
  /** Where those begin of fields in the middle of the step, and of substrates a step before. */
  readonly aheadAt: number;
  readonly previousAt: number;
  readonly movedPlanes: number;
  /** The processes' global terms first, then credit terms by source, then those of each observable. */
  readonly terms: readonly Term[];
  /** Per observable: where its terms begin in `scalars`. */
  readonly localsAt: readonly number[];
  readonly uniformsAt: number;
  readonly substepsAt: number;
  /** The most that movers were slowed down by since the last measurement, 0 to 1. */
  readonly slownessAt: number;
  /** Pairs of substeps that the present step takes. */
  readonly pairsAt: number;
  /** Carries of the compartments. */
  readonly compartmentCarryAt: number;
  /** Compartments at the start of the step; compartments and global terms in the middle of each stage. */
  readonly stageScalarsAt: number;
  /** Partial results of the terms: a row of `strips` each. */
  readonly strips: number;
  readonly stripsAt: number;
  /** Those of the largest outflows: a row of strips.ts' stripCount for each mover at most. */
  readonly outflowsAt: number;
  readonly scalarCount: number;
}

/** The order of credit terms among BufferLayout.terms. */
export const creditSources: readonly CreditSource[] = ["start", "reactions", "substrates"];

/** Numbers of each group of movers from `substepsAt` on, as shaders/transport/flux.wgsl has them. */
export const substepNumbers = 3;

/** Default of BufferLayout.tolerance. */
export const defaultTolerance = 1e-4;

export interface LayoutChoices {
  readonly tolerance?: number;
  /** A CPU plays the GPU: memory is near, but a barrier costs as much as its threads. */
  readonly isSoftware?: boolean;
}

/** Lays out the buffers of a program on a grid. */
export function layOutBuffers(
  program: Program,
  grid: Grid,
  { tolerance = defaultTolerance, isSoftware = false }: LayoutChoices = {},
): BufferLayout {
  const { layout } = program;
  const hasCarry = program.scheme === "implicit";
  const voxels = voxelCount(grid);
  const substrateCount = hasCarry ? layout.substrateCount : 0;
  const levels = levelShapes(program, grid, substrateCount);
  const storesSweeps = isSoftware || grid.nz > 1;
  const faceQuads = numberFaceQuads(layout.diffusionPlane, substrateCount);
  const hasFaces = faceQuads.some((number) => number >= 0);
  const hasTwoColors = levels.length > 1 && levels[0]?.colorCount === 2;
  const rows = stripRows(grid.nx, grid.ny * grid.nz, isSoftware);
  const tail = tailOf(levels, isSoftware);
  const transportAt = layout.diffusionPlaneCount * voxels;
  const observedAt = transportAt + layout.transportPlaneCount * voxels;
  const observedPlanes = 1;
  const flowAt = observedAt + (observedPlanes + layout.remembered.length) * voxels;
  const aheadAt = flowAt + layout.flowPlaneCount * voxels;
  const previousAt = aheadAt + layout.ahead.length * voxels;
  return {
    program,
    grid,
    tolerance,
    storesSweeps,
    storesFitted: isSoftware,
    storesInverse: storesSweeps || hasFaces || levels[0]?.colorCount === 3,
    gathersGroups: !storesSweeps && hasTwoColors,
    stagesMeet: !storesSweeps && hasTwoColors && !hasFaces && substrateCount > 0,
    stripRows: rows,
    wideThreads: isSoftware ? 16 : 256,
    voxels,
    levels,
    tailLevel: tail.level,
    topCells: tail.topCells,
    substrateCount,
    quadCount: Math.ceil(substrateCount / 4),
    faceQuads,
    pyramidCells: levels.reduce((sum, { cellCount }) => sum + cellCount, 0),
    hasExports: layout.exporting.includes(true) && hasCarry,
    hasCarry,
    transportAt,
    observedAt,
    flowAt,
    aheadAt,
    previousAt,
    auxiliaryCount: previousAt + layout.previousCount * voxels,
    movedPlanes: Math.max(layout.movers.length, hasCarry ? 0 : layout.fieldCount),
    ...placeScalars(program, voxels, stripCount({ grid, stripRows: rows })),
  };
}

/** Quads with a varying diffusion, numbered in order. */
function numberFaceQuads(diffusionPlane: readonly number[], substrateCount: number): number[] {
  let count = 0;
  return Array.from({ length: Math.ceil(substrateCount / 4) }, (_, quad) =>
    diffusionPlane.slice(4 * quad, 4 * quad + 4).some((plane) => plane >= 0) ? count++ : -1,
  );
}

function placeScalars(program: Program, voxels: number, motionStrips: number) {
  const { layout } = program;
  const { compartmentCount } = layout;
  const uniformsAt = layout.scalarCount;
  const { terms, localsAt, end } = placeTerms(program, uniformsAt + layout.uniforms.count);
  const strips = termStrips(voxels);
  const slownessAt = end + substepNumbers * layout.movers.length;
  const pairsAt = slownessAt + 1;
  const compartmentCarryAt = pairsAt + 1;
  const stageScalarsAt = compartmentCarryAt + compartmentCount;
  const stripsAt = stageScalarsAt + 3 * layout.scalarCount;
  const outflowsAt = stripsAt + terms.length * strips;
  return {
    terms,
    localsAt,
    uniformsAt,
    substepsAt: end,
    slownessAt,
    pairsAt,
    compartmentCarryAt,
    stageScalarsAt,
    strips,
    stripsAt,
    outflowsAt,
    scalarCount: outflowsAt + layout.movers.length * motionStrips,
  };
}

function placeTerms(program: Program, firstLocal: number) {
  const { blocks, layout } = program;
  const terms: Term[] = blocks.globals.map(({ kind }, index) => ({
    kind,
    observable: -1,
    index,
    scalar: layout.firstGlobal + index,
  }));
  for (const of of creditSources) {
    for (const [index, term] of blocks.creditTerms.entries()) {
      if (term.of !== of) continue;
      terms.push({ kind: term.kind, observable: -2, index, scalar: term.scalar });
    }
  }
  const localsAt: number[] = [];
  let end = firstLocal;
  blocks.observables.forEach(({ locals }, observable) => {
    localsAt.push(end);
    locals.forEach(({ kind }, index) => {
      terms.push({ kind, observable, index, scalar: end + index });
    });
    end += locals.length;
  });
  return { terms, localsAt, end };
}

/** Threads of a reduction: enough to fill a GPU, few enough for short rows; a multiple of 64. */
function termStrips(voxels: number): number {
  const wanted = Math.ceil(voxels / 256 / 64) * 64;
  return Math.min(16384, Math.max(64, wanted));
}
