import { describe, expect, test } from "vitest";
import { type Grid, voxelMeasure } from "../../src/model/grid.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const ablate = (where: string): Scenario["interventions"][number] => ({
  type: "field",
  label: "ablation",
  start: 0,
  every: 0,
  count: 1,
  field: "u",
  action: "set",
  amount: formula(0),
  where: formula(where),
});

/** Field u after an ablation of a tissue of 1. */
async function ablated(grid: Grid, where: string): Promise<Float32Array> {
  const model = {
    fields: { u: { kind: "static", unit: "1", initial: 1 } },
    observables: { inside: { expression: "(x - 207)^2 + (y - 188)^2 < 100^2" } },
  } as const;
  const interventions = [ablate(where)];
  const engine = await openCpuEngine(makeScenario({ grid, step: 1, model, interventions }));
  await engine.advance(1);
  return engine.read("u");
}

function removed(grid: Grid, u: Float32Array): number {
  return u.reduce((sum, value) => sum + 1 - value, 0) * voxelMeasure(grid);
}

describe("the mask of an intervention", () => {
  test.each(["(x - 207)^2 + (y - 188)^2 < 100^2", "inside"])(
    "takes its area away on voxels of 40 to 5 um: %s",
    async (where) => {
      for (const h of [40, 20, 10, 5]) {
        const grid = planeGrid(400 / h, 400 / h, h);
        const area = removed(grid, await ablated(grid, where));
        expect(Math.abs(area / (Math.PI * 100 ** 2) - 1)).toBeLessThan(0.01);
      }
    },
  );

  test("and its volume", async () => {
    for (const h of [40, 20]) {
      const grid = solidGrid(400 / h, 400 / h, 400 / h, h);
      const where = "(x - 207)^2 + (y - 188)^2 + (z - 195)^2 < 150^2";
      const volume = removed(grid, await ablated(grid, where));
      expect(Math.abs(volume / ((4 / 3) * Math.PI * 150 ** 3) - 1)).toBeLessThan(0.01);
    }
  });

  test("is limited to 1 in each part of a voxel, and what reads no place is as it was", async () => {
    const grid = planeGrid(10, 10, 40);
    const half = await ablated(grid, "x < 20 ? 7 : 0");
    expect([half[0], half[1]]).toEqual([0.5, 1]);
    expect((await ablated(grid, "0.25"))[0]).toBe(0.75);
    expect((await ablated(grid, "u > 0.5"))[0]).toBe(0);
  });
});
