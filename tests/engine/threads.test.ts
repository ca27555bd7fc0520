import { describe, expect, it } from "vitest";
import { openPreset } from "../../bench/open-preset.ts";
import { startNodeThread } from "../../src/engine/cpu/threads/node-thread.ts";
import type {
  BoundaryDescription,
  FieldDescription,
  ProcessDescription,
} from "../../src/model/description.ts";
import type { Grid } from "../../src/model/grid.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

async function stateAfter(scenario: Scenario, count: number, steps: number) {
  const threads = { count, start: startNodeThread };
  const engine = await openCpuEngine(scenario, count > 1 ? { threads } : {});
  try {
    expect(engine.description).toBe(count > 1 ? `CPU, ${count} threads` : "CPU, 1 thread");
    await engine.advance(steps);
    return await engine.snapshot();
  } finally {
    engine.dispose();
  }
}

/**
 * Five groups of movers: one that goes after another, and that after it; five that move alike; walls of three
 * kinds; a motility that varies. Steps take pairs of substeps in numbers that differ between groups.
 */
function crowd(grid: Grid, domainBoundary: BoundaryDescription): Scenario {
  const fields: Record<string, FieldDescription> = {
    lure: {
      kind: "substrate",
      unit: "1",
      diffusion: 800,
      initial: "0.5 + 0.5*sin(x/40)*cos(y/30)",
    },
    hunter: { kind: "population", unit: "1", diffusion: 20, initial: "0.2*random()" },
    prey: { kind: "population", unit: "1", diffusion: 60, initial: "0.3*exp(-x/80)" },
    slow: { kind: "population", unit: "1", diffusion: "4 + 3*lure", initial: "0.1*random()" },
    still: { kind: "static", unit: "1", initial: "0.1*random()" },
    guest: {
      kind: "population",
      unit: "1",
      diffusion: 90,
      initial: 0.1,
      boundary: {
        left: { value: 0.3 },
        right: { exchange: 2, target: 0.05 },
        bottom: { flux: 0.01 },
      },
    },
  };
  const processes: ProcessDescription[] = [
    { type: "chemotaxis", field: "hunter", towards: "prey", sensitivity: 90 },
    { type: "chemotaxis", field: "prey", towards: "hunter", sensitivity: -40 },
    { type: "chemotaxis", field: "prey", towards: "lure", sensitivity: 30, crowding: "m0 + still" },
    { type: "chemotaxis", field: "guest", towards: "prey", sensitivity: "20*lure" },
    { type: "loss", field: "lure", rate: "0.1*prey" },
  ];
  for (let m = 0; m < 5; m++) {
    const initial = `0.1*random() + 0.02*${m}`;
    fields[`m${m}`] = { kind: "population", unit: "1", diffusion: 35, initial };
    processes.push({
      type: "chemotaxis",
      field: `m${m}`,
      towards: "lure",
      sensitivity: 150,
      crowding: "m0 + m1 + prey",
    });
  }
  return makeScenario({ model: { fields, processes }, grid, step: 30, boundary: domainBoundary });
}

/** Index of the first number whose bits differ; -1: none does. */
function firstDifference(found: Float32Array, expected: Float32Array): number {
  expect(found.length).toBe(expected.length);
  return found.findIndex((value, index) => !Object.is(value, expected[index]));
}

describe("threads", () => {
  // Rows of a length that vectors do not fill, too, and fewer parts than threads.
  it.each([
    ["in the plane", planeGrid(120, 131, 10), "no-flux"],
    ["in rows of odd length", planeGrid(41, 70, 9, 11), "no-flux"],
    ["on periodic axes", planeGrid(37, 53, 10), "periodic"],
    ["in space", solidGrid(14, 11, 9, 12), "no-flux"],
    ["in periodic space", solidGrid(7, 9, 12, 12), "periodic"],
    ["in few rows", planeGrid(90, 5, 10), "no-flux"],
  ] as const)("move cells with the same bits, however many: %s", async (_, grid, boundary) => {
    const scenario = crowd(grid, boundary);
    const alone = await stateAfter(scenario, 1, 20);
    expect(alone.fields.every(Number.isFinite)).toBe(true);
    for (const count of [2, 3]) {
      const together = await stateAfter(scenario, count, 20);
      expect(firstDifference(together.fields, alone.fields)).toBe(-1);
      expect(firstDifference(together.carry, alone.carry)).toBe(-1);
      expect(together.speedScale).toBe(alone.speedScale);
    }
  });

  it.each(["hypoxic-core", "early-and-late"])(
    "give the same bits, however many: %s",
    async (name) => {
      const scenario = await openPreset(name, 36);
      const alone = await stateAfter(scenario, 1, 12);
      for (const count of [2, 3, 5]) {
        const together = await stateAfter(scenario, count, 12);
        expect(firstDifference(together.fields, alone.fields)).toBe(-1);
        expect(firstDifference(together.carry, alone.carry)).toBe(-1);
        expect(together.compartments).toEqual(alone.compartments);
        expect(together.solver).toEqual(alone.solver);
      }
    },
  );
});
