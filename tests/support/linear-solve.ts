import type { Layout } from "../../src/compile/program.ts";
import {
  type Multigrid,
  makeMultigrid,
  runCycle,
  setDiffusion,
} from "../../src/engine/cpu/diffusion/multigrid.ts";
import { type Grid, voxelCount } from "../../src/model/grid.ts";
import type { Boundary, Model, SideBoundary } from "../../src/model/model.ts";

/** A linear problem (c - dt D Laplacian) u = f for one substrate. */
export interface LinearProblem {
  readonly grid: Grid;
  readonly boundary: Boundary;
  readonly dt: number;
  readonly D: number;
  /** Varying D per voxel; `D` is then ignored. */
  readonly diffusion?: Float32Array;
  readonly wall?: readonly number[];
  readonly coefficient: ArrayLike<number>;
  readonly rhs: ArrayLike<number>;
}

export const noFlux: SideBoundary = { type: "no-flux" };
export const periodic: SideBoundary = { type: "periodic" };
export const fixedValue: SideBoundary = { type: "value", value: { kind: "number", value: 0 } };

export function sameBoundary(side: SideBoundary, dimensions: 2 | 3 = 2): Boundary {
  const depth = dimensions === 3 ? side : noFlux;
  return { left: side, right: side, bottom: side, top: side, back: depth, front: depth };
}

export function planeGrid(nx: number, ny: number, dx: number, dy = dx): Grid {
  return { dimensions: 2, nx, ny, nz: 1, dx, dy, dz: 1 };
}

export function solidGrid(nx: number, ny: number, nz: number, dx: number): Grid {
  return { dimensions: 3, nx, ny, nz, dx, dy: dx, dz: dx };
}

/** The solver for a problem, started from `guess` (default 0). */
export function openSolve(problem: LinearProblem, guess?: ArrayLike<number>): Multigrid {
  const { boundary, grid, dt, D, diffusion } = problem;
  const field = { boundary } as Model["fields"][number];
  const model = { fields: [field] } as unknown as Model;
  const layout = {
    substrateCount: 1,
    diffusionPlane: [diffusion ? 0 : -1],
    signedFields: [false],
  } as unknown as Layout;
  const multigrid = makeMultigrid(model, layout, grid);
  setDiffusion(multigrid, 0, dt, diffusion ? 1 : D, problem.wall ?? [0, 0, 0, 0, 0, 0]);
  const finest = multigrid.pyramids[0]!.planes[0]!;
  finest.coefficient.set(problem.coefficient);
  finest.rhs.set(problem.rhs);
  if (diffusion) finest.diffusion!.set(diffusion);
  if (guess) finest.solution.set(guess);
  return multigrid;
}

/** The solution after some cycles from `guess` (default 0). */
export function solve(
  problem: LinearProblem,
  cycles: number,
  guess?: ArrayLike<number>,
): Float32Array {
  const multigrid = openSolve(problem, guess);
  for (let cycle = 0; cycle < cycles; cycle++) runCycle(multigrid);
  return solutionOf(multigrid).slice();
}

export function solutionOf(multigrid: Multigrid): Float32Array {
  return multigrid.pyramids[0]!.planes[0]!.solution;
}

/** One value per voxel from its centre, um. */
export function fill(
  grid: Grid,
  value: (x: number, y: number, z: number, voxel: number) => number,
): Float32Array {
  return Float32Array.from({ length: voxelCount(grid) }, (_, voxel) => {
    const i = voxel % grid.nx;
    const j = Math.floor(voxel / grid.nx) % grid.ny;
    const k = Math.floor(voxel / (grid.nx * grid.ny));
    return value((i + 0.5) * grid.dx, (j + 0.5) * grid.dy, (k + 0.5) * grid.dz, voxel);
  });
}

/** ||a - b|| / ||b||. */
export function relativeError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let difference = 0;
  let size = 0;
  for (let i = 0; i < b.length; i++) {
    difference += (a[i]! - b[i]!) ** 2;
    size += b[i]! ** 2;
  }
  return Math.sqrt(difference / size);
}

/** Largest |a - b|. */
export function largestError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < b.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}

/** Uniform numbers in [0, 1), the same in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
