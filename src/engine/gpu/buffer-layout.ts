import { type Level, makeLevels, pyramidCellCount } from "../../compile/levels.ts";
import type { Program } from "../../compile/program.ts";
import { type Grid, voxelCount } from "../../model/grid.ts";

/** A mean() or integral() that is reduced on the device. */
export interface Term {
  readonly kind: "mean" | "integral";
  /** Of this observable, or -1: of the processes. */
  readonly observable: number;
  readonly index: number;
  /** Where its value goes in `scalars`. */
  readonly scalar: number;
}

/** Where everything lies in the GPU's buffers; counts and offsets in floats. */
export interface BufferLayout {
  readonly program: Program;
  readonly grid: Grid;
  readonly voxels: number;
  readonly levels: readonly Level[];
  /** 0 in the explicit scheme, which solves for nothing. */
  readonly substrateCount: number;
  readonly pyramidCells: number;
  /** Where the transport planes begin in `auxiliary`. */
  readonly transportAt: number;
  /** Where an observable's values go in `auxiliary`: the plane after those of the transport. */
  readonly observedAt: number;
  readonly movedPlanes: number;
  /** The processes' terms first, then those of each observable. */
  readonly terms: readonly Term[];
  /** Per observable: where its terms begin in `scalars`. */
  readonly localsAt: readonly number[];
  readonly uniformsAt: number;
  readonly substepsAt: number;
  /** The most that movers were slowed down by since the last measurement, 0 to 1. */
  readonly slownessAt: number;
  /** Largest possible solution per substrate. */
  readonly boundsAt: number;
  /** Three areas of partial results: a row of `strips`, of `gathered` and of 1 per term, mover or substrate. */
  readonly strips: number;
  readonly stripsAt: number;
  readonly gatheredAt: number;
  readonly finishedAt: number;
  readonly scalarCount: number;
}

/** Partial results after the first gathering. */
export const gathered = 64;

/** Lays out the buffers of a program on a grid. */
export function layOutBuffers(program: Program, grid: Grid): BufferLayout {
  const { layout } = program;
  const isImplicit = program.scheme === "implicit";
  const voxels = voxelCount(grid);
  const levels = makeLevels(grid);
  const substrateCount = isImplicit ? layout.substrateCount : 0;
  const pyramidCells = substrateCount > 0 ? pyramidCellCount(levels) : 0;
  const uniformsAt = layout.compartmentCount + layout.globalCount;
  const { terms, localsAt, end } = placeTerms(program, uniformsAt + layout.uniforms.count);
  const rows = Math.max(terms.length, layout.movers.length, 2 * substrateCount, 1);
  const strips = stripCount(voxels);
  const slownessAt = end + 2 * layout.movers.length;
  const boundsAt = slownessAt + 1;
  const stripsAt = boundsAt + substrateCount;
  const gatheredAt = stripsAt + rows * strips;
  const finishedAt = gatheredAt + rows * gathered;
  return {
    program,
    grid,
    voxels,
    levels,
    substrateCount,
    pyramidCells,
    transportAt: layout.diffusionPlaneCount * pyramidCells,
    observedAt: layout.diffusionPlaneCount * pyramidCells + layout.transportPlaneCount * voxels,
    movedPlanes: Math.max(layout.movers.length, isImplicit ? 0 : layout.fieldCount),
    terms,
    localsAt,
    uniformsAt,
    substepsAt: end,
    slownessAt,
    boundsAt,
    strips,
    stripsAt,
    gatheredAt,
    finishedAt,
    scalarCount: finishedAt + rows,
  };
}

/** Values in `auxiliary`. */
export function auxiliaryLength({ program, observedAt, voxels }: BufferLayout): number {
  return observedAt + (program.blocks.observables.length > 0 ? voxels : 0);
}

function placeTerms(program: Program, firstLocal: number) {
  const { blocks, layout } = program;
  const terms: Term[] = blocks.globals.map(({ kind }, index) => ({
    kind,
    observable: -1,
    index,
    scalar: layout.compartmentCount + index,
  }));
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
function stripCount(voxels: number): number {
  const wanted = Math.ceil(voxels / 256 / gathered) * gathered;
  return Math.min(16384, Math.max(gathered, wanted));
}
