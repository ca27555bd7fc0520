import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EarlierSnapshot, FieldEdit } from "../../src/engine/engine.ts";
import type { Grid } from "../../src/model/grid.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine, openGpuEngine } from "../support/open-engines.ts";

let device: TestDevice;
beforeAll(async () => {
  device = await openTestDevice();
});
afterAll(() => {
  expect(device.errors).toEqual([]);
  device.close();
});

const grid: Grid = { dimensions: 2, nx: 18, ny: 13, nz: 1, dx: 10, dy: 10, dz: 1 };

const everywhere: Omit<FieldEdit, "field" | "action" | "amount"> = {
  from: [90, 65, 0],
  to: [90, 65, 0],
  radius: 1e4,
  softness: 0,
  limit: 1e30,
};

describe("a solve that does not reach its tolerance", () => {
  it("is told with the next measurement, once", async () => {
    const scenario = makeScenario({
      grid,
      step: 6,
      model: {
        fields: {
          calm: { kind: "substrate", unit: "1", diffusion: 1e4, initial: 0 },
          // D over six decades from voxel to voxel: what conjugate gradients find hardest.
          rough: {
            kind: "substrate",
            unit: "1",
            diffusion: "1e7*10^(-6*pores)",
            initial: "38*random()",
          },
          pores: { kind: "static", unit: "1", initial: "random()" },
        },
        processes: [{ type: "loss", field: "rough", rate: "0.1*exp(-x/50)" }],
      },
    });
    const gpu = { ...device, description: "test" };
    const engine = await openGpuEngine(scenario, gpu, { tolerance: 1e-6 });
    await engine.advance(1);
    const snapshot = await engine.snapshot();
    const { notes, solver } = await engine.measure();
    expect(notes).toHaveLength(1);
    expect(notes![0]).toMatch(
      /The solve of "rough" did not reach its tolerance.*voxel \(\d+, \d+\)/,
    );
    expect(solver!.unconverged).toBeGreaterThanOrEqual(1);
    expect(solver!.mostCycles).toBeGreaterThanOrEqual(12);
    expect((await engine.measure()).notes).toEqual([]);
    // A run that goes on from before it was told tells it.
    expect(snapshot.solver!.statistics).toEqual(solver);
    expect(snapshot.solver!.worst.map(({ slot }) => slot)).toEqual([1]);
    await engine.restore(snapshot);
    const again = await engine.measure();
    expect(again.notes).toEqual(notes);
    expect(again.solver).toEqual(solver);
    expect((await engine.measure()).notes).toEqual([]);
    engine.dispose();
  });
});

describe("cells that were held back", () => {
  it("are told of by whoever goes on, as on the CPU", async () => {
    const scenario = makeScenario({
      grid,
      step: 6,
      model: {
        fields: {
          scent: { kind: "static", unit: "1", initial: "x/10" },
          cells: { kind: "population", unit: "1", diffusion: 1, initial: 0.1 },
        },
        processes: [{ type: "chemotaxis", field: "cells", towards: "scent", sensitivity: 5000 }],
      },
    });
    const gpu = await openGpuEngine(scenario, { ...device, description: "test" });
    const cpu = await openCpuEngine(scenario);
    await gpu.advance(5);
    await cpu.advance(5);
    const snapshot = await gpu.snapshot();
    const { speedScale } = await cpu.snapshot();
    expect(speedScale).toBeLessThan(0.9);
    expect(snapshot.speedScale).toBeCloseTo(speedScale!, 5);
    const { notes } = await gpu.measure();
    expect(notes).toHaveLength(1);
    expect((await gpu.measure()).notes).toEqual([]);
    await gpu.restore(snapshot);
    expect(await gpu.snapshot()).toEqual(snapshot);
    expect((await gpu.measure()).notes).toEqual(notes);
    gpu.dispose();
    cpu.dispose();
  });
});

