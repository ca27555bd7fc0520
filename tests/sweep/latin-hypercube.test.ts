import { describe, expect, it } from "vitest";
import { latinHypercube } from "../../src/sweep/designs/latin-hypercube.ts";
import { allPoints } from "./all-points.ts";

describe("a Latin hypercube", () => {
  it.each([
    [1, 1],
    [2, 7],
    [5, 100],
    [40, 1001],
  ])("in %i dimensions has one of its %i points in every stratum of each", (dimensions, count) => {
    for (const seed of [0, 1, 2 ** 32 - 1]) {
      const points = allPoints(latinHypercube(dimensions, count, seed));
      for (let axis = 0; axis < dimensions; axis++) {
        const strata = points.map((point) => Math.floor((point[axis] as number) * count));
        expect(strata.sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, k) => k));
      }
    }
  });

  it("has points anywhere within a stratum", () => {
    const count = 1000;
    const within = allPoints(latinHypercube(1, count, 5)).map(([x = 0]) => (x * count) % 1);
    for (let tenth = 0; tenth < 10; tenth++) {
      // 100 in the mean with a standard deviation of 9.5.
      const held = within.filter((place) => Math.floor(10 * place) === tenth).length;
      expect(Math.abs(held - 100)).toBeLessThan(40);
    }
  });

  it("pairs the strata of two dimensions at random", () => {
    // The correlation of two random orders of 1000 has a standard deviation of 0.032.
    const points = allPoints(latinHypercube(6, 1000, 3));
    for (let axis = 1; axis < 6; axis++) {
      const products = points.map((point) => ((point[0] ?? 0) - 0.5) * ((point[axis] ?? 0) - 0.5));
      const correlation = (12 * products.reduce((sum, each) => sum + each, 0)) / 1000;
      expect(Math.abs(correlation)).toBeLessThan(0.13);
    }
  });

  it("finds the mean of a sum with far less error than random points", () => {
    // For a sum of functions of one thing each the error falls as N^(-3/2) (M. Stein, Technometrics
    // 29, 143, 1987); the standard error of 256 random points is 0.037 here.
    for (const seed of [1, 2, 3]) {
      const points = allPoints(latinHypercube(4, 256, seed));
      const sums = points.map((point) => point.reduce((sum, x) => sum + x * x, 0));
      const mean = sums.reduce((sum, each) => sum + each, 0) / 256;
      expect(Math.abs(mean - 4 / 3)).toBeLessThan(0.001);
    }
  });

  it("differs between seeds and is the same for the same seed", () => {
    const some = allPoints(latinHypercube(3, 20, 1));
    expect(allPoints(latinHypercube(3, 20, 1))).toEqual(some);
    expect(allPoints(latinHypercube(3, 20, 2))).not.toEqual(some);
  });

  it("says what is wrong with what is asked for", () => {
    expect(() => latinHypercube(0, 5, 1)).toThrow("dimensions: give a whole number from 1");
    expect(() => latinHypercube(2, 2.5, 1)).toThrow("count: give a whole number from 1 to 1048576");
    expect(() => latinHypercube(2, 5, 2 ** 32)).toThrow("seed: give a whole number from 0");
    expect(() => latinHypercube(2, 5, 1).point(-1)).toThrow(
      "index: give a whole number from 0 to 4",
    );
  });
});
