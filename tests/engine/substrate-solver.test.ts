import { describe, expect, it } from "vitest";
import { stages } from "../../src/compile/step-plan.ts";
import { type Grid, voxelCount } from "../../src/model/grid.ts";
import { largestError } from "../support/error-norms.ts";
import { noFlux, periodic, planeGrid, sameBoundary, solidGrid } from "../support/grids.ts";
import { OpenSolver } from "../support/open-solver.ts";
import { seededRandom } from "../support/random-values.ts";
import { solveStage } from "../support/stage-solve.ts";

/** One case: relative D per voxel (or uniform) and z per voxel, in stages of 6 min. */
interface Case {
  readonly grid?: Grid;
  readonly wraps?: boolean;
  readonly D?: (i: number, j: number, random: () => number) => number;
  readonly z?: (random: () => number) => number;
  /** Largest true error in units of tolerance times U, beside what single precision leaves. */
  readonly errors?: number;
  /**
   * Largest share of U that conjugate gradients may leave on the far side of a barrier, all mass being
   * on the near side at first: of that mode they see nothing until the others are gone. It is the
   * same in float64; the carry has the difference, so that the next stage makes it good.
   */
  readonly hidden?: number;
  /** Iterations to tolerances of 1e-3, 1e-4 and 1e-5, at most: a faulty cycle takes more. */
  readonly iterations: readonly [number, number, number];
  /** Lanes that 30 iterations do not bring to a tolerance of 1e-5, as they tell. */
  readonly givenUp?: readonly number[];
}

const plane = planeGrid(35, 30, 10);
/** D dt/h^2 of the four lanes. */
const stiffness = [1, 60, 6e3, 6e4] as const;
const tolerances = [1e-3, 1e-4, 1e-5];
const dt = 6;

const cases: Record<string, Case> = {
  uniform: { iterations: [3, 5, 5] },
  "uniform, decay of all rates": { iterations: [3, 5, 5], z: (random) => 10 ** (4 * random() - 3) },
  "strip of D = 0, one voxel wide": {
    iterations: [3, 5, 9],
    D: (i) => (i === 20 ? 0 : 1),
    hidden: 1.2e-3,
  },
  "diagonal barrier": { iterations: [3, 6, 10], D: (i, j) => (i === j ? 0 : 1), errors: 5 },
  "checkerboard of D, 1 to 1e6": {
    iterations: [3, 4, 5],
    D: (i, j) => (((i >> 3) + (j >> 3)) % 2 === 0 ? 1 : 1e-6),
  },
  "islands of D = 0": { iterations: [3, 4, 6], D: (i, j) => (i % 6 < 3 && j % 7 < 4 ? 0 : 1) },
  "1 % clamps": { iterations: [3, 5, 7], z: (random) => (random() < 0.01 ? 6e9 : 0) },
  "random loss 0 to 1e9": { iterations: [3, 4, 4], z: (random) => 1e9 * random() },
  "D random by voxel over six decades": {
    iterations: [5, 26, 30],
    D: (_, __, random) => 10 ** (-6 * random()),
    errors: 10,
    givenUp: [3],
  },
  "periodic, odd": { iterations: [4, 6, 7], grid: planeGrid(35, 27, 10), wraps: true },
  "periodic, D varies": { iterations: [4, 6, 9], wraps: true, D: (i) => (i % 9 < 3 ? 0.1 : 1) },
  "voxels that are not square": { iterations: [4, 5, 6], grid: planeGrid(24, 31, 10, 33) },
  "three dimensions": { iterations: [4, 5, 6], grid: solidGrid(9, 8, 7, 10) },
  "three dimensions, periodic": {
    iterations: [4, 6, 7],
    grid: solidGrid(5, 6, 7, 10),
    wraps: true,
  },
  "three dimensions, barrier": {
    iterations: [3, 6, 11],
    grid: solidGrid(9, 8, 7, 10),
    D: (i) => (i === 4 ? 0 : 1),
    hidden: 3.5e-3,
  },
  "a single column": { iterations: [3, 4, 4], grid: planeGrid(1, 50, 10) },
  "a single row": { iterations: [3, 4, 4], grid: planeGrid(50, 1, 10) },
  "a single voxel": { iterations: [2, 2, 2], grid: planeGrid(1, 1, 10), z: () => 0.5 },
  "two by two": { iterations: [3, 3, 3], grid: planeGrid(2, 2, 10) },
};

