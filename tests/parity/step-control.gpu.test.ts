import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scenario } from "../../src/model/scenario.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { planeGrid } from "../support/grids.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine, openGpuEngine } from "../support/open-engines.ts";
import { differenceInRange } from "./both-engines.ts";

let device: TestDevice;
beforeAll(async () => {
  device = await openTestDevice();
});
afterAll(() => {
  expect(device.errors).toEqual([]);
  device.close();
});

/** A drug that is lost, at first as fast as it acts on itself, and given again at 100 min. */
function dosed(): Scenario {
  const scenario = makeScenario({
    grid: planeGrid(9, 5, 10),
    step: 15,
    model: {
      fields: {
        drug: { kind: "substrate", unit: "1", diffusion: 50, initial: 1 },
        cells: { kind: "population", unit: "1", initial: 1, diffusion: 2 },
        plasma: { kind: "compartment", unit: "1", initial: 1 },
      },
      processes: [
        { type: "loss", field: "drug", rate: "0.5*drug" },
        { type: "loss", field: "cells", rate: "0.01*drug" },
        { type: "loss", field: "plasma", rate: 0.02 },
      ],
    },
    interventions: [
      {
        type: "field",
        label: "dose",
        start: 100,
        every: 0,
        count: 1,
        field: "drug",
        action: "add",
        amount: formula(4),
        where: formula("x < 20"),
      },
    ],
  });
  return { ...scenario, time: { ...scenario.time, tolerance: 1e-3, residual: 1e-6 } };
}

describe("steps by their error", () => {
  it("are those of the CPU, rejected ones too, and go on from a snapshot bit for bit", async () => {
    const scenario = dosed();
    const cpu = await openCpuEngine(scenario);
    const gpu = await openGpuEngine(scenario, { ...device, description: "test" });
    await cpu.advance(100_000, 99);
    await gpu.advance(100_000, 99);
    const snapshot = await gpu.snapshot();
    const before = await cpu.snapshot();
    expect(gpu.stepCount).toBe(cpu.stepCount);
    expect(snapshot.proposedStep / before.proposedStep).toBeCloseTo(1, 2);
    await cpu.advance(100_000, 130);
    await gpu.advance(100_000, 130);
    expect(gpu.time).toBe(130);
    expect(gpu.stepCount).toBe(cpu.stepCount);
    const { solver } = await cpu.measure();
    const told = (await gpu.measure()).solver!;
    expect(solver!.rejectedSteps).toBeGreaterThan(0);
    expect(told.rejectedSteps).toBe(solver!.rejectedSteps);
    expect(told.steps).toBe(solver!.steps);
    expect(told.solves).toBe(solver!.solves);
    expect(told.largestStepError / solver!.largestStepError).toBeCloseTo(1, 2);
    for (const name of ["drug", "cells"]) {
      expect(differenceInRange(await gpu.read(name), await cpu.read(name)), name).toBeLessThan(
        1e-4,
      );
    }
    const { compartments } = await cpu.snapshot();
    const later = await gpu.snapshot();
    expect(later.compartments[0]).toBeCloseTo(compartments[0]!, 6);
    const fresh = await openGpuEngine(scenario, { ...device, description: "test" });
    await fresh.restore(structuredClone(snapshot));
    expect(await fresh.snapshot()).toEqual(snapshot);
    await fresh.advance(100_000, 130);
    await fresh.measure();
    expect(await fresh.snapshot()).toEqual(later);
    for (const engine of [cpu, gpu, fresh]) engine.dispose();
  });
});
