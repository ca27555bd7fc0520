import { describe, expect, it } from "vitest";
import { countVoxels, measureRegion } from "../../src/observe/measurements.ts";

const values = [1, 2, 3, 10];
const mask = [1, 0, 1, 0];

describe("measureRegion", () => {
  it("measures all voxels", () => {
    const region = { values, voxelMeasure: 25 };
    expect(measureRegion("mean", region)).toBe(4);
    expect(measureRegion("median", region)).toBe(2.5);
    expect(measureRegion("min", region)).toBe(1);
    expect(measureRegion("max", region)).toBe(10);
    expect(measureRegion("integral", region)).toBe(400);
    expect(measureRegion("area", region)).toBe(100);
  });

  it("measures the voxels of a mask", () => {
    const region = { values, mask, voxelMeasure: 25 };
    expect(measureRegion("mean", region)).toBe(2);
    expect(measureRegion("median", { ...region, mask: [0, 1, 1, 1] })).toBe(3);
    expect(measureRegion("median", { values: [9, -1, 10], voxelMeasure: 1 })).toBe(9);
    expect(measureRegion("max", region)).toBe(3);
    expect(measureRegion("integral", region)).toBe(100);
    expect(measureRegion("area", { ...region, values: [0, 1, 1, 1] })).toBe(25);
    expect(countVoxels(mask)).toBe(2);
  });

  it("correlates", () => {
    const region = { values, voxelMeasure: 1 };
    expect(measureRegion("correlation", { ...region, other: [3, 5, 7, 21] })).toBeCloseTo(1, 12);
    expect(measureRegion("correlation", { ...region, other: [-1, -2, -3, -10] })).toBeCloseTo(
      -1,
      12,
    );
    expect(measureRegion("correlation", { ...region, other: [1, -1, 0, 0] })).toBeCloseTo(-0.1, 12);
    expect(measureRegion("correlation", { ...region, other: [2, 2, 2, 2] })).toBeNaN();
  });

  it("finds nothing in an empty region", () => {
    const region = { values, mask: [0, 0, 0, 0], other: values, voxelMeasure: 1 };
    for (const measure of ["mean", "median", "min", "max", "correlation"] as const) {
      expect(measureRegion(measure, region)).toBeNaN();
    }
    expect(measureRegion("area", region)).toBe(0);
    expect(measureRegion("integral", region)).toBe(0);
  });

  it("lets no value that is not finite pass", () => {
    const region = { values: [1, Number.NaN], other: [1, 2], voxelMeasure: 1 };
    for (const measure of [
      "mean",
      "median",
      "min",
      "max",
      "integral",
      "area",
      "correlation",
    ] as const) {
      expect(measureRegion(measure, region)).toBeNaN();
    }
  });
});
