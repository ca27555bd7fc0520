import { describe, expect, test } from "vitest";
import { runCycle } from "../../src/engine/cpu/diffusion/multigrid.ts";
import { type Grid, voxelCount } from "../../src/model/grid.ts";
import {
  fill,
  fixedValue,
  type LinearProblem,
  largestError,
  noFlux,
  openSolve,
  periodic,
  planeGrid,
  relativeError,
  sameBoundary,
  seededRandom,
  solidGrid,
  solutionOf,
  solve,
} from "../support/linear-solve.ts";
import { referenceSolve } from "../support/reference-solve.ts";

/** A lobe of uptake and scattered vessels (exchange rate kv, 1/min) in a tissue at 38. */
function vascular(
  grid: Grid,
  boundary: LinearProblem["boundary"],
  dt: number,
  kv = 10,
): LinearProblem {
  const random = seededRandom(5);
  const length = grid.nx * grid.dx;
  const vessel = fill(grid, () => (random() < 0.02 ? kv : 0));
  const k = fill(grid, (x, y, z, voxel) => {
    const depth = grid.dimensions === 3 ? z - length / 2 : 0;
    const r = Math.hypot(x - length / 2, y - 0.47 * length, depth) / length;
    return (
      0.1 + 9.9 * 0.5 * (1 - Math.tanh((r - 0.2) * 20)) * (1 - 0.3 * random()) + vessel[voxel]!
    );
  });
  return {
    grid,
    boundary,
    dt,
    D: 1e5,
    wall: [38, 20, 38, 5, 38, 10],
    coefficient: k.map((rate) => 1 + dt * rate),
    rhs: vessel.map((rate) => 38 + dt * rate * 38),
  };
}

/** D up to four times smaller in a block. */
function variedDiffusion(grid: Grid): Float32Array {
  const random = seededRandom(9);
  return fill(grid, (x) => (x > 0.4 * grid.nx * grid.dx ? 3e4 : 1e5) * (0.8 + 0.4 * random()));
}

const mixed: LinearProblem["boundary"] = {
  left: fixedValue,
  right: noFlux,
  bottom: periodic,
  top: periodic,
  back: noFlux,
  front: noFlux,
};

const cases: readonly (readonly [string, LinearProblem])[] = [
  ["17x23 periodic", vascular(planeGrid(17, 23, 10), sameBoundary(periodic), 6)],
  ["100x33 no flux", vascular(planeGrid(100, 33, 10), sameBoundary(noFlux), 6)],
  ["255x16 no flux", vascular(planeGrid(255, 16, 10), sameBoundary(noFlux), 6)],
  ["16x67 fixed walls", vascular(planeGrid(16, 67, 10), sameBoundary(fixedValue), 6)],
  ["31x19 mixed walls", vascular(planeGrid(31, 19, 10), mixed, 6)],
  ["40x24, voxels 10 by 25 um", vascular(planeGrid(40, 24, 10, 25), sameBoundary(noFlux), 6)],
  ["12x17x9 no flux", vascular(solidGrid(12, 17, 9, 20), sameBoundary(noFlux, 3), 6)],
  ["9x11x13 periodic", vascular(solidGrid(9, 11, 13, 20), sameBoundary(periodic, 3), 6)],
  ["10x9x8 fixed walls", vascular(solidGrid(10, 9, 8, 20), sameBoundary(fixedValue, 3), 60)],
  [
    "33x48 varying D",
    {
      ...vascular(planeGrid(33, 48, 10), sameBoundary(noFlux), 6),
      diffusion: variedDiffusion(planeGrid(33, 48, 10)),
    },
  ],
  [
    "31x19 varying D, mixed walls",
    {
      ...vascular(planeGrid(31, 19, 10), mixed, 6),
      diffusion: variedDiffusion(planeGrid(31, 19, 10)),
    },
  ],
  [
    "9x8x7 varying D",
    {
      ...vascular(solidGrid(9, 8, 7, 20), sameBoundary(noFlux, 3), 6),
      diffusion: variedDiffusion(solidGrid(9, 8, 7, 20)),
    },
  ],
];