describe("a state with carries", () => {
  it("is kept by snapshots, additions and doses, and given up by what sets a value", async () => {
    const scenario = makeScenario({
      grid,
      step: 6,
      model: {
        fields: {
          drug: { kind: "substrate", unit: "1", diffusion: 1e4, initial: "1 + random()" },
          cells: { kind: "population", unit: "1", diffusion: 3, initial: "0.5 + 0.1*random()" },
          plasma: { kind: "compartment", unit: "1", initial: 3 },
        },
        processes: [
          { type: "loss", field: "drug", rate: "0.01*cells" },
          { type: "growth", field: "cells", rate: 1e-5 },
          { type: "loss", field: "plasma", rate: 1e-5 },
        ],
      },
      interventions: [
        {
          type: "field",
          label: "dose",
          start: 60,
          every: 0,
          count: 1,
          field: "plasma",
          action: "set",
          amount: formula(7),
          where: formula(1),
        },
      ],
    });
    const engine = await openGpuEngine(scenario, { ...device, description: "test" });
    await engine.advance(4);
    const snapshot = await engine.snapshot();
    expect(snapshot.format).toBe("milieu-snapshot/2");
    expect(snapshot.carry.length).toBe(snapshot.fields.length);
    const carried = (slot: number, carry: Float32Array): number =>
      carry.subarray(slot * 234, (slot + 1) * 234).filter((value) => value !== 0).length;
    expect(carried(0, snapshot.carry)).toBeGreaterThan(100);
    expect(carried(1, snapshot.carry)).toBeGreaterThan(100);
    expect(snapshot.compartmentCarry[0]).not.toBe(0);
    expect(snapshot.largest[0]).toBeGreaterThan(1);

    // Bit for bit the same future.
    await engine.advance(3);
    const later = await engine.snapshot();
    await engine.restore(snapshot);
    expect(await engine.snapshot()).toEqual(snapshot);
    await engine.advance(3);
    expect(await engine.snapshot()).toEqual(later);

    // What is added leaves the carry, what is set has none.
    await engine.restore(snapshot);
    engine.edit({ ...everywhere, field: "cells", action: "add", amount: 1 });
    expect((await engine.snapshot()).carry).toEqual(snapshot.carry);
    engine.edit({ ...everywhere, field: "cells", action: "multiply", amount: 0.5 });
    const { carry } = await engine.snapshot();
    expect(carried(1, carry)).toBe(0);
    expect(carried(0, carry)).toBe(carried(0, snapshot.carry));

    // One of an earlier version has none at all.
    const { carry: _, compartmentCarry: __, largest: ___, proposedStep: ____, ...rest } = snapshot;
    const earlier: EarlierSnapshot = { ...rest, format: "milieu-snapshot/1" };
    await engine.restore(earlier);
    const restored = await engine.snapshot();
    expect(restored.fields).toEqual(snapshot.fields);
    expect(restored.carry.every((value) => value === 0)).toBe(true);

    await engine.advance(1000, 60);
    await engine.advance(1);
    const dosed = await engine.snapshot();
    const [value, held] = [dosed.compartments[0]!, dosed.compartmentCarry[0]!];
    expect((value + held) / (7 * Math.exp(-1e-5 * (engine.time - 60)))).toBeCloseTo(1, 8);
    engine.dispose();
  });

  it("is none in the explicit scheme", async () => {
    const scenario = makeScenario({
      grid: { ...grid, nx: 16, ny: 16 },
      step: 0.1,
      scheme: "explicit",
      boundary: "periodic",
      model: {
        fields: {
          u: { kind: "substrate", unit: "1", diffusion: 100, initial: "2 + cos(2*pi*x/160)" },
        },
        processes: [],
      },
    });
    const engine = await openGpuEngine(scenario, { ...device, description: "test" });
    await engine.advance(50);
    const rate = (4 * 100 * Math.sin((Math.PI * 10) / 160) ** 2) / 100;
    const u = await engine.read("u");
    const size = (1 - 0.1 * rate) ** 50;
    for (let i = 0; i < 16; i++) {
      expect(u[i]).toBeCloseTo(2 + size * Math.cos((2 * Math.PI * (10 * i + 5)) / 160), 5);
    }
    const snapshot = await engine.snapshot();
    expect(snapshot.carry.length).toBe(0);
    await engine.restore(snapshot);
    expect(await engine.snapshot()).toEqual(snapshot);
    engine.dispose();
  });
});
