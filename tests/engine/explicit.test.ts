import { describe, expect, test } from "vitest";
import { stableStep } from "../../src/engine/stable-step.ts";
import { largestError } from "../support/error-norms.ts";
import { fill, planeGrid, solidGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const diffusing = (D: string | number, initial: string) => ({
  fields: { u: { kind: "substrate", unit: "1", diffusion: D, initial } } as const,
});

describe("explicit scheme", () => {
  test.each([
    ["no-flux", "1 + 0.5*cos(pi*x/320)*cos(2*pi*y/240)", 1, 2],
    ["periodic", "1 + 0.5*cos(2*pi*x/320)*cos(4*pi*y/240)", 2, 4],
  ] as const)("decays a wave by its exact factor, %s", async (boundary, initial, p, q) => {
    const grid = planeGrid(32, 24, 10);
    const dt = 0.2;
    const engine = await openCpuEngine(
      makeScenario({
        grid,
        boundary,
        step: dt,
        scheme: "explicit",
        model: diffusing(100, initial),
      }),
    );
    const start = await engine.read("u");
    await engine.advance(50);
    const end = await engine.read("u");
    const eigenvalue =
      (100 / 100) * (4 - 2 * Math.cos((p * Math.PI) / 32) - 2 * Math.cos((q * Math.PI) / 24));
    const factor = (1 - dt * eigenvalue) ** 50;
    for (let i = 0; i < end.length; i++) {
      expect(end[i]! - 1).toBeCloseTo((start[i]! - 1) * factor, 5);
    }
  });

  test("holds a wall of fixed value and reaches the straight line between two", async () => {
    const grid = planeGrid(16, 8, 10);
    const engine = await openCpuEngine(
      makeScenario({
        grid,
        boundary: { left: { value: 4 }, right: { value: 1 } },
        step: 0.2,
        scheme: "explicit",
        model: diffusing(100, "0"),
      }),
    );
    await engine.advance(6000);
    const u = await engine.read("u");
    const line = fill(grid, (x) => 4 - (3 * x) / 160);
    for (let i = 0; i < u.length; i++) expect(u[i]).toBeCloseTo(line[i]!, 4);
  });

  test("grows by its rates in 3D, signed where react says so", async () => {
    const engine = await openCpuEngine(
      makeScenario({
        grid: solidGrid(6, 5, 4, 10),
        step: 0.1,
        scheme: "explicit",
        model: {
          fields: {
            u: { kind: "substrate", unit: "1", diffusion: 1, initial: 1 },
            v: { kind: "static", unit: "1" },
          },
          processes: [
            { type: "loss", field: "u", rate: 0.5 },
            { type: "react", field: "v", rate: "-u" },
          ],
        },
      }),
    );
    await engine.advance(10);
    const { fields } = await engine.measure();
    expect(fields["u"]!.max).toBeCloseTo(0.95 ** 10, 5);
    expect(fields["u"]!.min).toBeCloseTo(0.95 ** 10, 5);
    expect(fields["v"]!.mean).toBeCloseTo(-(1 - 0.95 ** 10) / 0.5, 4);
  });

  test("leaves nothing negative and nothing past its capacity, however long the step", async () => {
    const engine = await openCpuEngine(
      makeScenario({
        grid: planeGrid(16, 16, 10),
        boundary: { left: { value: 0 } },
        step: 1,
        scheme: "explicit",
        model: {
          fields: {
            walled: { kind: "substrate", unit: "1", diffusion: 24.9, initial: "random() > 0.8" },
            lost: { kind: "substrate", unit: "1", initial: 1 },
            grown: { kind: "population", unit: "1", initial: "0.9*random()" },
            rival: { kind: "population", unit: "1", initial: 0.1 },
          },
          processes: [
            { type: "loss", field: "lost", rate: 3 },
            { type: "growth", field: "grown", rate: 5, occupied: "grown + rival", capacity: 1 },
            { type: "growth", field: "rival", rate: 2, occupied: "grown + rival", capacity: 1 },
          ],
          observables: { occupied: { expression: "grown + rival" } },
        },
      }),
    );
    for (let step = 0; step < 12; step++) {
      await engine.advance(1);
      const { fields, observables } = await engine.measure();
      for (const [name, { min, max }] of Object.entries(fields)) {
        expect(min, name).toBeGreaterThanOrEqual(0);
        expect(max, name).toBeLessThanOrEqual(1);
      }
      expect(observables["occupied"]!.max).toBeLessThanOrEqual(1 + 1e-6);
    }
    const { fields, observables } = await engine.measure();
    expect(fields["lost"]!.max).toBe(0);
    expect(observables["occupied"]!.min).toBeCloseTo(1, 4);
  });

  test("diffusion that varies in space keeps the sum", async () => {
    const engine = await openCpuEngine(
      makeScenario({
        grid: planeGrid(20, 20, 10),
        step: 1,
        scheme: "explicit",
        model: diffusing("if(x < 100, 100, 1)", "if(x < 40, 1, 0)"),
      }),
    );
    const before = (await engine.measure()).fields["u"]!.integral;
    await engine.advance(100);
    const { integral, min, max } = (await engine.measure()).fields["u"]!;
    expect(integral / before).toBeCloseTo(1, 5);
    expect(min).toBeGreaterThanOrEqual(0);
    expect(max).toBeLessThan(0.9);
  });

  test("Gray-Scott is the plain loop in double precision, 1000 steps on", async () => {
    const grid = planeGrid(70, 45, 1);
    const [Du, Dv, feed, kill, dt] = [0.32, 0.16, 0.037, 0.06, 0.5];
    const engine = await openCpuEngine(
      makeScenario({
        grid,
        boundary: "periodic",
        step: dt,
        scheme: "explicit",
        model: {
          fields: {
            u: {
              kind: "substrate",
              unit: "1",
              diffusion: Du,
              initial: "1 - 0.5*(random() > 0.97)",
            },
            v: { kind: "substrate", unit: "1", diffusion: Dv, initial: "0.5*(random() > 0.9)" },
          },
          processes: [
            { type: "react", field: "u", rate: `${feed}*(1 - u) - u*v*v` },
            { type: "react", field: "v", rate: `u*v*v - ${feed + kill}*v` },
          ],
        },
      }),
    );
    let [u, v] = [await engine.read("u"), await engine.read("v")].map((plane) =>
      Float64Array.from(plane),
    ) as [Float64Array, Float64Array];
    const wrap = (i: number, n: number): number => (i + n) % n;
    const laplace = (w: Float64Array, i: number, j: number): number =>
      w[wrap(i - 1, 70) + 70 * j]! +
      w[wrap(i + 1, 70) + 70 * j]! +
      w[i + 70 * wrap(j - 1, 45)]! +
      w[i + 70 * wrap(j + 1, 45)]! -
      4 * w[i + 70 * j]!;
    for (let step = 0; step < 1000; step++) {
      const [oldU, oldV] = [u, v];
      const reaction = (voxel: number): number => oldU[voxel]! * oldV[voxel]! ** 2;
      u = oldU.map(
        (a, voxel) =>
          a +
          dt *
            (Du * laplace(oldU, voxel % 70, Math.floor(voxel / 70)) +
              feed * (1 - a) -
              reaction(voxel)),
      );
      v = oldV.map(
        (b, voxel) =>
          b +
          dt *
            (Dv * laplace(oldV, voxel % 70, Math.floor(voxel / 70)) +
              reaction(voxel) -
              (feed + kill) * b),
      );
    }
    await engine.advance(1000);
    expect(Math.max(...v) - Math.min(...v)).toBeGreaterThan(0.2);
    expect(largestError(await engine.read("u"), u)).toBeLessThan(1e-5);
    expect(largestError(await engine.read("v"), v)).toBeLessThan(1e-5);
  });

  test("refuses an unstable step with the stable one", async () => {
    const grid = planeGrid(32, 24, 10);
    expect(stableStep(grid, 100)).toBeCloseTo(0.25, 12);
    expect(stableStep(solidGrid(8, 8, 8, 10), 100)).toBeCloseTo(1 / 6, 12);
    expect(stableStep(grid, 0)).toBe(Number.POSITIVE_INFINITY);
    const scenario = makeScenario({
      grid,
      step: 0.25,
      scheme: "explicit",
      model: {
        fields: { u: { kind: "substrate", unit: "1", diffusion: "D" } },
        parameters: { D: { value: 100, unit: "um^2/min", min: 0, max: 1000 } },
      },
    });
    const engine = await openCpuEngine(scenario);
    expect(() => engine.setParameters({ D: 200 })).toThrow(/"u" .*at most 0\.125 min/);
    expect(await engine.advance(3)).toBe(3);
    const parameters = { D: 200 };
    await expect(openCpuEngine({ ...scenario, parameters })).rejects.toThrow(/at most 0\.125 min/);
  });
});
