import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import type { GpuOptions } from "../../src/engine/gpu/gpu-engine.ts";
import type { Grid } from "../../src/model/grid.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";
import { openGpuEngine } from "../support/open-engines.ts";

let device: TestDevice;
beforeAll(async () => {
  device = await openTestDevice();
});
afterAll(() => {
  expect(device.errors).toEqual([]);
  device.close();
});

const plane = (nx: number, ny: number): Grid => ({
  dimensions: 2,
  nx,
  ny,
  nz: 1,
  dx: 10,
  dy: 10,
  dz: 1,
});

const open = (scenario: Scenario, options: GpuOptions = {}): Promise<Engine> =>
  openGpuEngine(scenario, { ...device, description: "test" }, options);

/** Amount per voxel of a field, value and carry together, in double precision. */
async function amounts(engine: Engine, name: string): Promise<Float64Array> {
  const { fields, carry, fieldNames, grid } = await engine.snapshot();
  const voxels = grid.nx * grid.ny * grid.nz;
  const at = fieldNames.indexOf(name) * voxels;
  return Float64Array.from({ length: voxels }, (_, i) => fields[at + i]! + carry[at + i]!);
}

async function meanAmount(engine: Engine, name: string): Promise<number> {
  const all = await amounts(engine, name);
  return all.reduce((sum, value) => sum + value, 0) / all.length;
}

const substrate = (diffusion: number, initial: string | number) =>
  ({ kind: "substrate", unit: "1", diffusion, initial }) as const;
const still = (initial: string | number) => ({ kind: "static", unit: "1", initial }) as const;

