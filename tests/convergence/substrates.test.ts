import { describe, expect, test } from "vitest";
import { stages } from "../../src/compile/step-plan.ts";
import { largestError } from "../support/error-norms.ts";
import { fill, planeGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";
import { OpenSolver } from "../support/open-solver.ts";

/**
 * Largest error of the manufactured solution 2 + cos(pi x/L) cos(2 pi y/L) of k u - D Lap u = s: one
 * stage so long that nothing is left of its start.
 */
function helmholtzError(n: number): number {
  const length = 1280;
  const grid = planeGrid(n, n, length / n);
  const D = 1e5;
  const wave = (x: number, y: number): number =>
    Math.cos((Math.PI * x) / length) * Math.cos((2 * Math.PI * y) / length);
  const decay = 5 * (Math.PI / length) ** 2 * D;
  const source = fill(grid, (x, y) => 2 + wave(x, y) + decay * wave(x, y));
  const open = new OpenSolver(grid, [{ D, k: () => 1, s: (voxel) => source[voxel]! }], 1e-7);
  open.stage(stages.first, 240);
  return largestError(
    open.half[0]!,
    fill(grid, (x, y) => 2 + wave(x, y)),
  );
}

/** A Gaussian of width 60 um that spreads for 2 min on n x n voxels: largest error, mass drift. */
function heatKernel(n: number): { readonly error: number; readonly drift: number } {
  const length = 1280;
  const grid = planeGrid(n, n, length / n);
  const D = 3000;
  const dt = 0.03125;
  const gaussian = (variance: number): Float32Array =>
    fill(grid, (x, y) => {
      const squared = (x - length / 2) ** 2 + (y - length / 2) ** 2;
      return (3600 / variance) * Math.exp(-squared / (2 * variance));
    });
  const start = gaussian(3600);
  const open = new OpenSolver(grid, [{ D, initial: (voxel) => start[voxel]! }], 1e-6);
  const before = open.amount(0);
  for (let step = 0; step < 2 / dt; step++) open.step(dt);
  return {
    error: largestError(open.fields[0]!, gaussian(3600 + 2 * D * 2)),
    drift: Math.abs(open.amount(0) / before - 1),
  };
}

describe("substrates against exact solutions", () => {
  test("Helmholtz equation, second order in the spacing", () => {
    const [coarse, middle, fine] = [64, 128, 256].map(helmholtzError) as [number, number, number];
    expect(coarse / 5.12e-4).toBeCloseTo(1, 1);
    expect(middle / 1.28e-4).toBeCloseTo(1, 1);
    expect(fine / 3.25e-5).toBeCloseTo(1, 1);
    expect(Math.abs(Math.log2(coarse / middle) - 2)).toBeLessThan(0.15);
    expect(Math.abs(Math.log2(middle / fine) - 2)).toBeLessThan(0.15);
  });

  test("heat kernel, second order in the spacing, mass kept", () => {
    // A difference quotient of second order is h^2/12 u_xxxx too large, and that acts for 2 min: at the
    // centre, where u = A, it comes to D t h^2/12 * 6 A/V^2, V being the variance in the end.
    const variance = 3600 + 2 * 3000 * 2;
    for (const n of [32, 64, 128]) {
      const { error, drift } = heatKernel(n);
      const expected = (((3000 * 2) / 12) * (1280 / n) ** 2 * 6 * 3600) / variance ** 3;
      expect(Math.abs(error / expected - 1)).toBeLessThan(0.1);
      expect(drift).toBeLessThan(1e-7);
    }
  });

  test("slab between two vessel walls", async () => {
    const engine = await openCpuEngine(
      makeScenario({
        grid: planeGrid(256, 16, 10),
        step: 60,
        model: {
          fields: {
            oxygen: { kind: "substrate", unit: "mmHg", diffusion: 1e5, initial: 38 },
          },
          processes: [
            { type: "loss", field: "oxygen", rate: 1 },
            {
              type: "exchange",
              field: "oxygen",
              rate: "if(x < 10 || x > 2550, 1e5, 0)",
              target: 38,
            },
          ],
        },
      }),
    );
    await engine.advance(20);
    const u = (await engine.read("oxygen")).subarray(0, 256);
    const reach = Math.sqrt(1e5);
    const exact = u.map(
      (_, i) => (38 * Math.cosh((i * 10 - 1275) / reach)) / Math.cosh(1275 / reach),
    );
    expect(Math.abs(u[127]! - 1.3479)).toBeLessThan(1e-3);
    expect(largestError(u, exact)).toBeLessThan(38e-3);
  });

  // I0 and K0 solution with u(a) = 38, u'(400) = 0: u(100), u(200), u(400).
  test.each([
    ["a disc of 50 um", 165, 5, 50, [20.54051, 8.03667, 3.20243], 0.025],
    [
      "one voxel, which acts as a vessel of 0.1985 dx",
      33,
      5 / 0.1985,
      1,
      [7.32357, 2.86542, 1.1418],
      0.0035,
    ],
  ] as const)("Krogh cylinder around %s", async (_, n, dx, radius, exact, tolerance) => {
    const middle = (n * dx) / 2;
    const distance = `sqrt((x - ${middle})^2 + (y - ${middle})^2)`;
    const engine = await openCpuEngine(
      makeScenario({
        grid: planeGrid(n, n, dx),
        step: 60,
        model: {
          fields: {
            oxygen: { kind: "substrate", unit: "mmHg", diffusion: 1e5, initial: 20 },
          },
          processes: [
            { type: "loss", field: "oxygen", rate: `if(${distance} < 400, 5, 0)` },
            {
              type: "exchange",
              field: "oxygen",
              rate: `if(${distance} < ${radius}, 1e5, 0)`,
              target: 38,
            },
          ],
        },
      }),
    );
    await engine.advance(30);
    const u = await engine.read("oxygen");
    const row = u.subarray(((n - 1) / 2) * n);
    [100, 200, 400].forEach((r, index) => {
      const position = (middle + r) / dx - 0.5;
      const i = Math.floor(position);
      const value = row[i]! + (position - i) * (row[i + 1]! - row[i]!);
      expect(Math.abs(value - exact[index]!)).toBeLessThan(38 * tolerance);
    });
  });

  test.each(["no-flux", "periodic"] as const)(
    "keeps what was dosed to round-off, %s",
    async (boundary) => {
      const engine = await openCpuEngine(
        makeScenario({
          grid: planeGrid(33, 47, 10),
          step: 6,
          boundary,
          model: { fields: { drug: { kind: "substrate", unit: "mM", diffusion: 3000 } } },
        }),
      );
      const [from, to] = [[60, 80, 0] as const, [60, 80, 0] as const];
      const dose = { field: "drug", from, to, radius: 12, softness: 0, limit: 1e9 } as const;
      engine.edit({ ...dose, action: "add", amount: 1000 });
      const total = async () => (await engine.measure()).fields["drug"]!.integral;
      const dosed = await total();
      expect(dosed).toBeGreaterThan(0);
      for (const steps of [1, 4, 45]) {
        await engine.advance(steps);
        expect(Math.abs((await total()) / dosed - 1)).toBeLessThan(2e-6);
      }
    },
  );

  test("steady state does not depend on the step", async () => {
    const steady = async (step: number): Promise<Float32Array> => {
      const engine = await openCpuEngine(
        makeScenario({
          grid: planeGrid(48, 48, 10),
          step,
          model: {
            fields: {
              oxygen: { kind: "substrate", unit: "mmHg", diffusion: 1e5, initial: 38 },
            },
            processes: [
              {
                type: "loss",
                field: "oxygen",
                rate: "if((x-240)^2 + (y-200)^2 < 150^2, 15/(1.5 + oxygen), 0.1)",
              },
              { type: "exchange", field: "oxygen", rate: "if(x < 20, 10, 0)", target: 38 },
            ],
          },
        }),
      );
      await engine.advance(60);
      return engine.read("oxygen");
    };
    const reference = await steady(60);
    expect(largestError(await steady(6), reference)).toBeLessThan(38e-6);
    expect(largestError(await steady(1), reference)).toBeLessThan(38e-6);
  });
});
