import { describe, expect, test } from "vitest";
import { cellsOfVoxels } from "../../src/engine/initial/cells.ts";
import { growNetwork } from "../../src/engine/initial/grow-network.ts";
import { makeNoise } from "../../src/engine/initial/noise.ts";
import { domainSize } from "../../src/engine/initial/placed-shape.ts";
import { noiseSampler } from "../../src/engine/initial/sample-noise.ts";
import { spotCenters } from "../../src/engine/initial/spot-centers.ts";
import { makeInitialState } from "../../src/engine/initial-state.ts";
import { ModelError } from "../../src/model/error.ts";
import { type Grid, voxelCount, voxelMeasure } from "../../src/model/grid.ts";
import type { Boundary } from "../../src/model/model.ts";
import type { InitialEntry, Shape, ShapeEntry } from "../../src/model/scenario.ts";
import { noFlux, periodic, planeGrid, sameBoundary, solidGrid } from "../support/grids.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";

function entry(shape: Shape, value: string | number = 1): ShapeEntry {
  return { type: "shape", field: "u", shape, value: formula(value), combine: "set" };
}

/** Field u after some entries, starting from `initial`. */
function stateOf(
  grid: Grid,
  initial: readonly InitialEntry[],
  start = "0",
  seed = 7,
): Float32Array {
  const fields = { u: { kind: "static", unit: "1", initial: start } } as const;
  return makeInitialState(makeScenario({ grid, step: 6, seed, model: { fields }, initial })).fields;
}

function integral(grid: Grid, values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) * voxelMeasure(grid);
}

/** Noise of deviation 1 in every voxel. */
function noise(grid: Grid, boundary: Boundary, scale: number, seed: number): Float32Array {
  const sample = noiseSampler(grid, makeNoise(domainSize(grid), boundary, scale, seed, 0));
  const values = new Float32Array(voxelCount(grid));
  for (const cells of cellsOfVoxels(grid, [1, 1, 1])) {
    sample(cells, values.subarray(cells.voxel[0]!));
  }
  return values;
}

const fine = planeGrid(128, 96, 10);
const coarse = planeGrid(32, 24, 40);

describe("shapes", () => {
  const disc: Shape = { kind: "disc", center: [600, 500], radius: 200, softness: 60 };

  test.each([
    ["disc", disc, Math.PI * 200 ** 2],
    ["hard disc", { ...disc, softness: 0 } as Shape, Math.PI * 200 ** 2],
    [
      "ring",
      { kind: "ring", center: [600, 500], radius: 200, width: 80, softness: 20 } as Shape,
      Math.PI * (240 ** 2 - 160 ** 2),
    ],
    ["box", { kind: "box", center: [600, 500], size: [300, 200], softness: 0 } as Shape, 300 * 200],
    ["stripe", { kind: "stripe", axis: "y", from: 0, to: 333, softness: 30 } as Shape, 1280 * 333],
  ])("a %s has its area on a fine and a coarse grid", (_, shape, area) => {
    for (const grid of [fine, coarse]) {
      const u = stateOf(grid, [entry(shape)]);
      expect(Math.abs(integral(grid, u) / area - 1)).toBeLessThan(0.01);
      expect(Math.max(...u)).toBeLessThanOrEqual(1);
      expect(Math.min(...u)).toBeGreaterThanOrEqual(0);
    }
  });

  test("a ball and a shell have their volume", () => {
    const grid = solidGrid(40, 40, 40, 10);
    const center = [200, 190, 210];
    const ball = stateOf(grid, [entry({ kind: "disc", center, radius: 120, softness: 0 })]);
    expect(integral(grid, ball) / ((4 / 3) * Math.PI * 120 ** 3)).toBeCloseTo(1, 2);
    const shell = stateOf(grid, [
      entry({ kind: "ring", center, radius: 100, width: 40, softness: 0 }),
    ]);
    const volume = (4 / 3) * Math.PI * (120 ** 3 - 80 ** 3);
    expect(integral(grid, shell) / volume).toBeCloseTo(1, 2);
  });

  test("set blends, add adds, max keeps the larger; value may vary", () => {
    const at = (initial: readonly InitialEntry[], i: number): number =>
      stateOf(fine, initial, "2")[i + 128 * 48]!;
    const whole = {
      ...entry({ kind: "stripe", axis: "x", from: 0, to: 640, softness: 0 }),
      combine: "set",
    } as const;
    expect(at([whole], 10)).toBe(1);
    expect(at([whole], 100)).toBe(2);
    expect(at([{ ...whole, combine: "add" }], 10)).toBe(3);
    expect(at([{ ...whole, combine: "max" }], 10)).toBe(2);
    expect(at([{ ...whole, combine: "max", value: formula(3) }], 10)).toBe(3);
    expect(at([{ ...whole, value: formula("x/100") }], 10)).toBeCloseTo(1.05, 5);
  });

  test("entries apply in order; an expression replaces and may read the field", () => {
    const u = stateOf(fine, [
      entry({ kind: "stripe", axis: "x", from: 0, to: 640, softness: 0 }),
      { type: "expression", field: "u", expression: formula("u*10 + 1") },
    ]);
    expect([u[0], u[127]]).toEqual([11, 1]);
  });

  test("nothing below 0 unless the field is signed", () => {
    expect(() => stateOf(fine, [], "cos(x/100)")).toThrow(
      /^fields\.u\.initial: gives "u" the value -1/,
    );
    expect(Math.min(...stateOf(fine, [], "max(cos(x/100), 0)"))).toBe(0);
    const model = {
      fields: { u: { kind: "static", unit: "1", initial: "cos(x/100)" } },
      processes: [{ type: "react", field: "u", rate: "0.01*u" }],
    } as const;
    const signed = makeInitialState(makeScenario({ grid: fine, step: 6, model })).fields;
    expect(Math.min(...signed)).toBeLessThan(-0.9);
  });

  test("an unknown field is named with its place", () => {
    const initial = [{ ...entry(disc), field: "v" }];
    expect(() => stateOf(fine, initial)).toThrow(ModelError);
    expect(() => stateOf(fine, initial)).toThrow('initial[0].field: there is no field "v"');
  });
});

