import { makeInitialState } from "../../src/engine/initial-state.ts";
import { type Grid, voxelCount, voxelMeasure } from "../../src/model/grid.ts";
import type { InitialEntry, Scenario, Shape, ShapeEntry } from "../../src/model/scenario.ts";
import { formula, makeScenario } from "./make-scenario.ts";

/** Integral over the domain of every field that an initial entry names, at t = 0. */
export function startTotals(scenario: Scenario): ReadonlyMap<string, number> {
  const { fields } = makeInitialState(scenario);
  const count = voxelCount(scenario.grid);
  const named = new Set(scenario.initial.map((entry) => entry.field));
  return new Map(
    scenario.model.fields.flatMap(({ name }, slot) => {
      if (!named.has(name)) return [];
      const plane = fields.subarray(slot * count, (slot + 1) * count);
      return [[name, plane.reduce((sum, value) => sum + value, 0) * voxelMeasure(scenario.grid)]];
    }),
  );
}

/** One static field u that is `start` before the entries: its values at t = 0. */
export function startOfU(
  grid: Grid,
  initial: readonly InitialEntry[],
  start: string | number = 0,
  seed = 7,
): Float32Array {
  return makeInitialState(scenarioOfU(grid, initial, start, seed)).fields;
}

/** Its integral over the domain. */
export function totalOfU(
  grid: Grid,
  initial: readonly InitialEntry[],
  start: string | number = 0,
  seed = 7,
): number {
  return startTotals(scenarioOfU(grid, initial, start, seed)).get("u") ?? 0;
}

export function shapeOfU(
  shape: Shape,
  value: string | number = 1,
  combine: ShapeEntry["combine"] = "set",
): ShapeEntry {
  return { type: "shape", field: "u", shape, value: formula(value), combine };
}

function scenarioOfU(
  grid: Grid,
  initial: readonly InitialEntry[],
  start: string | number,
  seed: number,
): Scenario {
  const fields = { u: { kind: "static", unit: "1", initial: start } } as const;
  return makeScenario({ grid, step: 6, seed, model: { fields }, initial });
}