describe("multigrid", () => {
  test.each(cases)("solves %s as conjugate gradients do", (_, problem) => {
    expect(relativeError(solve(problem, 14), referenceSolve(problem))).toBeLessThan(5e-7);
  });

  test.each([
    ["64x64 no flux", planeGrid(64, 64, 10), sameBoundary(noFlux), 0.2],
    ["64x64 periodic", planeGrid(64, 64, 10), sameBoundary(periodic), 0.2],
    ["64x64 fixed walls", planeGrid(64, 64, 10), sameBoundary(fixedValue), 0.2],
    ["100x33 no flux", planeGrid(100, 33, 10), sameBoundary(noFlux), 0.2],
    ["24x24x24 no flux", solidGrid(24, 24, 24, 20), sameBoundary(noFlux, 3), 0.25],
    ["17x15x21 periodic", solidGrid(17, 15, 21, 20), sameBoundary(periodic, 3), 0.25],
  ] as const)("contracts on %s", (_, grid, boundary, bound) => {
    for (const [dt, kv] of [
      [1, 10],
      [6, 10],
      [6, 100],
      [60, 100],
    ] as const) {
      const problem = vascular(grid, boundary, dt, kv);
      const exact = referenceSolve(problem);
      const multigrid = openSolve(problem);
      const errors = [1, 2, 3, 4, 5].map(() => {
        runCycle(multigrid);
        return relativeError(solutionOf(multigrid), exact);
      });
      expect((errors[4]! / errors[1]!) ** (1 / 3)).toBeLessThan(bound);
    }
  });

  test.each([10, 1e3, 1e5])("bears isolated vessels of rate %f per min", (kv) => {
    const problem = vascular(planeGrid(64, 48, 10, 20), sameBoundary(noFlux), 6, kv);
    const exact = referenceSolve(problem);
    const early = relativeError(solve(problem, 2), exact);
    expect(relativeError(solve(problem, 6), exact)).toBeLessThan(early * 0.6 ** 4);
  });

  test.each([0.1, 6, 60])("keeps spikes positive and below their maximum, dt %f", (dt) => {
    const grid = planeGrid(48, 40, 10);
    const random = seededRandom(3);
    const spikes = fill(grid, () => (random() < 0.02 ? 1000 : 0));
    const k = fill(grid, () => (random() < 0.5 ? 0.01 : 10));
    const coefficient = k.map((rate) => 1 + dt * rate);
    const problem = { grid, boundary: sameBoundary(noFlux), dt, D: 1e5, coefficient, rhs: spikes };
    const bound = Math.fround(Math.max(...spikes.map((f, i) => f / coefficient[i]!)));
    for (const guess of [undefined, spikes]) {
      for (const cycles of [1, 2, 3]) {
        const solution = solve(problem, cycles, guess);
        expect(Math.min(...solution)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...solution)).toBeLessThanOrEqual(bound);
      }
    }
    const supply = spikes.reduce((sum, value) => sum + value, 0);
    const held = (cycles: number): number =>
      solve(problem, cycles).reduce((sum, value, i) => sum + value * coefficient[i]!, 0);
    expect(Math.abs(held(1) / supply - 1)).toBeLessThan(0.1);
    expect(Math.abs(held(2) / supply - 1)).toBeLessThan(0.01);
    expect(Math.abs(held(3) / supply - 1)).toBeLessThan(0.002);
  });

  test.each([0.1, 6, 60])("never rises above the blood, dt %f", (dt) => {
    const problem = vascular(planeGrid(48, 40, 10), sameBoundary(fixedValue), dt);
    const wall = [38, 38, 38, 38, 0, 0];
    for (const cycles of [1, 2, 5]) {
      expect(Math.max(...solve({ ...problem, wall }, cycles))).toBeLessThanOrEqual(38);
    }
  });

  test("treats x and y alike", () => {
    const grid = planeGrid(40, 40, 10);
    const problem = vascular(grid, sameBoundary(noFlux), 6);
    const transpose = (values: ArrayLike<number>): Float32Array =>
      Float32Array.from(
        { length: voxelCount(grid) },
        (_, i) => values[(i % 40) * 40 + Math.floor(i / 40)]!,
      );
    const turned = {
      ...problem,
      coefficient: transpose(problem.coefficient),
      rhs: transpose(problem.rhs),
    };
    const difference = largestError(transpose(solve(turned, 1)), solve(problem, 1));
    expect(difference).toBeLessThan(38e-6);
  });

  test("mirrors up to the algebraic error", () => {
    const grid = planeGrid(40, 31, 10);
    const problem = vascular(grid, sameBoundary(noFlux), 6);
    const mirror = (values: ArrayLike<number>): Float32Array =>
      Float32Array.from(
        { length: voxelCount(grid) },
        (_, i) => values[i - (i % 40) + 39 - (i % 40)]!,
      );
    const turned = {
      ...problem,
      coefficient: mirror(problem.coefficient),
      rhs: mirror(problem.rhs),
    };
    expect(largestError(mirror(solve(turned, 8)), solve(problem, 8))).toBeLessThan(38e-6);
  });

  test("bounds its error by the largest residual over c", () => {
    const problem = vascular(planeGrid(32, 32, 10), sameBoundary(noFlux), 6);
    const exact = referenceSolve(problem);
    const { grid, dt, D, coefficient, rhs } = problem;
    for (const cycles of [1, 2, 3]) {
      const u = solve(problem, cycles);
      let bound = 0;
      for (let voxel = 0; voxel < u.length; voxel++) {
        const i = voxel % 32;
        const j = Math.floor(voxel / 32);
        const around = [
          i > 0 ? u[voxel - 1]! : u[voxel]!,
          i < 31 ? u[voxel + 1]! : u[voxel]!,
          j > 0 ? u[voxel - 32]! : u[voxel]!,
          j < 31 ? u[voxel + 32]! : u[voxel]!,
        ];
        const flow = around.reduce((sum, value) => sum + (value - u[voxel]!), 0);
        const r = (dt * D) / (grid.dx * grid.dx);
        const residual = rhs[voxel]! - coefficient[voxel]! * u[voxel]! + r * flow;
        bound = Math.max(bound, Math.abs(residual) / coefficient[voxel]!);
      }
      expect(largestError(u, exact)).toBeLessThanOrEqual(bound);
    }
  });
});
