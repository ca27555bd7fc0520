import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ModelDescription } from "../../src/model/description.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { formula, makeScenario, type ScenarioPlan } from "../support/make-scenario.ts";
import { advanceBoth, differences, openBoth, worst } from "./both-engines.ts";

let device: TestDevice;
beforeAll(async () => {
  device = await openTestDevice();
});
afterAll(() => {
  expect(device.errors).toEqual([]);
  device.close();
});

const disc = (field: string, center: readonly number[], value: number) =>
  ({
    type: "shape",
    field,
    shape: { kind: "disc", center, radius: 60, softness: 20 },
    value: formula(value),
    combine: "set",
  }) as const;

/** Everything at once: a tumour that grows, consumes and dies; cells that follow; a drug in plasma. */
const tissue: ModelDescription = {
  parameters: {
    uptake: { value: 8, unit: "1" },
    chi: { value: 400, unit: "1" },
    clearance: { value: 0.002, unit: "1" },
    matrixHold: { value: 0.5, unit: "1" },
  },
  fields: {
    oxygen: { kind: "substrate", unit: "mmHg", diffusion: 1e5, initial: 38 },
    lactate: { kind: "substrate", unit: "mM", diffusion: 3.6e4, initial: 1 },
    signal: { kind: "substrate", unit: "1", diffusion: "6000/(1 + matrix)", initial: 0 },
    tumor: { kind: "population", unit: "1", diffusion: 2, initial: 0 },
    dead: { kind: "population", unit: "1", initial: 0 },
    m1: { kind: "population", unit: "1", diffusion: "8*(1 - matrixHold*matrix)", initial: 0.05 },
    m2: { kind: "population", unit: "1", diffusion: 8, initial: "0.02 + 0.02*random()" },
    vessel: { kind: "static", unit: "1", initial: "step(0.96, random())" },
    matrix: { kind: "static", unit: "1", initial: "0.5 + 0.5*sin(x/40)*cos(y/30)" },
    plasma: { kind: "compartment", unit: "1", initial: 1 },
    load: { kind: "compartment", unit: "1", initial: 0 },
  },
  observables: {
    m2Share: { expression: "m2/(m1 + m2)" },
    hypoxia: { expression: "inhibit(oxygen, 5, 2)" },
    relative: { expression: "tumor/max(mean(tumor), 0.001) + plasma" },
  },
  processes: [
    { type: "exchange", field: "oxygen", rate: "5*vessel", target: 38 },
    { type: "loss", field: "oxygen", rate: "0.1 + uptake*tumor/(1.5 + oxygen)" },
    { type: "source", field: "lactate", rate: "0.05*tumor*inhibit(oxygen, 4, 2)" },
    { type: "loss", field: "lactate", rate: "0.01 + 0.5*vessel" },
    { type: "source", field: "signal", rate: "0.2*tumor" },
    { type: "loss", field: "signal", rate: 0.1 },
    {
      type: "growth",
      field: "tumor",
      rate: "0.001*michaelis(oxygen, 4)",
      occupied: "tumor + dead",
      capacity: 1,
    },
    {
      type: "convert",
      from: "tumor",
      to: "dead",
      rate: "0.002*inhibit(oxygen, 2, 4) + 0.001*plasma",
    },
    { type: "loss", field: "dead", rate: 0.0005 },
    { type: "convert", from: "m1", to: "m2", rate: "0.01*hill(lactate, 2, 2)" },
    { type: "convert", from: "m2", to: "m1", rate: 0.002 },
    {
      type: "chemotaxis",
      field: "m1",
      towards: "signal",
      sensitivity: "chi",
      crowding: "tumor + dead + m1 + m2",
    },
    { type: "chemotaxis", field: "m2", towards: "hypoxia", sensitivity: "100*(1 + matrix)" },
    { type: "loss", field: "plasma", rate: "clearance*(1 + mean(vessel))" },
    { type: "source", field: "load", rate: "1e-6*integral(tumor)" },
  ],
};

function tissuePlan(changes: Partial<ScenarioPlan> = {}) {
  return makeScenario({
    model: tissue,
    grid: planeGrid(36, 30, 10),
    step: 6,
    initial: [disc("tumor", [180, 150], 0.6)],
    ...changes,
  });
}

