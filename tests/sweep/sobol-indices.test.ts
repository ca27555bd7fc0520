import { describe, expect, it } from "vitest";
import { saltelliDesign } from "../../src/sweep/designs/saltelli.ts";
import { sobolIndices } from "../../src/sweep/sensitivity/sobol-indices.ts";
import { allPoints } from "./all-points.ts";
import { gFunction, ishigami, type TestFunction } from "./test-functions.ts";

const resampling = { resamples: 200, seed: 1, confidence: 0.95 };

/** Base samples: enough for 2 % of every index; at 2048 up to 4 % for Ishigami, 10 % for the g-function. */
const SAMPLES = 4096;

describe("Saltelli's design", () => {
  it("takes one coordinate after the other from B", () => {
    const points = allPoints(saltelliDesign(3, 8, 1));
    expect(points).toHaveLength(40);
    for (let sample = 0; sample < 8; sample++) {
      const [a = [], one, two, three, b = []] = points.slice(5 * sample, 5 * sample + 5);
      expect(one).toEqual([b[0], a[1], a[2]]);
      expect(two).toEqual([a[0], b[1], a[2]]);
      expect(three).toEqual([a[0], a[1], b[2]]);
      expect(a.every((coordinate, axis) => coordinate !== b[axis])).toBe(true);
    }
  });

  it("has one A and one B in every stratum of each dimension", () => {
    const points = allPoints(saltelliDesign(64, 32, 3));
    for (const row of [0, 65]) {
      const sample = points.filter((_, index) => index % 66 === row);
      for (let axis = 0; axis < 64; axis++) {
        expect(new Set(sample.map((point) => Math.floor(32 * (point[axis] ?? 0)))).size).toBe(32);
      }
    }
  });

  it("says what is wrong with what is asked for", () => {
    expect(() => saltelliDesign(65, 8, 1)).toThrow("dimensions: give a whole number from 1 to 64");
    expect(() => saltelliDesign(2, 0, 1)).toThrow("samples: give a whole number from 1");
    expect(() => saltelliDesign(2, 8, 1).point(32)).toThrow(
      "index: give a whole number from 0 to 31",
    );
  });
});

