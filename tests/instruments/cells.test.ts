import { describe, expect, it } from "vitest";
import { nearestNeighbors } from "../../src/instruments/drawn-cells/nearest-neighbors.ts";
import { pairCorrelation } from "../../src/instruments/drawn-cells/pair-correlation.ts";
import type { Place } from "../../src/instruments/instrument.ts";
import { randomOf } from "./random.ts";

const window = { left: 0, right: 1000, bottom: 0, top: 800 };

/** Points that know nothing of each other. */
function poisson(count: number, seed: number): Place[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => ({ x: 1000 * random(), y: 800 * random() }));
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe("pair correlation", () => {
  const options = { reach: 120, width: 6, same: true };

  it("is 1 at all distances of points that know nothing of each other", () => {
    const runs = Array.from({ length: 12 }, (_, seed) => {
      const points = poisson(1500, seed + 1);
      return pairCorrelation(points, points, window, options).values;
    });
    runs[0]!.forEach((_, bin) => {
      // Pairs in a bin are some 2000 of 12 runs: their share is known to a few percent.
      const bound = bin < 3 ? 0.12 : 0.05;
      expect(Math.abs(mean(runs.map((values) => values[bin]!)) - 1)).toBeLessThan(bound);
    });
  });

  it("without correction for the edge would fall short, which the corrected one does not", () => {
    const points = poisson(4000, 99);
    const wide = { reach: 300, width: 50, same: true };
    const { values } = pairCorrelation(points, points, window, wide);
    expect(Math.abs(values.at(-1)! - 1)).toBeLessThan(0.02);
  });

  it("has the shells of a square lattice, each with its number of neighbors", () => {
    const spacing = 20;
    const points = Array.from({ length: 50 * 40 }, (_, at) => ({
      x: ((at % 50) + 0.5) * spacing,
      y: (Math.floor(at / 50) + 0.5) * spacing,
    }));
    const width = 2;
    const { distances, values } = pairCorrelation(points, points, window, {
      reach: 50,
      width,
      same: true,
    });
    const density = points.length / (1000 * 800);
    distances.forEach((r, bin) => {
      const annulus = Math.PI * width ** 2 * ((bin + 1) ** 2 - bin ** 2);
      const neighbors = values[bin]! * density * annulus;
      // 4 at a, 4 at a√2, 4 at 2a, 8 at a√5; nothing in between.
      const inBin = (distance: number) => Math.floor((distance + 1e-9) / width) === bin;
      const wanted = [
        [20, 4],
        [20 * Math.SQRT2, 4],
        [40, 4],
        [20 * Math.sqrt(5), 8],
      ].reduce((sum, [distance, count]) => sum + (inBin(distance!) ? count! : 0), 0);
      expect(neighbors, `${r} um`).toBeCloseTo(wanted, 1);
    });
  });

  it("between two kinds sees who keeps away", () => {
    const from = poisson(400, 5);
    const to = poisson(4000, 6).filter(({ x, y }) =>
      from.every((one) => Math.hypot(one.x - x, one.y - y) > 12),
    );
    const { values } = pairCorrelation(from, to, window, { reach: 60, width: 6, same: false });
    expect(values.slice(0, 2)).toEqual([0, 0]);
    expect(values[3]).toBeGreaterThan(0.8);
  });

  it("is none without points", () => {
    const { values } = pairCorrelation([], [], window, options);
    expect(values.every(Number.isNaN)).toBe(true);
  });
});

describe("nearest neighbors", () => {
  it("of points that know nothing of each other lie at 1/(2√λ) in the mean", () => {
    const means = Array.from({ length: 10 }, (_, seed) => {
      const points = poisson(1200, seed + 30);
      return nearestNeighbors(points, points, window, { reach: 120, width: 3, same: true }).mean;
    });
    const density = 1200 / 800_000;
    expect(mean(means) * 2 * Math.sqrt(density)).toBeCloseTo(1, 1);
    expect(Math.abs(mean(means) * 2 * Math.sqrt(density) - 1)).toBeLessThan(0.02);
  });

  it("are those of brute force, and their density adds up to 1", () => {
    const from = poisson(150, 3);
    const to = poisson(220, 4);
    const { values, mean: found } = nearestNeighbors(from, to, window, {
      reach: 400,
      width: 3,
      same: false,
    });
    let [all, first] = [0, 0];
    for (const { x, y } of from) {
      const away = Math.min(...to.map((other) => Math.hypot(other.x - x, other.y - y)));
      if (away > Math.min(x, 1000 - x, y, 800 - y)) continue;
      const weight = 1 / ((1000 - 2 * away) * (800 - 2 * away));
      all += weight;
      first += weight * away;
    }
    expect(found).toBeCloseTo(first / all, 9);
    expect(values.reduce((sum, value) => sum + 3 * value, 0)).toBeCloseTo(1, 9);
  });
});