describe("closed forms", () => {
  it.each([
    ["software", true],
    ["a real GPU", false],
  ])(
    "of decay, exchange, slow change, conversion, growth and compartments, by the kernels of %s",
    async (_, isSoftware) => {
      const scenario = makeScenario({
        grid: plane(16, 12),
        step: 6,
        model: {
          fields: {
            decays: substrate(1e5, 2),
            exchanged: substrate(1e4, "30*random()"),
            sourced: substrate(1e5, 1),
            lost: substrate(30, 1),
            from: substrate(1e4, "10*random()"),
            into: substrate(1e3, 1),
            bound: still(0),
            grows: { kind: "population", unit: "1", initial: 1 },
            plasma: { kind: "compartment", unit: "1", initial: 5 },
          },
          processes: [
            { type: "loss", field: "decays", rate: 0.02 },
            { type: "exchange", field: "exchanged", rate: 3, target: 38 },
            { type: "source", field: "sourced", rate: 1e-8 },
            { type: "loss", field: "lost", rate: 1e-7 },
            { type: "convert", from: "from", to: "into", rate: 0.01 },
            { type: "convert", from: "from", to: "bound", rate: 0.02 },
            { type: "growth", field: "grows", rate: 1e-7 },
            { type: "loss", field: "plasma", rate: 0.002 },
          ],
        },
      });
      const engine = await open(scenario, { isSoftware });
      const start = (await meanAmount(engine, "from")) + 1;
      await engine.advance(1000, 300);
      const t = engine.time;
      expect(t).toBe(300);
      // Local decay is exact at any step.
      expect((await meanAmount(engine, "decays")) / (2 * Math.exp(-0.02 * t))).toBeCloseTo(1, 5);
      for (const value of await engine.read("exchanged")) expect(value).toBeCloseTo(38, 3);
      // Changes far below the last digit of a value.
      expect((await meanAmount(engine, "sourced")) - 1).toBeCloseTo(1e-8 * t, 9);
      expect(1 - (await meanAmount(engine, "lost"))).toBeCloseTo(1e-7 * t, 8);
      expect((await meanAmount(engine, "grows")) - 1).toBeCloseTo(1e-7 * t, 8);
      // What is converted arrives: all of it, in both.
      const left = await meanAmount(engine, "from");
      const parts = [await meanAmount(engine, "into"), await meanAmount(engine, "bound")];
      expect((left + parts[0]! + parts[1]!) / start).toBeCloseTo(1, 7);
      expect(left / (start - 1)).toBeCloseTo(Math.exp(-0.03 * t), 5);
      expect((parts[0]! - 1) / (start - 1)).toBeCloseTo((1 - Math.exp(-0.03 * t)) / 3, 4);
      const { compartments, fields, notes, solver } = await engine.measure();
      expect(compartments["plasma"]! / (5 * Math.exp(-0.002 * t))).toBeCloseTo(1, 6);
      expect(fields["sourced"]!.mean - 1).toBeCloseTo(1e-8 * t, 6);
      expect(notes).toEqual([]);
      expect(solver!.unconverged).toBe(0);
      expect(solver!.solves).toBe(3 * engine.stepCount);
      expect(solver!.cycles).toBeGreaterThanOrEqual(solver!.solves);
      engine.dispose();
    },
  );

  it("of a wave on a periodic grid, to second order in time", async () => {
    // u_t = D u_xx on voxels: cos(2 pi x/L) decays at the rate (4 D/h^2) sin^2(pi h/L).
    const D = 60;
    const rate = (4 * D * Math.sin((Math.PI * 10) / 160) ** 2) / 100;
    // A step of z = rate dt takes the wave to 2/(1 + z/2)^2 - 1/(1 + z), which is e^-z - z^3/4 + ...
    const factor = (z: number): number => 2 / (1 + z / 2) ** 2 - 1 / (1 + z);
    const engine = await open(
      makeScenario({
        grid: plane(16, 9),
        step: 2,
        boundary: "periodic",
        model: { fields: { u: substrate(D, "2 + cos(2*pi*x/160)") } },
      }),
      { tolerance: 1e-6 },
    );
    let size = 1;
    while (engine.time < 8) {
      const before = engine.time;
      await engine.advance(1, 8);
      size *= factor(rate * (engine.time - before));
    }
    const u = await engine.read("u");
    for (let i = 0; i < 16 * 9; i++) {
      const wave = Math.cos((2 * Math.PI * (10 * (i % 16) + 5)) / 160);
      expect(u[i]).toBeCloseTo(2 + size * wave, 5);
    }
    // First order would be off by ten times as much.
    expect(Math.abs(size - Math.exp(-rate * 8))).toBeLessThan(2e-3);
    expect(await meanAmount(engine, "u")).toBeCloseTo(2, 6);
    engine.dispose();
  });

  it("of two parts of tissue that nothing connects", async () => {
    const scenario = makeScenario({
      grid: plane(24, 16),
      step: 6,
      model: {
        fields: {
          drug: {
            ...substrate(0, "x > 140"),
            diffusion: "1e5*open",
          },
          open: still("(x < 100) + (x > 140)"),
        },
        processes: [],
      },
      interventions: [
        {
          type: "field",
          label: "dose",
          start: 6,
          every: 12,
          count: 4,
          field: "drug",
          action: "add",
          amount: formula(1000),
          where: formula("x < 20"),
        },
      ],
    });
    const engine = await open(scenario);
    await engine.advance(1000, 60);
    const all = await amounts(engine, "drug");
    const sum = (from: number, to: number): number =>
      all.reduce((total, value, i) => (i % 24 >= from && i % 24 < to ? total + value : total), 0);
    // Ten voxels times sixteen rows hold 1 each; four doses of 1000 went to two columns.
    expect(sum(14, 24) / 160).toBeCloseTo(1, 7);
    expect(sum(0, 10) / (4 * 1000 * 2 * 16)).toBeCloseTo(1, 7);
    expect(sum(10, 14)).toBeCloseTo(0, 6);
    // A value itself is as good as the tolerance, which is a share of the largest one.
    const u = await engine.read("drug");
    for (let i = 14; i < 24; i++) expect(Math.abs(u[i]! - 1)).toBeLessThan(1e-4 * 1000);
    engine.dispose();
  });
});