/** Random values and a spike, in a stage from a cold start; the lanes differ by their stiffness. */
function openCase({ grid = plane, wraps = false, D, z }: Case, tolerance: number) {
  const random = seededRandom(11);
  const n = voxelCount(grid);
  const shape = Float32Array.from({ length: n }, (_, voxel) => {
    const i = voxel % grid.nx;
    return D?.(i, Math.floor(voxel / grid.nx) % grid.ny, random) ?? 1;
  });
  const loss = Float32Array.from({ length: n }, () => z?.(random) ?? 0);
  const gain = loss.map((one) => Math.fround(one * random()));
  const u = Float32Array.from({ length: n }, () => random());
  u[0] = 1000;
  const side = wraps ? periodic : noFlux;
  const substrates = stiffness.map((r) => {
    const scale = (r * 100) / dt;
    return {
      boundary: sameBoundary(side, grid.dimensions),
      D: D ? shape.map((one) => one * scale) : scale,
      initial: (voxel: number) => u[voxel]!,
    };
  });
  const open = new OpenSolver(grid, substrates, tolerance);
  for (const slot of stiffness.keys()) {
    open.loss[slot]!.set(loss);
    open.gain[slot]!.set(gain);
  }
  const references = substrates.map((substrate) =>
    solveStage({
      ...{ grid, wraps, dt, z: loss, S: gain, u },
      D: typeof substrate.D === "number" ? shape.map(() => substrate.D as number) : substrate.D,
    }),
  );
  return { open, references };
}

/**
 * What single precision leaves of a cold start from values up to `largest`: half an ulp of them, and
 * in the mean what rounding of fluxes of stiffness r leaves of their sum, which is 0.
 */
function roundingFloor(largest: number, r: number, voxels: number): number {
  return 2 ** -24 * largest * (1 + (4 * r) / voxels);
}