describe("Sobol' indices", () => {
  it("of Ishigami in closed form are those in print", () => {
    const { first, total } = ishigami(7, 0.1);
    expect(first.map(fourDigits)).toEqual([0.3139, 0.4424, 0]);
    expect(total.map(fourDigits)).toEqual([0.5576, 0.4424, 0.2437]);
  });

  it.each([
    ["Ishigami", ishigami(7, 0.1)],
    ["Ishigami far from 0", shifted(ishigami(7, 0.1), 1e4)],
    ["the g-function", gFunction([0, 1, 4.5, 9, 99, 99])],
  ])("are within two per cent of the closed form, inside their intervals: %s", (_, known) => {
    for (const seed of [1, 2, 3]) {
      const found = sobolIndices(known.dimensions, outputsOf(known, SAMPLES, seed), resampling);
      expect(found.used).toBe(SAMPLES);
      for (const kind of ["first", "total"] as const) {
        known[kind].forEach((index, axis) => {
          const estimate = found[kind][axis];
          const allowed = index < 0.01 ? 0.01 : 0.02 * index;
          expect(Math.abs((estimate?.value ?? Number.NaN) - index)).toBeLessThan(allowed);
          expect(estimate?.low).toBeLessThan(index);
          expect(estimate?.high).toBeGreaterThan(index);
        });
      }
    }
  });

  it("are those of SciPy", () => {
    // scipy.stats.sobol_indices of SciPy 1.17.1, saltelli_2010, from outputs given as numbers.
    const a = [103, 99, 104, 101, 105, 91, 102, 106];
    const b = [102, 107, 99, 108, 102, 108, 99, 108];
    const one = [105, 100, 104, 102, 105, 97, 101, 107];
    const two = [101, 106, 98, 107, 103, 102, 98, 105];
    const outputs = a.flatMap(
      (each, index) => [each, one[index], two[index], b[index]] as number[],
    );
    const { first, total } = sobolIndices(2, outputs, resampling);
    expect(first[0]?.value).toBeCloseTo(0.3201320132013201, 12);
    expect(first[1]?.value).toBeCloseTo(1.018151815181518, 12);
    expect(total[0]?.value).toBeCloseTo(0.14521452145214522, 12);
    expect(total[1]?.value).toBeCloseTo(0.8811881188118812, 12);
  });

  it("have the interval that two base samples give by hand", () => {
    // Drawn twice, (0, 1, 2) has variance 1 and total index 1 / 2, (10, 14, 11) variance 1 / 4 and total
    // index 32; both together 371 / 16 and 17 / 4 of that. Half of the draws have both, a quarter each one.
    const [total] = sobolIndices(1, [0, 1, 2, 10, 14, 11], {
      ...resampling,
      confidence: 0.9,
    }).total;
    expect(total?.value).toBeCloseTo(17 / 4 / (371 / 16), 12);
    expect(total?.low).toBeCloseTo(17 / 4 / (371 / 16), 12);
    expect(total?.high).toBeCloseTo(32, 12);
  });

  it("have intervals that narrow with more samples and widen with more confidence", () => {
    const known = ishigami(7, 0.1);
    const width = (samples: number, confidence: number) => {
      const outputs = outputsOf(known, samples, 1);
      const { low = 0, high = 0 } =
        sobolIndices(3, outputs, { ...resampling, confidence }).first[0] ?? {};
      return high - low;
    };
    expect(Math.abs(width(4096, 0.95) / width(1024, 0.95) - 0.5)).toBeLessThan(0.08);
    // Of a normal distribution: 1.960 to 1.282 standard deviations.
    expect(Math.abs(width(1024, 0.95) / width(1024, 0.8) - 1.53)).toBeLessThan(0.3);
  });

  it("leave out base samples with a failed run and say how many are left", () => {
    const known = ishigami(7, 0.1);
    const outputs = outputsOf(known, 1024, 1);
    const kept = outputs.slice(5 * 3);
    outputs[1] = Number.NaN;
    outputs[9] = Number.POSITIVE_INFINITY;
    outputs[10] = Number.NaN;
    outputs[14] = Number.NaN;
    const found = sobolIndices(3, outputs, resampling);
    expect(found.used).toBe(1021);
    expect(found).toEqual(sobolIndices(3, kept, resampling));
  });

  it("cannot be told where all runs failed or the output does not vary", () => {
    const unknown = { value: Number.NaN, low: Number.NaN, high: Number.NaN };
    const failed = sobolIndices(1, [1, Number.NaN, 2, Number.NaN, 1, 2], resampling);
    expect(failed).toEqual({ first: [unknown], total: [unknown], used: 0 });
    const flat = sobolIndices(2, new Array(4 * 77).fill(0.1), resampling);
    expect(flat).toEqual({ first: [unknown, unknown], total: [unknown, unknown], used: 77 });
    const single = sobolIndices(1, [1, 2, 3], resampling);
    expect(single.total[0]).toEqual({ value: 0.5, low: Number.NaN, high: Number.NaN });
  });

  it("say what is wrong with what is asked for", () => {
    expect(() => sobolIndices(2, [1, 2, 3], resampling)).toThrow(
      "outputs: give one for each point of the design, a multiple of 4, not 3",
    );
    expect(() => sobolIndices(2, [], resampling)).toThrow("outputs: give one for each point");
    expect(() => sobolIndices(1, [1, 2, 3], { ...resampling, resamples: 0 })).toThrow(
      "resamples: ",
    );
    expect(() => sobolIndices(1, [1, 2, 3], { ...resampling, confidence: 95 })).toThrow(
      "confidence: give a number between 0 and 1, not 95",
    );
  });
});

function outputsOf(known: TestFunction, samples: number, seed: number): number[] {
  return allPoints(saltelliDesign(known.dimensions, samples, seed)).map(known.value);
}

function fourDigits(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function shifted(known: TestFunction, offset: number): TestFunction {
  return { ...known, value: (point) => known.value(point) + offset };
}
