import { expect, it } from "vitest";
import { initialStateUses } from "../../src/app/initial-state-uses.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";

const scenario = makeScenario({
  model: {
    fields: {
      oxygen: { kind: "substrate", unit: "mmHg", initial: "2 * level" },
      tumor: { kind: "population", unit: "1" },
    },
    parameters: {
      level: { value: 1, unit: "mmHg" },
      seedling: { value: 0.5, unit: "1" },
      growth: { value: 1, unit: "1/min" },
    },
    observables: { start: { expression: "seedling / 2", unit: "1" } },
    processes: [{ type: "growth", field: "tumor", rate: "growth" }],
  },
  grid: { dimensions: 2, nx: 16, ny: 16, nz: 1, dx: 10, dy: 10, dz: 1 },
  step: 1,
  initial: [{ type: "expression", field: "tumor", expression: formula("max(start, 0)") }],
});

it("sees a parameter in a field's own initial value", () => {
  expect(initialStateUses(scenario, ["level"])).toBe(true);
});

it("sees a parameter behind an observable in an initial entry", () => {
  expect(initialStateUses(scenario, ["seedling"])).toBe(true);
});

it("lets parameters pass that only the rates use", () => {
  expect(initialStateUses(scenario, ["growth"])).toBe(false);
  expect(initialStateUses(scenario, [])).toBe(false);
});
