import { describe, expect, it } from "vitest";
import { betweenVoxels } from "../../src/instruments/plane/between-voxels.ts";
import { binnedMeans } from "../../src/instruments/plane/binned-means.ts";
import { distanceTo, signedDistance } from "../../src/instruments/plane/distance-transform.ts";
import { sharesInside } from "../../src/instruments/plane/inside.ts";
import { placesIn, valuesAt } from "../../src/instruments/plane/places.ts";
import { pointsOnCircle } from "../../src/instruments/radial/circles.ts";
import type { Grid } from "../../src/model/grid.ts";
import { randomOf } from "./random.ts";
import { planeGrid, planeOf } from "./sample-context.ts";

function bruteForce(isIn: ArrayLike<number>, { nx, ny, nz, dx, dy, dz }: Grid): Float64Array {
  const places = Array.from({ length: nx * ny * nz }, (_, at) => [
    (at % nx) * dx,
    (Math.floor(at / nx) % ny) * dy,
    Math.floor(at / (nx * ny)) * dz,
  ]);
  return Float64Array.from(places, (one) =>
    Math.min(
      Number.POSITIVE_INFINITY,
      ...places
        .filter((_, at) => isIn[at])
        .map((other) => Math.hypot(...one.map((value, axis) => value - other[axis]!))),
    ),
  );
}

