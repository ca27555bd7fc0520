import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileModel } from "../../src/compile/compile-model.ts";
import { groupMovers } from "../../src/compile/group-movers.ts";
import type { BoundaryDescription, ModelDescription } from "../../src/model/description.ts";
import type { Grid } from "../../src/model/grid.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { openGpuEngine } from "../support/open-engines.ts";
import { advanceBoth, differences, openBoth, worst } from "./both-engines.ts";

let device: TestDevice;
beforeAll(async () => {
  device = await openTestDevice();
});
afterAll(() => {
  expect(device.errors).toEqual([]);
  device.close();
});

const crowd = "0.4*(a1 + a2 + b)";

/**
 * a1 and a2 move alike, a3 does but within other walls; b follows two things at once, one of them
 * a population that moves itself; c varies in motility only; d follows an observable; e spreads
 * evenly.
 */
function crowdedModel(sensitivity: number, walls: BoundaryDescription): ModelDescription {
  const moving = (diffusion: string | number, boundary?: BoundaryDescription) =>
    ({
      kind: "population",
      unit: "1",
      diffusion,
      initial: "random()",
      ...(boundary === undefined ? {} : { boundary }),
    }) as const;
  const scented = { type: "chemotaxis", towards: "scent", sensitivity, crowding: crowd } as const;
  return {
    fields: {
      scent: { kind: "static", unit: "1", initial: "random()" },
      matrix: { kind: "static", unit: "1", initial: "random()" },
      a1: moving("2 + 6*matrix"),
      a2: moving("2 + 6*matrix"),
      a3: moving("2 + 6*matrix", walls),
      b: moving(3),
      c: moving("5*(1 - matrix)"),
      d: moving(7),
      e: moving(7),
    },
    observables: { trace: { expression: "scent^2" } },
    processes: [
      { ...scented, field: "a1" },
      { ...scented, field: "a2" },
      { ...scented, field: "a3" },
      { ...scented, field: "b", sensitivity: `${sensitivity}*(0.2 + matrix)` },
      { type: "chemotaxis", field: "b", towards: "d", sensitivity: -0.5 * sensitivity },
      { type: "chemotaxis", field: "d", towards: "trace", sensitivity: 0.3 * sensitivity },
    ],
  };
}

const grids: readonly Grid[] = [
  planeGrid(37, 23, 10),
  planeGrid(70, 1, 10),
  planeGrid(2, 31, 10),
  solidGrid(7, 5, 6, 10),
  solidGrid(2, 9, 2, 12),
];

const boundaries: readonly BoundaryDescription[] = [
  "no-flux",
  "periodic",
  { left: "periodic", right: "periodic" },
  { bottom: "periodic", top: "periodic" },
];

/** Sums of the fields that move, in double precision. */
async function totals(engine: { read(name: string): Promise<Float32Array> }) {
  const sums = [];
  for (const name of ["a1", "a2", "a3", "b", "c", "d", "e"]) {
    sums.push((await engine.read(name)).reduce((sum, value) => sum + value, 0));
  }
  return sums;
}

function groupSizes({ model, interventions }: Scenario): number[] {
  const program = compileModel(model, { scheme: "implicit", interventions });
  return groupMovers(program.model, program.layout).map((group) => group.length);
}

describe("motility and chemotaxis on the GPU", () => {
  it("movers are grouped by how they move", () => {
    const model = crowdedModel(100, "periodic");
    const sizes = groupSizes(makeScenario({ model, grid: planeGrid(9, 9, 10), step: 6 }));
    expect(sizes).toEqual([2, 1, 1, 1, 1, 1]);
  });

  it("agree with the CPU for any groups, walls, sizes and steps, and keep the totals", {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...grids),
        fc.constantFrom(...boundaries),
        fc.constantFrom(...boundaries),
        fc.constantFrom(0, 60, 300),
        fc.constantFrom(1.5, 6, 20),
        async (grid, boundary, walls, sensitivity, step) => {
          const model = crowdedModel(sensitivity, walls);
          const both = await openBoth(makeScenario({ model, grid, boundary, step }), device);
          try {
            const before = await totals(both.gpu);
            await advanceBoth(both, 5);
            const all = await differences(both);
            expect(worst(all), JSON.stringify(all)).toBeLessThanOrEqual(1e-5);
            const after = await totals(both.gpu);
            for (const [index, sum] of after.entries()) {
              expect(Math.abs(sum / before[index]! - 1)).toBeLessThan(5e-6);
            }
          } finally {
            both.dispose();
          }
        },
      ),
      { numRuns: 14, seed: 20260802 },
    );
  });

  it("drift and motility balance in n = exp(chi a / D)", async () => {
    const scenario = makeScenario({
      grid: planeGrid(48, 40, 10),
      step: 6,
      model: {
        fields: {
          n: {
            kind: "population",
            unit: "1",
            diffusion: 20,
            initial: "exp(2*cos(pi*x/480) + sin(y/70))",
          },
          a: { kind: "static", unit: "1", initial: "3 + 2*cos(pi*x/480) + sin(y/70)" },
        },
        processes: [{ type: "chemotaxis", field: "n", towards: "a", sensitivity: 20 }],
      },
    });
    const engine = await openGpuEngine(scenario, { device: device.device, description: "test" });
    const before = await engine.read("n");
    await engine.advance(20);
    const after = await engine.read("n");
    const off = before.map((value, i) => Math.abs(after[i]! / value - 1));
    expect(Math.max(...off)).toBeLessThan(1e-5);
    engine.dispose();
  });
});
