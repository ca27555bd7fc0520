import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BoundaryDescription } from "../../src/model/description.ts";
import type { Grid } from "../../src/model/grid.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { advanceBoth, differences, openBoth, worst } from "./both-engines.ts";

let device: TestDevice;
beforeAll(async () => {
  device = await openTestDevice();
});
afterAll(() => device?.close());

const grids: Readonly<Record<string, Grid>> = {
  "32 x 32": planeGrid(32, 32, 10),
  "33 x 27": planeGrid(33, 27, 10),
  "48 x 17, wide voxels": planeGrid(48, 17, 5, 12),
  "12 x 10 x 9": solidGrid(12, 10, 9, 20),
};

const boundaries: Readonly<Record<string, BoundaryDescription>> = {
  "no-flux": "no-flux",
  periodic: "periodic",
  "fixed value": { value: 3 },
  mixed: { left: { value: "wall" }, bottom: "periodic", top: "periodic" },
};

/**
 * The plane and space; walls that are terms have the kernels of no-flux. tests/gpu/substrate-step.gpu.test.ts
 * has the kinds that are not among the few, and judges them by double precision.
 */
const few: readonly (readonly [grid: string, boundary: string])[] = [
  ["32 x 32", "periodic"],
  ["12 x 10 x 9", "mixed"],
];
const others: typeof few = [
  ["33 x 27", "no-flux"],
  ["48 x 17, wide voxels", "mixed"],
  ["33 x 27", "periodic"],
  ["33 x 27", "mixed"],
  ["12 x 10 x 9", "fixed value"],
];
const cases = import.meta.env.MODE === "every-case" ? [...few, ...others] : few;

/** Three substrates, fast, slow and with a diffusion that varies, beside vessels and sinks. */
function solveScenario(grid: string, boundary: string) {
  return makeScenario({
    grid: grids[grid]!,
    step: 6,
    boundary: boundaries[boundary]!,
    model: {
      parameters: { wall: { value: 5, unit: "1" } },
      fields: {
        fast: { kind: "substrate", unit: "1", diffusion: 1e5, initial: "38*random()" },
        slow: { kind: "substrate", unit: "1", diffusion: 30, initial: 1 },
        varied: { kind: "substrate", unit: "1", diffusion: "2e4*(0.1 + matter)", initial: 2 },
        matter: { kind: "static", unit: "1", initial: "random()" },
        vessel: { kind: "static", unit: "1", initial: "step(0.97, random())" },
      },
      processes: [
        { type: "loss", field: "fast", rate: "0.1 + 9*matter" },
        { type: "exchange", field: "fast", rate: "10*vessel", target: 38 },
        { type: "loss", field: "slow", rate: "0.01*matter" },
        { type: "source", field: "slow", rate: "0.2*vessel" },
        { type: "loss", field: "varied", rate: "matter" },
        { type: "source", field: "varied", rate: "5*vessel" },
      ],
    },
  });
}

describe("the implicit solve", () => {
  it.each(cases)("agrees with the CPU on %s, %s", async (grid, boundary) => {
    const both = await openBoth(solveScenario(grid, boundary), device);
    await advanceBoth(both, 1);
    // Round-off is that of the start, which is up to thirty times larger than what the step leaves.
    expect(worst(await differences(both))).toBeLessThanOrEqual(4e-5);
    await advanceBoth(both, 6);
    expect(worst(await differences(both))).toBeLessThanOrEqual(2.5e-6);
    both.dispose();
    expect(device.errors).toEqual([]);
  });
});