describe("the distance transform", () => {
  it.each([
    [{ dimensions: 2, nx: 23, ny: 17, nz: 1, dx: 10, dy: 10, dz: 1 }, 0.04],
    [{ dimensions: 2, nx: 12, ny: 31, nz: 1, dx: 4, dy: 13, dz: 1 }, 0.02],
    [{ dimensions: 3, nx: 9, ny: 7, nz: 8, dx: 5, dy: 8, dz: 11 }, 0.01],
  ] as const)("is that of brute force on random sets: %j", (grid, share) => {
    for (let seed = 1; seed <= 4; seed++) {
      const random = randomOf(seed);
      const set = Array.from({ length: grid.nx * grid.ny * grid.nz }, () =>
        random() < share ? 1 : 0,
      );
      const found = distanceTo(set, grid);
      bruteForce(set, grid).forEach((value, at) => {
        if (value === Number.POSITIVE_INFINITY) expect(found[at]).toBe(value);
        else expect(found[at]).toBeCloseTo(value, 9);
      });
    }
  });

  it("is signed, with the edge half a voxel beyond the outermost middles", () => {
    const grid = planeGrid(10, 1, 20);
    const set = [0, 0, 0, 1, 1, 1, 1, 0, 0, 0];
    expect([...signedDistance(set, grid)]).toEqual([50, 30, 10, -10, -30, -30, -10, 10, 30, 50]);
    expect(
      signedDistance(
        set.map(() => 0),
        grid,
      )[0],
    ).toBe(Number.POSITIVE_INFINITY);
    expect(
      signedDistance(
        set.map(() => 1),
        grid,
      )[0],
    ).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe("shares of voxels inside", () => {
  const grid = planeGrid(60, 50, 10);
  const sum = (shares: Float64Array) => shares.reduce((all, share) => all + share, 0) * 100;

  it("add up to a circle's area, and its mean of x² is cx² + R²/4", () => {
    const shares = sharesInside({ kind: "circle", center: { x: 303, y: 248 }, radius: 170 }, grid);
    expect(sum(shares) / (Math.PI * 170 ** 2)).toBeCloseTo(1, 3);
    const squares = planeOf(grid, (x) => x * x);
    const mean =
      shares.reduce((all, share, at) => all + share * squares[at]!, 0) / (sum(shares) / 100);
    // A voxel's middle misses dx²/12 of the mean of x² in it.
    expect((mean + 100 / 12) / (303 ** 2 + 170 ** 2 / 4)).toBeCloseTo(1, 4);
  });

  it("add up to a polygon's area, concave or smaller than a voxel", () => {
    const points = [
      { x: 50, y: 50 },
      { x: 450, y: 80 },
      { x: 250, y: 200 },
      { x: 430, y: 420 },
      { x: 90, y: 390 },
    ];
    const shoelace = points.reduce((all, { x, y }, at) => {
      const next = points[(at + 1) % points.length]!;
      return all + (x * next.y - next.x * y) / 2;
    }, 0);
    expect(sum(sharesInside({ kind: "polygon", points }, grid)) / shoelace).toBeCloseTo(1, 3);
    const small = sharesInside({ kind: "circle", center: { x: 105, y: 105 }, radius: 4 }, grid);
    expect(sum(small)).toBeCloseTo(Math.PI * 16, -1);
  });
});

describe("values between voxels", () => {
  it("are exact for what is linear in x and in y", () => {
    const grid = planeGrid(20, 16, 10);
    const values = planeOf(grid, (x, y) => 3 + 0.2 * x - 0.05 * y + 0.001 * x * y);
    for (const [x, y] of [
      [33, 71],
      [5, 5],
      [194.9, 120],
    ] as const) {
      expect(betweenVoxels(values, grid, x, y)).toBeCloseTo(
        3 + 0.2 * x - 0.05 * y + 0.001 * x * y,
        4,
      );
    }
  });

  it("are the same of four voxels that were read for each place, in any slice", () => {
    const grid = { ...planeGrid(20, 16, 10), dimensions: 3, nz: 3 } as const;
    const plane = (slice: number) =>
      planeOf(planeGrid(20, 16, 10), (x, y) => 3 + slice + 0.2 * x - 0.05 * y + 0.001 * x * y);
    const volume = Float32Array.from([0, 1, 2].flatMap((slice) => [...plane(slice)]));
    const inside = [
      { x: 33, y: 71 },
      { x: 194.9, y: 120 },
      { x: 5, y: 5 },
    ];
    for (const slice of [0, 2]) {
      const places = placesIn(grid, slice, [...inside, { x: -40, y: 1000 }]);
      expect(places.corners).toHaveLength(4 * 4);
      expect(new Set(places.voxels).size).toBe(places.voxels.length);
      const values = valuesAt(
        places,
        Float32Array.from(places.voxels, (voxel) => volume[voxel]!),
      );
      for (const [index, { x, y }] of inside.entries()) {
        expect(values[index]).toBeCloseTo(3 + slice + 0.2 * x - 0.05 * y + 0.001 * x * y, 4);
      }
      // Beyond a corner, the value of the voxel there.
      expect(values[3]).toBeCloseTo(3 + slice + 0.2 * 5 - 0.05 * 155 + 0.001 * 5 * 155, 4);
    }
  });

  it("have the radial mean of r² on circles", () => {
    const grid = planeGrid(120, 120, 5);
    const values = planeOf(grid, (x, y) => (x - 290) ** 2 + (y - 310) ** 2);
    const meanOnCircle = (radius: number): number => {
      const points = pointsOnCircle(grid, { x: 290, y: 310 }, radius);
      const places = placesIn(grid, 0, points);
      const read = Float32Array.from(places.voxels, (voxel) => values[voxel]!);
      return valuesAt(places, read).reduce((sum, value) => sum + value, 0) / points.length;
    };
    for (const radius of [40, 100, 250]) {
      // Bilinear values lie above a parabola by h²/4 at most, of both axes together h²/2; and never below.
      const mean = meanOnCircle(radius);
      expect(mean - radius ** 2).toBeGreaterThanOrEqual(-0.05);
      expect(mean - radius ** 2).toBeLessThan(25 / 2 + 0.05);
    }
    expect(pointsOnCircle(grid, { x: 290, y: 310 }, 2000)).toEqual([]);
    // Of a circle about a corner a quarter lies in the domain.
    const all = pointsOnCircle(grid, { x: 300, y: 300 }, 100).length;
    expect(pointsOnCircle(grid, { x: 0, y: 0 }, 100).length / all).toBeCloseTo(0.25, 1);
  });
});

describe("means in bins", () => {
  it("weigh, leave out what has no coordinate, and keep no empty bins", () => {
    const coordinates = [-15, -5, 5, 6, 25, Number.POSITIVE_INFINITY];
    const {
      coordinates: found,
      weights,
      means,
    } = binnedMeans(coordinates, [[1, 2, 3, 5, 7, 1000]], 10, [-15, 30], (at) =>
      at === 3 ? 3 : 1,
    );
    expect(found).toEqual([-15, -5, 5.75, 25]);
    expect(weights).toEqual([1, 1, 4, 1]);
    expect(means).toEqual([[1, 2, 4.5, 7]]);
  });
});
