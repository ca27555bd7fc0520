import { expect, test } from "vitest";
import { planeGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

test("a restored engine tells what the steps before the snapshot had to tell", async () => {
  const scenario = makeScenario({
    grid: planeGrid(16, 16, 10),
    step: 6,
    model: {
      fields: {
        lure: { kind: "static", unit: "1", initial: "x" },
        cells: { kind: "population", unit: "1", initial: 0.1 },
      },
      processes: [
        { type: "loss", field: "lure", rate: 1 },
        { type: "chemotaxis", field: "cells", towards: "lure", sensitivity: 1e5 },
      ],
    },
  });
  const engine = await openCpuEngine(scenario);
  await engine.advance(6);
  const snapshot = await engine.snapshot();
  const { notes } = await engine.measure();
  expect(notes).toHaveLength(1);
  await engine.advance(2);
  expect((await engine.measure()).notes).toEqual([]);
  const other = await openCpuEngine(scenario);
  await other.restore(snapshot);
  expect((await other.measure()).notes).toEqual(notes);
});