describe("a stage of the substrate solver", () => {
  it.each(Object.entries(cases))("is as exact as its tolerance: %s", (_, one) => {
    for (const tolerance of tolerances) {
      const { open, references } = openCase(one, tolerance);
      const { cycles, unconverged } = open.solver.solve(stages.first, dt);
      expect(cycles).toBeLessThanOrEqual(one.iterations[tolerances.indexOf(tolerance)]!);
      const givenUp = tolerance === 1e-5 ? (one.givenUp ?? []) : [];
      expect(unconverged.map(({ slot }) => slot)).toEqual(givenUp);
      references.forEach(({ solution, bound }, slot) => {
        const error = largestError(open.half[slot]!, solution);
        const floor = roundingFloor(1000, stiffness[slot]!, solution.length);
        const allowed = ((one.errors ?? 3) * tolerance + (one.hidden ?? 0)) * bound + floor;
        expect(error).toBeLessThanOrEqual(allowed);
      });
    }
  });

  it.each([
    [35, 30],
    [33, 64],
    [1, 13],
    [16, 1],
  ])("makes the same cycle in fused passes and through faces, %i x %i", (nx, ny) => {
    // D that varies in a neighbour lane takes the whole group to the general kernels.
    const grid = planeGrid(nx, ny, 10);
    const random = seededRandom(17);
    const u = Float32Array.from({ length: nx * ny }, () => random());
    const z = u.map(() => 10 ** (4 * random() - 3));
    const one = { D: 500, initial: (voxel: number) => u[voxel]! };
    const varying = { D: u.map(() => 1) };
    const [fused, general] = [[one], [one, varying]].map((substrates) => {
      const open = new OpenSolver(grid, substrates, 1);
      open.loss[0]!.set(z);
      open.gain[0]!.set(z.map((rate, voxel) => Math.fround(rate * u[voxel]!)));
      expect(open.solver.solve(stages.first, dt).cycles).toBe(1);
      return open.half[0]!;
    });
    expect(largestError(fused!, general!)).toBeLessThan(1e-6);
  });

  it("is exact for decay at any rate", () => {
    const rates = Float32Array.from({ length: 400 }, (_, voxel) => 10 ** (voxel / 40 - 8));
    const open = new OpenSolver(planeGrid(400, 1, 10), [{ initial: () => 1 }], 1e-8);
    open.loss[0]!.set(rates);
    open.solver.solve(stages.first, dt);
    const exact = rates.map((z) => Math.exp(-z));
    expect(largestError(open.half[0]!, exact)).toBeLessThan(1.8e-7);
  });

  it("solves substrates together as it solves each alone", () => {
    const grid = planeGrid(19, 13, 10);
    const random = seededRandom(3);
    const values = Array.from({ length: 6 }, () =>
      Float32Array.from({ length: 19 * 13 }, () => random()),
    );
    const substrates = values.map((u, slot) => ({
      D: 10 ** slot,
      k: () => 0.1 * slot,
      initial: (voxel: number) => u[voxel]!,
    }));
    const together = new OpenSolver(grid, substrates);
    together.stage(stages.first, 2 * dt);
    substrates.forEach((substrate, slot) => {
      const alone = new OpenSolver(grid, [substrate]);
      alone.stage(stages.first, 2 * dt);
      expect(together.half[slot]).toEqual(alone.half[0]);
    });
  });

  it.each([
    ["x and y exchanged", (i: number, j: number) => i * 40 + j, 1e-6],
    [
      "left and right exchanged, and so the two colours",
      (i: number, j: number) => 39 - i + 40 * j,
      3e-4,
    ],
  ] as const)("gives the turned answer to a turned question: %s", (_, turned, allowed) => {
    const random = seededRandom(5);
    const grid = planeGrid(40, 40, 10);
    const u = Float32Array.from({ length: 1600 }, () => 38 * random());
    const k = u.map(() => (random() < 0.02 ? 10 : random()));
    const turn = (values: Float32Array) =>
      values.map((__, voxel) => values[turned(voxel % 40, Math.floor(voxel / 40))]!);
    const solve = (initial: Float32Array, loss: Float32Array): Float32Array => {
      const open = new OpenSolver(grid, [
        { D: 1e5, initial: (voxel) => initial[voxel]!, k: (voxel) => loss[voxel]! },
      ]);
      open.stage(stages.first, 2 * dt);
      return open.half[0]!;
    };
    expect(largestError(solve(turn(u), turn(k)), turn(solve(u, k)))).toBeLessThan(38 * allowed);
  });

  it("mixes closed and periodic, uniform and varying in one group", () => {
    const grid = planeGrid(15, 14, 10);
    const random = seededRandom(5);
    const u = Float32Array.from({ length: 210 }, () => random());
    const D = Float32Array.from({ length: 210 }, () => 1e4 * random());
    const initial = (voxel: number) => u[voxel]!;
    const open = new OpenSolver(
      grid,
      [
        { D: 1e4, initial },
        { D, initial },
        { D: 1e4, initial, boundary: sameBoundary(periodic) },
        { D, initial, boundary: sameBoundary(periodic) },
      ],
      1e-5,
    );
    open.solver.solve(stages.first, dt);
    const uniform = D.map(() => 1e4);
    const zero = D.map(() => 0);
    for (const [slot, wraps, shape] of [
      [0, false, uniform],
      [1, false, D],
      [2, true, uniform],
      [3, true, D],
    ] as const) {
      const { solution } = solveStage({ grid, wraps, dt, D: shape, z: zero, S: zero, u });
      expect(largestError(open.half[slot]!, solution)).toBeLessThan(3e-5);
    }
  });

  it("leaves signed substrates without limits", () => {
    const grid = planeGrid(21, 1, 10);
    const sine = (voxel: number) => Math.cos((Math.PI * (voxel + 0.5)) / 21);
    const open = new OpenSolver(grid, [{ D: 1000, initial: sine, isSigned: true }], 1e-5);
    open.solver.solve(stages.first, dt);
    const { solution } = solveStage({
      ...{ grid, wraps: false, dt },
      D: new Float64Array(21).fill(1000),
      z: new Float64Array(21),
      S: new Float64Array(21),
      u: open.fields[0]!,
    });
    expect(Math.min(...open.half[0]!)).toBeLessThan(-0.3);
    expect(largestError(open.half[0]!, solution)).toBeLessThan(3e-5);
  });

  it("forgets what is left of a signed substrate after a loss without end", () => {
    const open = new OpenSolver(planeGrid(8, 8, 10), [
      { D: 1e3, initial: (voxel) => voxel - 30, isSigned: true, k: () => 100 },
    ]);
    open.stage(stages.first, 2);
    expect([...open.half[0]!]).toEqual(new Array(64).fill(0));
  });

  it("tells which substrate did not reach its tolerance, and where", () => {
    const grid = planeGrid(64, 64, 10);
    const random = seededRandom(7);
    // Nothing moves but in a corner, so that the worst place lies there.
    const isCorner = (voxel: number) => voxel % 64 >= 24 && voxel >= 24 * 64;
    const D = Float32Array.from({ length: 4096 }, (_, voxel) =>
      isCorner(voxel) ? 10 ** (7 * random() - 1) : 0,
    );
    const rough = { D, initial: (voxel: number) => (voxel === 40 * 65 ? 1e3 : 0) };
    const open = new OpenSolver(grid, [{ initial: () => 1 }, rough], 1e-12);
    const { cycles, unconverged } = open.solver.solve(stages.first, 600);
    expect(cycles).toBe(30);
    expect(unconverged.map(({ slot }) => slot)).toContain(1);
    const { voxel, estimate } = unconverged.find(({ slot }) => slot === 1)!;
    expect(isCorner(voxel)).toBe(true);
    expect(estimate).toBeGreaterThan(1e-9);
  });
});
