import { describe, expect, test } from "vitest";
import { compileModel } from "../../src/compile/compile-model.ts";
import { observe } from "../../src/engine/cpu/analysis/observe.ts";
import { applyIntervention } from "../../src/engine/cpu/apply-intervention.ts";
import { makeCpuState } from "../../src/engine/cpu/cpu-state.ts";
import { runPass } from "../../src/engine/cpu/run-pass.ts";
import { planeGrid } from "../support/grids.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";

const scenario = makeScenario({
  grid: planeGrid(7, 5, 10),
  step: 6,
  model: {
    fields: {
      u: { kind: "substrate", unit: "1", initial: 1 },
      n: { kind: "population", unit: "1", initial: 1 },
    },
    observables: {
      a: { expression: "u + mean(n)" },
      b: { expression: "a*x" },
      c: { expression: "n^2" },
    },
    processes: [
      { type: "loss", field: "u", rate: "0.1*n" },
      { type: "loss", field: "n", rate: "0.1*mean(u)" },
    ],
  },
  interventions: [
    {
      type: "field",
      label: "dose",
      start: 0,
      every: 0,
      count: 1,
      field: "u",
      action: "set",
      amount: formula(3),
      where: formula("x < 20"),
    },
  ],
});

function open() {
  const { model, grid, interventions } = scenario;
  return makeCpuState(compileModel(model, { scheme: "implicit", interventions }), grid, 1);
}

describe("kernels", () => {
  test("are compiled when they are first asked for, and once", () => {
    const state = open();
    const { kernels } = state;
    expect(kernels.compiledCount).toBe(0);
    observe(state, "u", 0, 6);
    expect(kernels.compiledCount).toBe(0);
    observe(state, "c", 0, 6);
    expect(kernels.compiledCount).toBe(1);
    observe(state, "c", 0, 6);
    expect(kernels.compiledCount).toBe(1);
    observe(state, "a", 0, 6);
    expect(kernels.compiledCount).toBe(3);
    runPass(state, { pass: "advance" }, { time: 0, dt: 6 });
    expect(kernels.compiledCount).toBe(5);
    runPass(state, { pass: "global-terms" }, { time: 0, dt: 6 });
    expect(kernels.compiledCount).toBe(6);
    applyIntervention(state, 0, 0, 6);
    applyIntervention(state, 0, 0, 6);
    expect(kernels.compiledCount).toBe(7);
  });

  test("asked for together are what they are alone", () => {
    const together = open();
    const alone = open();
    together.planes[0]!.set(Float32Array.from({ length: 35 }, (_, i) => i / 7));
    alone.planes[0]!.set(together.planes[0]!);
    together.kernels.observables([2, 0, 1]);
    expect(together.kernels.compiledCount).toBe(5);
    for (const name of ["a", "b", "c"]) {
      expect(observe(together, name, 0, 6).slice()).toEqual(observe(alone, name, 0, 6).slice());
    }
    expect(observe(together, "b", 0, 6)[1]).toBeCloseTo(15 / 7, 5);
  });
});
