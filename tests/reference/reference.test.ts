import { describe, expect, it } from "vitest";
import type { Grid } from "../../src/model/grid.ts";
import { voxelCount } from "../../src/model/grid.ts";
import { integrate, runStep } from "./integrate.ts";
import { everySide, type Problem, type Wall } from "./problem.ts";
import { semiDiscrete } from "./semi-discrete.ts";
import { steadyState } from "./steady-state.ts";

/** A row of voxels along x between closed sides. */
function row(n: number, length: number): Grid {
  return { dimensions: 2, nx: n, ny: 1, nz: 1, dx: length / n, dy: 10, dz: 1 };
}

function largestError(found: ArrayLike<number>, right: (voxel: number) => number): number {
  let largest = 0;
  for (let i = 0; i < found.length; i++) {
    largest = Math.max(largest, Math.abs(found[i]! - right(i)));
  }
  return largest;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe("steady state", () => {
  const D = 1000;
  const k = 0.1;
  const length = 320;
  const reach = Math.sqrt(D / k);

  /** Largest error of the closed form of a slab under some walls at n voxels. */
  function slabError(n: number, walls: Problem["walls"], exact: (x: number) => number): number {
    const u = steadyState({
      grid: row(n, length),
      walls: walls ?? {},
      diffusion: D,
      loss: () => k,
    });
    return largestError(u, (i) => exact(((i + 0.5) * length) / n));
  }

  const hill = (x: number): number => Math.cosh((x - length / 2) / reach);
  const slope = Math.sinh(length / 2 / reach) / reach;
  const kappa = 7;

  it.each<[string, Wall, (x: number) => number]>([
    ["fixed values", { value: () => 38 }, (x) => (38 * hill(x)) / hill(0)],
    ["flux", { flux: () => 12 }, (x) => (12 * hill(x)) / (D * slope)],
    [
      "Robin",
      { exchange: () => kappa, target: () => 38 },
      (x) => (38 * kappa * hill(x)) / (kappa * hill(0) + D * slope),
    ],
  ])("of a slab between walls of %s, second order in the width", (_, wall, exact) => {
    const [coarse, fine] = [80, 160].map((n) => slabError(n, { left: wall, right: wall }, exact));
    expect(fine! / exact(0)).toBeLessThan(1e-3);
    expect(Math.abs(Math.log2(coarse! / fine!) - 2)).toBeLessThan(0.05);
  });

  it("of layers in series is exact: one flux, resistances h/D", () => {
    const n = 20;
    const grid = row(n, 200);
    const diffusion = Array.from({ length: n }, (_, i) => 10 ** ((7 * i) % 5));
    const resistance = diffusion.reduce((total, value) => total + grid.dx / value, 0);
    const u = steadyState({
      grid,
      walls: { left: { value: () => 1 }, right: { value: () => 0 } },
      diffusion,
    });
    let passed = 0;
    const exact = diffusion.map((value) => {
      const middle = passed + grid.dx / value / 2;
      passed += grid.dx / value;
      return 1 - middle / resistance;
    });
    expect(largestError(u, (i) => exact[i]!)).toBeLessThan(1e-10);
  });

  it("is refused where nothing leaves", () => {
    expect(() => steadyState({ grid: row(8, 80), diffusion: 1, source: () => 1 })).toThrow(
      "conjugate gradients",
    );
  });
});

describe("in time", () => {
  // A product of cosines is an eigenvector of the closed box, of sines of one with walls at 0; the
  // discrete eigenvalue is known, so that the error is that of the time alone.
  it.each([
    ["closed", "no-flux" as Wall, Math.cos, 3],
    ["walls at 0", { value: () => 0 } as Wall, Math.sin, 2],
  ])("an eigenvector decays as it must in a box, %s", (_, wall, wave, m) => {
    const grid: Grid = { dimensions: 3, nx: 7, ny: 6, nz: 5, dx: 10, dy: 12, dz: 15 };
    const shape = (voxel: number): number => {
      const i = voxel % 7;
      const j = Math.floor(voxel / 7) % 6;
      const k = Math.floor(voxel / 42);
      const along = (index: number, n: number): number => wave((m * Math.PI * (index + 0.5)) / n);
      return along(i, 7) * along(j, 6) * along(k, 5);
    };
    const axes = [
      [7, 10],
      [6, 12],
      [5, 15],
    ] as const;
    const rate = axes.reduce(
      (total, [n, h]) => total + 500 * ((2 / h) * Math.sin((m * Math.PI) / (2 * n))) ** 2,
      0,
    );
    const start = Float64Array.from({ length: voxelCount(grid) }, (_unused, i) => shape(i));
    const { u, integral, error } = integrate(
      { grid, walls: everySide(wall), diffusion: 500 },
      start,
      0,
      0.3,
    );
    const left = Math.exp(-0.3 * rate);
    expect(left).toBeGreaterThan(1e-3);
    expect(error).toBeLessThan(1e-7);
    expect(largestError(u, (i) => left * shape(i))).toBeLessThan(1e-8);
    expect(largestError(integral, (i) => ((1 - left) / rate) * shape(i))).toBeLessThan(1e-8);
  });

  it("heat kernel in a closed box by its cosine series", () => {
    const n = 200;
    const length = 100;
    const grid = row(n, length);
    const D = 50;
    const t = 2;
    const start = new Float64Array(n);
    start[65] = 1 / grid.dx;
    const middle = (65.5 * length) / n;
    const { u, error } = integrate({ grid, diffusion: D }, start, 0, t);
    const series = (i: number): number => {
      const x = ((i + 0.5) * length) / n;
      let value = 1 / length;
      for (let m = 1; m < 60; m++) {
        const q = (m * Math.PI) / length;
        value += (2 / length) * Math.cos(q * middle) * Math.cos(q * x) * Math.exp(-D * q * q * t);
      }
      return value;
    };
    expect(error).toBeLessThan(1e-7);
    expect(largestError(u, series)).toBeLessThan(4e-4 * series(65));
    expect(Math.abs(sum(u) * grid.dx - 1)).toBeLessThan(1e-10);
  });

  /** u = (2 + cos t) w on voxels, with source, loss, walls and varying D that make it so. */
  function manufactured(dimensions: 2 | 3): { problem: Problem; exact(t: number): Float64Array } {
    const grid: Grid =
      dimensions === 2
        ? { dimensions, nx: 9, ny: 7, nz: 1, dx: 10, dy: 8, dz: 1 }
        : { dimensions, nx: 5, ny: 4, nz: 3, dx: 10, dy: 8, dz: 9 };
    const n = voxelCount(grid);
    const w = Float64Array.from({ length: n }, (_, i) => 1 + Math.sin(3 * i) ** 2);
    const loss = (i: number, t: number): number => 0.2 + 0.1 * Math.cos(i) * Math.sin(2 * t);
    const bare: Problem = {
      grid,
      walls: {
        left: { value: (t) => 1 + t },
        bottom: "periodic",
        top: "periodic",
        right: { exchange: (t) => 5 + t, target: (t) => Math.sin(t) },
        ...(dimensions === 3 ? { front: { flux: (t: number) => 3 * t } } : {}),
      },
      diffusion: Float64Array.from({ length: n }, (_, i) => 300 * (1.1 + Math.sin(i * i))),
      loss,
    };
    const space = semiDiscrete(bare);
    const { faces } = space.at(0);
    const spread = new Float64Array(n);
    for (const { a, b, conductance } of faces) {
      spread[a]! += conductance * (w[b]! - w[a]!);
      spread[b]! += conductance * (w[a]! - w[b]!);
    }
    let rates = space.at(0);
    let time = 0;
    const source = (i: number, t: number): number => {
      if (t !== time) [rates, time] = [space.at(t), t];
      const size = 2 + Math.cos(t);
      const change = rates.source[i]! + size * (spread[i]! - rates.loss[i]! * w[i]!);
      return -Math.sin(t) * w[i]! - change;
    };
    return { problem: { ...bare, source }, exact: (t) => w.map((v) => (2 + Math.cos(t)) * v) };
  }

  it.each([2, 3] as const)("a manufactured solution in %iD", (dimensions) => {
    const { problem, exact } = manufactured(dimensions);
    const { u, error } = integrate(problem, exact(0.4), 0.4, 3, { tolerance: 1e-9 });
    const right = exact(3);
    expect(error).toBeLessThan(1e-7);
    expect(largestError(u, (i) => right[i]!)).toBeLessThan(1e-7);
  });

  it("halving the step divides the error by 16", () => {
    const { problem, exact } = manufactured(2);
    const system = semiDiscrete(problem);
    const errorOf = (steps: number): number => {
      let u = exact(0);
      for (let step = 0; step < steps; step++) u = runStep(system, u, step / steps, 1 / steps).u;
      const right = exact(1);
      return largestError(u, (i) => right[i]!);
    };
    expect(Math.abs(Math.log2(errorOf(40) / errorOf(80)) - 4)).toBeLessThan(0.3);
  });

  it("a pulse between two jumps is counted whole, and a source t exactly", () => {
    const grid = row(4, 40);
    const pulse: Problem = {
      grid,
      diffusion: 10,
      source: (_, t) => (t >= 103 && t < 105 ? 5 : 0),
    };
    const { u } = integrate(pulse, new Float64Array(4), 0, 600, { jumps: [103, 105] });
    expect(largestError(u, () => 10)).toBeLessThan(1e-9);
    const ramp = integrate({ ...pulse, source: (_, t) => t }, new Float64Array(4), 0, 600);
    expect(largestError(ramp.u, () => 180000) / 180000).toBeLessThan(1e-12);
  });
});
