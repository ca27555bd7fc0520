import { describe, expect, it } from "vitest";
import { morrisDesign } from "../../src/sweep/designs/morris.ts";
import { morrisEffects } from "../../src/sweep/sensitivity/morris-effects.ts";
import { allPoints } from "./all-points.ts";

const resampling = { resamples: 500, seed: 1, confidence: 0.95 };

describe("Morris' design", () => {
  it.each([
    [1, 3, 2],
    [3, 20, 4],
    [40, 10, 6],
    [7, 5, 100],
  ])(
    "changes one coordinate at a time on its grid: %i dimensions, %i trajectories, %i levels",
    (dimensions, trajectories, levels) => {
      const design = morrisDesign(dimensions, trajectories, levels, 9);
      expect(design.count).toBe(trajectories * (dimensions + 1));
      expect(design.delta).toBe(levels / 2 / (levels - 1));
      const grid = Array.from({ length: levels }, (_, level) => level / (levels - 1));
      const points = allPoints(design);
      expect(points.flat().filter((coordinate) => !grid.includes(coordinate))).toEqual([]);
      for (let start = 0; start < points.length; start += dimensions + 1) {
        const changed = Array.from({ length: dimensions }, (_, move) => {
          const here = points[start + move] ?? [];
          const next = points[start + move + 1] ?? [];
          const axes = here.flatMap((coordinate, axis) =>
            coordinate === next[axis] ? [] : [axis],
          );
          expect(axes).toHaveLength(1);
          const [axis = -1] = axes;
          expect(Math.abs((next[axis] ?? 0) - (here[axis] ?? 0))).toBeCloseTo(design.delta, 14);
          return axis;
        });
        expect(new Set(changed).size).toBe(dimensions);
      }
    },
  );

  it("goes to each level as often, in every order, up and down", () => {
    const points = allPoints(morrisDesign(2, 6000, 4, 1));
    const starts = points.filter((_, index) => index % 3 === 0);
    const ends = points.filter((_, index) => index % 3 === 2);
    for (const sample of [starts, ends]) {
      for (const level of [0, 1 / 3, 2 / 3, 1]) {
        // 1500 in the mean with a standard deviation of 34.
        expect(Math.abs(sample.filter(([x]) => x === level).length - 1500)).toBeLessThan(170);
      }
    }
    const firstAxis = starts.filter((start, index) => points[3 * index + 1]?.[0] !== start[0]);
    expect(Math.abs(firstAxis.length - 3000)).toBeLessThan(200);
    const both = starts.filter(([x = 0, y = 0]) => x < 0.5 && y < 0.5);
    expect(Math.abs(both.length - 1500)).toBeLessThan(170);
  });

  it("differs between seeds and is the same for the same seed", () => {
    const some = allPoints(morrisDesign(3, 4, 4, 1));
    expect(allPoints(morrisDesign(3, 4, 4, 1))).toEqual(some);
    expect(allPoints(morrisDesign(3, 4, 4, 2))).not.toEqual(some);
  });

  it("says what is wrong with what is asked for", () => {
    expect(() => morrisDesign(0, 4, 4, 1)).toThrow("dimensions: give a whole number from 1");
    expect(() => morrisDesign(2, 0, 4, 1)).toThrow("trajectories: give a whole number from 1");
    expect(() => morrisDesign(2, 4, 5, 1)).toThrow("levels: give an even number, not 5");
    expect(() => morrisDesign(2, 4, 4, 1).point(12)).toThrow("index: give a whole number from 0");
  });
});

