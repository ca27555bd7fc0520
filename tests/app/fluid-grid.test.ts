import { expect, it } from "vitest";
import { coarserShape } from "../../src/app/fluid-grid.ts";

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
