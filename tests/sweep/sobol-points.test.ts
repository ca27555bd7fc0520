import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sobolDimensions, sobolDirections } from "../../src/sweep/designs/sobol-directions.ts";
import { sobolPoints } from "../../src/sweep/designs/sobol-points.ts";
import { seededRandom } from "../support/random-values.ts";
import { allPoints } from "./all-points.ts";

/** Printed on the page of Joe and Kuo for their program, 10 points in 3 dimensions. */
const published = [
  [0, 0, 0],
  [0.5, 0.5, 0.5],
  [0.75, 0.25, 0.25],
  [0.25, 0.75, 0.75],
  [0.375, 0.375, 0.625],
  [0.875, 0.875, 0.125],
  [0.625, 0.125, 0.875],
  [0.125, 0.625, 0.375],
  [0.1875, 0.3125, 0.9375],
  [0.6875, 0.8125, 0.4375],
];

/** Dimensions 1, 2, 5, 21, 40, 64, 100, 128 of scipy.stats.qmc.Sobol(128, scramble=False, bits=32), SciPy 1.17.1, times 2^32. */
const sampled = [0, 1, 4, 20, 39, 63, 99, 127];
const ofSciPy: Record<number, readonly number[]> = {
  3: [
    1073741824, 3221225472, 1073741824, 3221225472, 3221225472, 1073741824, 1073741824, 3221225472,
  ],
  9: [2952790016, 3489660928, 268435456, 2952790016, 268435456, 805306368, 1879048192, 2415919104],
  1000: [
    943718400, 415236096, 1203765248, 2243952640, 2059403264, 1916796928, 801112064, 2336227328,
  ],
  65535: [
    65536, 4294901760, 1085997056, 2432892928, 1870725120, 1272905728, 2030501888, 1032650752,
  ],
  1048575: [4096, 4026593280, 3719483392, 97579008, 3209474048, 2322862080, 152555520, 587075584],
  123456789: [
    4191448864, 3403469216, 3757488416, 1024633568, 4284203552, 1087637792, 2689388192, 2879378656,
  ],
  4294967295: [
    1, 4294967295, 2953698205, 1090715661, 1027469633, 303916897, 1488403325, 2699379135,
  ],
};

describe("the direction numbers", () => {
  it("are those that SciPy has of new-joe-kuo-6.21201", () => {
    // The table of SciPy 1.17.1, written in the form of that file, has the SHA-256 of the file:
    // 68eedd2a4e3b659b9695e7aff0f8ac68718bcf620730fc3d3a8c65df2a067441. This is the SHA-256 of its
    // direction numbers of 32 bits, a row for each of 128 dimensions.
    const rows = Array.from({ length: sobolDimensions }, (_, dimension) =>
      sobolDirections(dimension).join(" "),
    );
    expect(rows).toHaveLength(128);
    expect(createHash("sha256").update(rows.join("\n")).digest("hex")).toBe(
      "c70b6fb6f5d2f678ef8f7e17e2d26b9a3ec19e38fe8b1472f0d99f00d9ceb652",
    );
  });
});

