import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resampleRaster } from "../../src/engine/initial/resample-raster.ts";
import type { Interpolation, Raster } from "../../src/model/scenario.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";

function rasterOf(
  width: number,
  height: number,
  value: (column: number, row: number, layer: number) => number,
  { depth = 1, interpolation = "linear" as Interpolation } = {},
): Raster {
  const values = new Float32Array(width * height * depth);
  for (let at = 0; at < values.length; at++) {
    const row = Math.floor(at / width);
    values[at] = value(at % width, row % height, Math.floor(row / height));
  }
  return { width, height, depth, values, interpolation };
}

/** Uneven, and different along each axis. */
const wavy = (x: number, y: number, z = 0): number =>
  1 + Math.sin(12.9898 * x + 78.233 * y + 37.719 * z);

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The mean of a raster over a voxel from the definition, pixel by pixel; float64, no separation. */
function bruteForceMean(raster: Raster, nx: number, ny: number, i: number, j: number): number {
  const overlap = (pixel: number, pixels: number, voxel: number, voxels: number): number =>
    Math.max(
      0,
      Math.min((pixel + 1) / pixels, (voxel + 1) / voxels) -
        Math.max(pixel / pixels, voxel / voxels),
    );
  let sum = 0;
  for (let row = 0; row < raster.height; row++) {
    for (let column = 0; column < raster.width; column++) {
      const area = overlap(column, raster.width, i, nx) * overlap(row, raster.height, j, ny);
      sum += area * raster.values[column + raster.width * row]!;
    }
  }
  return sum * nx * ny;
}

describe("as fine as the grid", () => {
  test("every number comes back as it is", () => {
    const raster = rasterOf(64, 48, wavy);
    expect(resampleRaster(planeGrid(64, 48, 10), raster)).toEqual(raster.values);
  });

  test("in 3D too", () => {
    const raster = rasterOf(16, 17, wavy, { depth: 18 });
    expect(resampleRaster(solidGrid(16, 17, 18, 10), raster)).toEqual(raster.values);
  });
});

describe("finer than the grid", () => {
  test("thin lines keep their mean in every voxel", () => {
    const lines = rasterOf(1024, 1024, (x) => (x % 8 === 3 ? 1 : 0));
    const u = resampleRaster(planeGrid(64, 64, 10), lines);
    expect(new Set(u)).toEqual(new Set([0.125]));
  });

  test.each([
    [100, 70, 33, 21],
    [65, 129, 64, 64],
    [257, 31, 16, 31],
  ])("%i x %i pixels on %i x %i voxels: the mean over each voxel", (width, height, nx, ny) => {
    const raster = rasterOf(width, height, wavy);
    const u = resampleRaster(planeGrid(nx, ny, 10), raster);
    for (const [i, j] of [
      [0, 0],
      [nx - 1, ny - 1],
      [nx >> 1, ny >> 1],
      [5, 11],
    ] as const) {
      expect(u[i + nx * j]).toBeCloseTo(bruteForceMean(raster, nx, ny, i, j), 6);
    }
  });

  test("the mean stays the same for any sizes", () => {
    const sides = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(sides, sides, ([nx, moreX], [ny, moreY]) => {
        const raster = rasterOf(nx + moreX, ny + moreY, wavy);
        const u = resampleRaster(planeGrid(nx, ny, 10), raster);
        expect(mean(u)).toBeCloseTo(mean(raster.values), 5);
      }),
    );
  });
});

describe("coarser than the grid", () => {
  test("a plane is kept between the outermost pixel centers, constant beyond", () => {
    const plane = rasterOf(8, 5, (x, y) => 2 * (x + 0.5) + 3 * (y + 0.5));
    const u = resampleRaster(planeGrid(20, 17, 10), plane);
    for (let j = 0; j < 17; j++) {
      for (let i = 0; i < 20; i++) {
        const x = Math.min(Math.max(((i + 0.5) * 8) / 20, 0.5), 7.5);
        const y = Math.min(Math.max(((j + 0.5) * 5) / 17, 0.5), 4.5);
        expect(u[i + 20 * j]).toBeCloseTo(2 * x + 3 * y, 5);
      }
    }
  });

  test("one axis finer, the other coarser: each by itself", () => {
    const raster = rasterOf(60, 2, (x, y) => (x < 30 ? 1 : 0) * (y === 0 ? 2 : 4));
    const u = resampleRaster(planeGrid(16, 16, 10), raster);
    expect(u[0]).toBe(2);
    expect(u[7 + 16 * 15]).toBe(4);
    expect(u[8 + 16 * 15]).toBe(0);
    expect(u[16 * 7]).toBeCloseTo(2 + (2 * 3.5) / 8, 6);
  });

  test("a single pixel fills the domain", () => {
    expect(
      new Set(
        resampleRaster(
          planeGrid(16, 20, 10),
          rasterOf(1, 1, () => 7),
        ),
      ),
    ).toEqual(new Set([7]));
  });
});

describe("labels", () => {
  test("no number comes out that was not there, whatever the sizes", () => {
    const sides = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(sides, sides, ([width, height], [nx, ny]) => {
        const labels = rasterOf(width, height, (x, y) => x + 100 * y, { interpolation: "nearest" });
        const u = resampleRaster(planeGrid(nx, ny, 10), labels);
        for (let j = 0; j < ny; j++) {
          for (let i = 0; i < nx; i++) {
            const x = Math.floor(((i + 0.5) / nx) * width + 1e-9);
            const y = Math.floor(((j + 0.5) / ny) * height + 1e-9);
            expect(u[i + nx * j]).toBe(x + 100 * y);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("in space", () => {
  test("a plane raster gives every slice the same; a solid one is averaged along z, too", () => {
    const grid = solidGrid(16, 16, 16, 10);
    const flat = resampleRaster(grid, rasterOf(16, 16, wavy));
    expect(flat.subarray(5 * 256, 6 * 256)).toEqual(flat.subarray(0, 256));
    const layers = rasterOf(16, 16, (_x, _y, z) => z, { depth: 32 });
    const u = resampleRaster(grid, layers);
    expect([u[0], u[256], u[15 * 256 + 17]]).toEqual([0.5, 2.5, 30.5]);
  });
});