describe("elementary effects", () => {
  it("of a linear function are its coefficients", () => {
    const coefficients = [3, -2, 0, 0.001, 500];
    const design = morrisDesign(5, 12, 6, 3);
    const outputs = allPoints(design).map((point) =>
      coefficients.reduce((sum, c, axis) => sum + c * (point[axis] ?? 0), 17),
    );
    const { effects, used } = morrisEffects(design, outputs, resampling);
    expect(used).toBe(12);
    coefficients.forEach((coefficient, axis) => {
      const effect = effects[axis];
      expect(effect?.mu).toBeCloseTo(coefficient, 11);
      expect(effect?.muStar.value).toBeCloseTo(Math.abs(coefficient), 11);
      expect(effect?.muStar.low).toBeCloseTo(Math.abs(coefficient), 11);
      expect(effect?.muStar.high).toBeCloseTo(Math.abs(coefficient), 11);
      expect(effect?.sigma).toBeCloseTo(0, 11);
    });
  });

  it("of a product and a square are those of the formula", () => {
    // y = 4 x0 x1 + (x2 - 1/2)^2 + x3 with 4 levels. Those of x0 are 4 x1: x1 is a level at random, mean
    // 1/2, variance 5/36. Those of x2 are +-1/3: from 0 to 2/3 or 1/3 to 1, (x + x') - 1.
    const design = morrisDesign(4, 4000, 4, 5);
    const outputs = allPoints(design).map(
      ([x0 = 0, x1 = 0, x2 = 0, x3 = 0]) => 4 * x0 * x1 + (x2 - 0.5) ** 2 + x3,
    );
    const { effects } = morrisEffects(design, outputs, resampling);
    for (const axis of [0, 1]) {
      // Standard error 0.024.
      expect(Math.abs((effects[axis]?.mu ?? 0) - 2)).toBeLessThan(0.1);
      expect(effects[axis]?.muStar.value).toBe(effects[axis]?.mu);
      expect(Math.abs((effects[axis]?.sigma ?? 0) - 4 * Math.sqrt(5 / 36))).toBeLessThan(0.05);
      expect(effects[axis]?.muStar.low).toBeLessThan(2);
      expect(effects[axis]?.muStar.high).toBeGreaterThan(2);
      // Twice 1.96 standard errors.
      const width = (effects[axis]?.muStar.high ?? 0) - (effects[axis]?.muStar.low ?? 0);
      expect(Math.abs(width / 0.0924 - 1)).toBeLessThan(0.15);
    }
    expect(Math.abs(effects[2]?.mu ?? 1)).toBeLessThan(0.03);
    expect(effects[2]?.muStar.value).toBeCloseTo(1 / 3, 12);
    expect(effects[2]?.sigma).toBeCloseTo(1 / 3, 2);
    expect(effects[3]?.sigma).toBeCloseTo(0, 11);
  });

  it("have the standard deviation of a sample", () => {
    const design = morrisDesign(1, 3, 2, 1);
    const ends = [1, 4, 10];
    const outputs = allPoints(design).map(([x = 0], index) => x * (ends[index >> 1] ?? 0));
    const [effect] = morrisEffects(design, outputs, resampling).effects;
    expect(effect?.mu).toBeCloseTo(5, 12);
    // (16 + 1 + 25) / 2
    expect(effect?.sigma).toBeCloseTo(Math.sqrt(21), 12);
  });

  it("leave out trajectories with a failed run and say how many are left", () => {
    const design = morrisDesign(2, 6, 4, 1);
    const outputs = allPoints(design).map(([x = 0, y = 0], index) =>
      index < 9 ? 1e6 * x * y : 2 * x - 3 * y,
    );
    outputs[0] = Number.NaN;
    outputs[4] = Number.POSITIVE_INFINITY;
    outputs[8] = Number.NaN;
    const { effects, used } = morrisEffects(design, outputs, resampling);
    expect(used).toBe(3);
    expect(effects[0]?.mu).toBeCloseTo(2, 12);
    expect(effects[1]?.mu).toBeCloseTo(-3, 12);
    expect(effects[1]?.sigma).toBeCloseTo(0, 12);
  });

  it("cannot be told where too many runs failed", () => {
    const design = morrisDesign(1, 2, 4, 1);
    const unknown = Number.NaN;
    const none = morrisEffects(design, [unknown, 1, 2, unknown], resampling);
    const muStar = { value: unknown, low: unknown, high: unknown };
    expect(none).toEqual({ effects: [{ mu: unknown, muStar, sigma: unknown }], used: 0 });
    const [x0 = 0, x1 = 0] = [design.point(2)[0], design.point(3)[0]];
    const one = morrisEffects(design, [unknown, 1, 3 * x0, 3 * x1], resampling);
    expect(one.used).toBe(1);
    expect(one.effects[0]?.mu).toBeCloseTo(3, 12);
    expect(one.effects[0]?.sigma).toBeNaN();
    expect(one.effects[0]?.muStar.low).toBeNaN();
  });

  it("say what is wrong with what is asked for", () => {
    const design = morrisDesign(2, 4, 4, 1);
    expect(() => morrisEffects(design, [1, 2, 3], resampling)).toThrow(
      "outputs: give 12, one for each point, not 3",
    );
  });
});