describe("Sobol points", () => {
  it("are those that Joe and Kuo print", () => {
    expect(allPoints(sobolPoints(3, 10))).toEqual(published);
    expect(allPoints(sobolPoints(3, 4, { skip: 6 }))).toEqual(published.slice(6));
  });

  it("are those of SciPy in high dimensions and far on", () => {
    const design = sobolPoints(128, 2 ** 32);
    for (const [index, expected] of Object.entries(ofSciPy)) {
      const point = design.point(Number(index));
      expect(sampled.map((axis) => (point[axis] as number) * 2 ** 32)).toEqual(expected);
    }
  });

  it.each([
    ["as published", {}],
    ["later in the sequence", { skip: 7 * 256 }],
    ["scrambled", { seed: 1 }],
    ["scrambled by another seed", { seed: 4_000_000_000 }],
  ])("have one in each dyadic interval of every dimension: %s", (_, options) => {
    const points = allPoints(sobolPoints(128, 256, options));
    for (let m = 0; m <= 8; m++) {
      for (let axis = 0; axis < 128; axis++) {
        const cells = points.slice(0, 2 ** m).map((point) => cellOf(point, [axis], [m]));
        expect(new Set(cells).size).toBe(2 ** m);
      }
    }
  });

  it.each([
    ["as published", {}],
    ["scrambled", { seed: 2 }],
  ])("are (t, m, s)-nets of the t that their polynomials promise: %s", (_, options) => {
    // t is the sum of the degrees less 1: 0, 0, 1 and 2 (I. M. Sobol', USSR Comput. Math. Math. Phys.
    // 7, 86, 1967). Each box of volume 2^(t-m) with dyadic sides then holds 2^t of 2^m points.
    const m = 9;
    const points = allPoints(sobolPoints(4, 2 ** m, options));
    for (const [axes, t] of [
      [[0, 1], 0],
      [[0, 2], 1],
      [[1, 2], 1],
      [[0, 1, 2], 1],
      [[0, 3], 2],
      [[0, 1, 2, 3], 3],
    ] as const) {
      for (const digits of shares(m - t, axes.length)) {
        const held = new Map<string, number>();
        for (const point of points) {
          const cell = cellOf(point, axes, digits);
          held.set(cell, (held.get(cell) ?? 0) + 1);
        }
        expect(held.size).toBe(2 ** (m - t));
        expect([...new Set(held.values())]).toEqual([2 ** t]);
      }
    }
  });

  it("differ between seeds and are the same for the same seed", () => {
    const some = allPoints(sobolPoints(5, 16, { seed: 3 }));
    expect(allPoints(sobolPoints(5, 16, { seed: 3 }))).toEqual(some);
    expect(allPoints(sobolPoints(5, 16, { seed: 4 }))).not.toEqual(some);
  });

  it("are scrambled by more than a shift, under which points keep their distance in digits", () => {
    const distance = (seed: number) => {
      const [here = 0, there = 0] = allPoints(sobolPoints(1, 2, { seed })).map(([x = 0]) => x);
      return ((here * 2 ** 32) ^ (there * 2 ** 32)) >>> 0;
    };
    const distances = [1, 2, 3, 4, 5].map(distance);
    expect(new Set(distances).size).toBe(5);
    // The first digit of the two always differs.
    expect(distances.filter((each) => each < 2 ** 31)).toEqual([]);
  });

  it("are uniform one by one where they are scrambled", () => {
    // Means over 400 seeds: standard errors of 0.0144 for x and 0.0124 for the product of two.
    const seeds = Array.from({ length: 400 }, (_, seed) => sobolPoints(2, 8, { seed }));
    for (const index of [0, 1, 7]) {
      const points = seeds.map((design) => design.point(index));
      expect(mean(points.map(([x = 0]) => x))).toBeCloseTo(0.5, 1);
      expect(mean(points.map(([, y = 0]) => y))).toBeCloseTo(0.5, 1);
      expect(mean(points.map(([x = 0, y = 0]) => x * y))).toBeCloseTo(0.25, 1);
    }
  });

  it.each([
    ["as published", {}],
    ["scrambled", { seed: 5 }],
  ])("have a discrepancy that falls faster than that of random points: %s", (_, options) => {
    const dimensions = 3;
    const few = discrepancy(allPoints(sobolPoints(dimensions, 64, options)));
    const many = discrepancy(allPoints(sobolPoints(dimensions, 2048, options)));
    // In the mean over random points the square is (2^-d - 3^-d) / N: it falls as 1 / sqrt(N).
    const random = (count: number) => Math.sqrt((2 ** -dimensions - 3 ** -dimensions) / count);
    expect(discrepancy(randomPoints(dimensions, 2048))).toBeGreaterThan(random(2048) / 2);
    expect(few).toBeLessThan(random(64) / 2);
    expect(many).toBeLessThan(random(2048) / 6);
    expect(few / many).toBeGreaterThan(3 * Math.sqrt(2048 / 64));
  });

  it("have the discrepancy that SciPy finds", () => {
    // scipy.stats.qmc.discrepancy(..., method="L2-star") of its Sobol(5, scramble=False), SciPy 1.17.1.
    expect(discrepancy(allPoints(sobolPoints(5, 64)))).toBeCloseTo(0.01561292087409816, 11);
    expect(discrepancy(allPoints(sobolPoints(5, 512)))).toBeCloseTo(0.0026173305364340324, 11);
  });

  it("say what is wrong with what is asked for", () => {
    expect(() => sobolPoints(129, 8)).toThrow("dimensions: give a whole number from 1 to 128");
    expect(() => sobolPoints(2, 0)).toThrow("count: give a whole number from 1 to 4294967296");
    expect(() => sobolPoints(2, 8, { skip: 2 ** 32 - 7 })).toThrow("skip: give a whole number");
    expect(() => sobolPoints(2, 8, { seed: -1 })).toThrow("seed: give a whole number");
    expect(() => sobolPoints(2, 8).point(8)).toThrow(
      "index: give a whole number from 0 to 7, not 8",
    );
  });
});

/** Which box a point lies in where `axes[i]` is divided into 2^digits[i] parts. */
function cellOf(
  point: readonly number[],
  axes: readonly number[],
  digits: readonly number[],
): string {
  return axes
    .map((axis, each) => Math.floor((point[axis] as number) * 2 ** (digits[each] as number)))
    .join(" ");
}

/** All ways to divide `total` among `parts`. */
function shares(total: number, parts: number): number[][] {
  if (parts === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) =>
    shares(total - first, parts - 1).map((rest) => [first, ...rest]),
  ).flat();
}

/** The L2 star discrepancy (T. T. Warnock, 1972). */
function discrepancy(points: readonly (readonly number[])[]): number {
  const count = points.length;
  const dimensions = points[0]?.length ?? 0;
  let single = 0;
  let pairs = 0;
  for (const x of points) {
    single += x.reduce((product, u) => product * (1 - u * u), 1);
    for (const y of points) {
      let product = 1;
      for (let axis = 0; axis < dimensions; axis++) {
        product *= 1 - Math.max(x[axis] as number, y[axis] as number);
      }
      pairs += product;
    }
  }
  return Math.sqrt(
    3 ** -dimensions - (2 ** (1 - dimensions) * single) / count + pairs / count ** 2,
  );
}

function randomPoints(dimensions: number, count: number): number[][] {
  const random = seededRandom(1);
  return Array.from({ length: count }, () => Array.from({ length: dimensions }, random));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