describe("spots", () => {
  const shape = { kind: "spots", count: 40, radius: 15, softness: 0, separation: 60 } as const;

  test("lie whole in the domain, apart, the same on every grid", () => {
    const centers = spotCenters(domainSize(fine), shape, 7, 0);
    expect(centers).toEqual(spotCenters(domainSize(coarse), shape, 7, 0));
    expect(centers).not.toEqual(spotCenters(domainSize(fine), shape, 8, 0));
    for (const [index, [x, y]] of centers.entries()) {
      expect(Math.min(x, 1280 - x, y, 960 - y)).toBeGreaterThanOrEqual(15);
      for (const [otherX, otherY] of centers.slice(0, index)) {
        expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThanOrEqual(60);
      }
    }
  });

  test("keep their area where a voxel is larger than a spot", () => {
    for (const grid of [fine, coarse]) {
      const area = integral(grid, stateOf(grid, [entry(shape)]));
      expect(Math.abs(area / (40 * Math.PI * 15 ** 2) - 1)).toBeLessThan(0.01);
    }
  });

  test("are all placed where there is no room to keep apart", () => {
    expect(
      spotCenters(domainSize(fine), { ...shape, count: 500, separation: 400 }, 1, 0),
    ).toHaveLength(500);
  });
});

describe("noise", () => {
  test("has mean 0, deviation 1 and the correlation of its scale along every axis", () => {
    const grid = planeGrid(192, 192, 10);
    for (const seed of [1, 2, 3]) {
      const values = noise(grid, sameBoundary(noFlux), 40, seed);
      let sum = 0;
      let squares = 0;
      const shifted = [0, 0];
      for (let j = 0; j < 188; j++) {
        for (let i = 0; i < 188; i++) {
          const value = values[i + 192 * j]!;
          sum += value;
          squares += value * value;
          shifted[0]! += value * values[i + 4 + 192 * j]!;
          shifted[1]! += value * values[i + 192 * (j + 4)]!;
        }
      }
      expect(Math.abs(sum / 188 ** 2)).toBeLessThan(0.1);
      expect(Math.abs(squares / 188 ** 2 - 1)).toBeLessThan(0.15);
      for (const product of shifted) expect(Math.abs(product / squares - 0.6)).toBeLessThan(0.12);
    }
  });

  test("is the same realisation on every grid: a voxel has the mean of those within it", () => {
    const a = noise(planeGrid(96, 96, 10), sameBoundary(noFlux), 100, 5);
    const b = noise(planeGrid(32, 32, 30), sameBoundary(noFlux), 100, 5);
    for (let j = 0; j < 32; j++) {
      for (let i = 0; i < 32; i++) {
        let sum = 0;
        for (let part = 0; part < 9; part++) {
          sum += a[3 * i + (part % 3) + 96 * (3 * j + Math.floor(part / 3))]!;
        }
        expect(b[i + 32 * j]).toBeCloseTo(sum / 9, 5);
      }
    }
  });

  test("wraps where the field does", () => {
    const values = noise(planeGrid(64, 64, 10), sameBoundary(periodic), 80, 5);
    for (let j = 0; j < 64; j++) {
      const seam = Math.abs(values[64 * j]! - values[63 + 64 * j]!);
      expect(seam).toBeLessThan(0.6);
    }
  });
});