describe("a coupled tissue", () => {
  it("agrees after 100 steps to 1e-5 of each range", { timeout: 300_000 }, async () => {
    const both = await openBoth(tissuePlan(), device);
    await advanceBoth(both, 100);
    const all = await differences(both);
    expect(worst(all), JSON.stringify(all)).toBeLessThanOrEqual(1e-5);
    both.dispose();
  });

  it("agrees in 3D with periodic sides and walls", async () => {
    const boundary = { left: "periodic", right: "periodic", top: { value: 0.5 } } as const;
    const grid = solidGrid(11, 10, 9, 20);
    const initial = [disc("tumor", [110, 100, 90], 0.6)];
    const both = await openBoth(tissuePlan({ grid, boundary, initial }), device);
    await advanceBoth(both, 8);
    const all = await differences(both);
    expect(worst(all), JSON.stringify(all)).toBeLessThanOrEqual(5e-6);
    both.dispose();
  });

  it("agrees on observables, measurements and compartments", async () => {
    const both = await openBoth(tissuePlan(), device);
    await advanceBoth(both, 5);
    const names = Object.keys(tissue.observables ?? {});
    expect(worst(await differences(both, names))).toBeLessThanOrEqual(1e-5);
    const [cpu, gpu] = [await both.cpu.measure(), await both.gpu.measure()];
    expect(gpu.time).toBe(cpu.time);
    expect(gpu.stepCount).toBe(cpu.stepCount);
    for (const [name, value] of Object.entries(cpu.compartments)) {
      expect(gpu.compartments[name]!, name).toBeCloseTo(value, 6);
    }
    for (const kind of ["fields", "observables"] as const) {
      for (const [name, one] of Object.entries(cpu[kind])) {
        const other = gpu[kind][name]!;
        const range = Math.max(Math.abs(one.min), Math.abs(one.max), 1e-6);
        expect(other.nonFinite, name).toBe(0);
        // Round-off of solves at G = 6e4: which step has how much of it is chance.
        expect(Math.abs(other.mean - one.mean) / range, `${name} mean`).toBeLessThan(3e-5);
        expect(Math.abs(other.min - one.min) / range, `${name} min`).toBeLessThan(1e-5);
        expect(Math.abs(other.max - one.max) / range, `${name} max`).toBeLessThan(1e-5);
        const area = 36 * 30 * 100;
        expect(Math.abs(other.integral - one.integral) / (range * area)).toBeLessThan(3e-5);
      }
    }
    both.dispose();
  });

  it("stays positive at steps of an hour", async () => {
    const { gpu, dispose } = await openBoth(tissuePlan({ step: 60 }), device);
    await gpu.advance(12);
    const { fields } = await gpu.measure();
    for (const [name, { min, max, nonFinite }] of Object.entries(fields)) {
      expect(min, name).toBeGreaterThanOrEqual(0);
      expect(nonFinite, name).toBe(0);
      expect(max, name).toBeLessThan(1e3);
    }
    expect(fields["oxygen"]!.max).toBeLessThanOrEqual(38 * (1 + 1e-5));
    dispose();
  });
});

describe("cells that are too fast for the step", () => {
  it("are held back alike on both backends, and the next measurement says so once", async () => {
    const hurried: ModelDescription = {
      fields: {
        scent: { kind: "static", unit: "1", initial: "exp(-((x - 100)/30)^2)" },
        runner: { kind: "population", unit: "1", diffusion: 20, initial: "0.5 + 0.3*random()" },
      },
      processes: [{ type: "chemotaxis", field: "runner", towards: "scent", sensitivity: 9000 }],
    };
    const plan = { model: hurried, grid: planeGrid(20, 16, 10), step: 60 };
    const both = await openBoth(makeScenario(plan), device);
    await advanceBoth(both, 6);
    const all = await differences(both);
    expect(worst(all), JSON.stringify(all)).toBeLessThanOrEqual(1e-5);
    for (const engine of [both.cpu, both.gpu]) {
      expect((await engine.measure()).notes?.[0]).toContain("Choose a shorter step");
      expect((await engine.measure()).notes).toEqual([]);
    }
    both.dispose();
  });
});

describe("the explicit scheme", () => {
  const grayScott: ModelDescription = {
    fields: {
      u: { kind: "substrate", unit: "1", diffusion: 0.16, initial: 1 },
      v: { kind: "substrate", unit: "1", diffusion: 0.08, initial: 0 },
    },
    processes: [
      { type: "react", field: "u", rate: "-u*v^2 + 0.035*(1 - u)" },
      { type: "react", field: "v", rate: "u*v^2 - 0.1*v" },
    ],
  };
  const plan: ScenarioPlan = {
    model: grayScott,
    grid: planeGrid(40, 32, 1),
    step: 1,
    scheme: "explicit",
    boundary: "periodic",
    initial: [
      {
        type: "shape",
        field: "v",
        shape: { kind: "disc", center: [20, 16], radius: 6, softness: 1 },
        value: formula(0.5),
        combine: "set",
      },
    ],
  };

  it("agrees on Gray-Scott after 101 steps", async () => {
    const both = await openBoth(makeScenario(plan), device);
    await advanceBoth(both, 101);
    const all = await differences(both);
    expect(worst(all), JSON.stringify(all)).toBeLessThanOrEqual(1e-5);
    both.dispose();
  });

  it("agrees where fields drift, with walls of fixed value", async () => {
    const model: ModelDescription = {
      fields: {
        bait: { kind: "substrate", unit: "1", diffusion: 1, initial: "exp(-x/10)" },
        walker: { kind: "population", unit: "1", diffusion: 0.1, initial: "0.3 + 0.1*random()" },
      },
      processes: [
        { type: "source", field: "bait", rate: "0.01*walker" },
        { type: "loss", field: "bait", rate: 0.01 },
        {
          type: "chemotaxis",
          field: "walker",
          towards: "bait",
          sensitivity: 2,
          crowding: "walker",
        },
      ],
    };
    const boundary = { left: { value: 1 }, bottom: { value: 0 } } as const;
    const { initial: _, ...rest } = plan;
    const both = await openBoth(makeScenario({ ...rest, model, boundary, step: 0.2 }), device);
    await advanceBoth(both, 50);
    const all = await differences(both);
    expect(worst(all), JSON.stringify(all)).toBeLessThanOrEqual(1e-5);
    both.dispose();
  });

  it("refuses an unstable step with the number that is allowed", async () => {
    await expect(openBoth(makeScenario({ ...plan, step: 2 }), device)).rejects.toThrow("at most");
  });
});
