import { describe, expect, it } from "vitest";
import { bootstrap } from "../../src/sweep/sensitivity/estimate.ts";
import { seededRandom } from "../support/random-values.ts";

describe("the bootstrap", () => {
  it.each([
    [0.95, 1.95996],
    [0.8, 1.28155],
  ])("has for a mean the interval of the normal distribution: %f", (confidence, deviations) => {
    const random = seededRandom(1);
    const values = Array.from({ length: 400 }, () => 3 + random() + random() + random());
    const mean = values.reduce((sum, value) => sum + value, 0) / 400;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 400;
    const [estimate] = bootstrap(
      400,
      (weights) => [values.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0) / 400],
      { resamples: 4000, seed: 2, confidence },
    );
    const reach = deviations * Math.sqrt(variance / 400);
    expect(estimate?.value).toBeCloseTo(mean, 12);
    // A quantile of 4000 draws has a standard error of about 4 % of the reach.
    expect(Math.abs(((estimate?.high ?? 0) - mean) / reach - 1)).toBeLessThan(0.12);
    expect(Math.abs((mean - (estimate?.low ?? 0)) / reach - 1)).toBeLessThan(0.12);
  });

  it("draws as many samples as there are, the same for the same seed", () => {
    const drawn = (seed: number) => {
      const sums: string[] = [];
      bootstrap(
        7,
        (weights) => {
          expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(7);
          sums.push(weights.join(" "));
          return [0];
        },
        { resamples: 20, seed, confidence: 0.9 },
      );
      return sums;
    };
    expect(drawn(1)).toHaveLength(21);
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  it("leaves out draws in which a number is not defined", () => {
    const ratio = (weights: Uint32Array) => [(weights[0] ?? 0) / (weights[0] ?? 0)];
    const [estimate] = bootstrap(2, ratio, { resamples: 100, seed: 1, confidence: 0.95 });
    expect(estimate).toEqual({ value: 1, low: 1, high: 1 });
  });
});