describe("vessel network", () => {
  const plan = { size: [1280, 960, 0], roots: 4, branches: 30, radius: 20 } as const;

  test("grows inward from the sides, connected, thinner and thinner", () => {
    const pieces = growNetwork(plan, 7, 0);
    const ends = new Set(pieces.map((piece) => piece.to.join()));
    const roots = pieces.filter((piece) => !ends.has(piece.from.join()));
    for (const { from } of roots) {
      expect(Math.min(from[0], 1280 - from[0], from[1], 960 - from[1])).toBe(0);
    }
    expect(new Set(roots.map(({ from }) => from.join())).size).toBe(4);
    for (const piece of pieces) expect(piece.radiusTo).toBeLessThanOrEqual(piece.radiusFrom + 1e-9);
    const thickest = Math.max(...pieces.map((piece) => piece.radiusFrom));
    expect(thickest).toBeLessThanOrEqual(20);
    expect(thickest).toBeGreaterThan(16);
    expect(pieces.length).toBeGreaterThan(200);
  });

  test("comes near every part of the tissue", () => {
    const pieces = growNetwork({ ...plan, branches: 60 }, 3, 0);
    for (let y = 80; y < 960; y += 160) {
      for (let x = 80; x < 1280; x += 160) {
        const nearest = Math.min(...pieces.map(({ to }) => Math.hypot(to[0] - x, to[1] - y)));
        expect(nearest).toBeLessThan(240);
      }
    }
  });

  test("stays slender from any seed: no place sprouts for ever between two others", () => {
    const sizes = Array.from({ length: 60 }, (_, seed) => {
      const plan = { size: [2800, 2800, 0], roots: 5, branches: 34, radius: 36 } as const;
      return growNetwork(plan, seed, 1).length;
    });
    expect(Math.max(...sizes)).toBeLessThan(700);
  });

  test("is fixed by the seed and works in 3D", () => {
    expect(growNetwork(plan, 7, 0)).toEqual(growNetwork(plan, 7, 0));
    expect(growNetwork(plan, 7, 0)).not.toEqual(growNetwork(plan, 8, 0));
    const shape = { kind: "network", roots: 6, branches: 15, radius: 20, softness: 10 } as const;
    const u = stateOf(solidGrid(24, 24, 24, 20), [entry(shape)]);
    expect(Math.max(...u)).toBeGreaterThan(0.9);
    expect(Math.min(...u)).toBe(0);
  });
});

describe("rasters", () => {
  const values = Float32Array.of(0, 0.5, 1, 0);
  const raster = { width: 2, height: 2, depth: 1, values, interpolation: "linear" } as const;
  const entry = { type: "raster", field: "u", raster, value: formula(4), combine: "set" } as const;

  test("are stretched over the domain with row 0 at y = 0, times value", () => {
    const u = stateOf(planeGrid(64, 64, 10), [entry]);
    const at = (i: number, j: number): number => u[i + 64 * j]!;
    expect([at(0, 0), at(63, 0), at(0, 63), at(63, 63)]).toEqual([0, 2, 4, 0]);
  });

  test("set replaces whatever was there, to the last bit", () => {
    const tiny = { ...raster, values: Float32Array.of(1e-9, 1e-9, 1e-9, 1e-9) };
    const u = stateOf(
      planeGrid(16, 16, 10),
      [{ ...entry, raster: tiny, value: formula(1) }],
      "1e9",
    );
    expect(new Set(u)).toEqual(new Set([Math.fround(1e-9)]));
  });
});
