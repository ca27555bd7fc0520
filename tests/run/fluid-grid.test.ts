import { expect, it } from "vitest";
import type { Scenario } from "../../src/model/scenario.ts";
import { presetNames } from "../../src/preset/preset-library.ts";
import { coarserShape, fluidShape } from "../../src/run/fluid-grid.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { shippedPreset } from "../support/shipped-preset.ts";

it("keeps a grid that is affordable", () => {
  expect(coarserShape([64, 64], 10_000)).toBeNull();
});

it("makes all axes coarser by one factor, in multiples of 8", () => {
  expect(coarserShape([256, 128], 64 * 128)).toEqual([128, 64]);
  const [nx = 0, ny = 0, nz = 0] = coarserShape([96, 96, 96], 40_000) ?? [];
  expect(nx * ny * nz).toBeLessThanOrEqual(40_000);
  expect([nx % 8, ny % 8, nz % 8]).toEqual([0, 0, 0]);
});

it("goes no lower than 16 voxels, nor above the preset's own", () => {
  expect(coarserShape([4096, 16], 1000)).toEqual([504, 16]);
});

/** A scenario of some fields; `fluidShape` looks at nothing else of it. */
function scenarioOf(
  grid: Scenario["grid"],
  fields: number,
  scheme: "implicit" | "explicit" = "implicit",
): Scenario {
  return { grid, model: { fields: new Array(fields) }, time: { scheme } } as unknown as Scenario;
}

it("keeps the preset's own grid where a step takes no longer than a picture of film", () => {
  expect(fluidShape(scenarioOf(planeGrid(192, 192, 10), 15))).toBeNull();
  expect(fluidShape(scenarioOf(planeGrid(512, 288, 10), 3))).toBeNull();
  expect(fluidShape(scenarioOf(planeGrid(512, 512, 10), 2, "explicit"))).toBeNull();
});

it("gives a tissue 128 voxels per axis at most where it is coarser than asked for", () => {
  expect(fluidShape(scenarioOf(planeGrid(256, 256, 5), 18))).toEqual([128, 128]);
  expect(fluidShape(scenarioOf(planeGrid(512, 256, 5), 45))).toEqual([128, 64]);
});

it("goes below that where a step would take too long", () => {
  const [side = 0] = fluidShape(scenarioOf(planeGrid(256, 256, 5), 90)) ?? [];
  expect(side).toBeLessThan(128);
  expect(side).toBeGreaterThanOrEqual(88);
  expect(fluidShape(scenarioOf(solidGrid(64, 64, 64, 20), 5))).toEqual([40, 40, 40]);
});

it("opens every shipped tissue in the plane at 128 x 128, or as it is", async () => {
  // Since 0.3 a step of 50 fields takes a picture of film, 1/24 s, at most there; in 0.2 they opened at 64 x 64 to 112 x 112.
  const names = presetNames();
  const shapes = await Promise.all(
    names.map(async (name) => fluidShape((await shippedPreset(name)).scenario)),
  );
  const others = names.filter((_, i) => shapes[i] !== null && shapes[i]?.join() !== "128,128");
  expect(others).toEqual(["spheroid-3d"]);
});
