import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellsOfVoxels, divideGrid } from "../../src/engine/initial/cells.ts";
import { growNetwork } from "../../src/engine/initial/grow-network.ts";
import { placePieces } from "../../src/engine/initial/place-pieces.ts";
import { type Grid, voxelMeasure } from "../../src/model/grid.ts";
import type { Combine, Raster, Shape } from "../../src/model/scenario.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { formula } from "../support/make-scenario.ts";
import { shapeOfU, startOfU, totalOfU } from "../support/start-total.ts";

const size = [960, 720] as const;
const planes = [40, 24, 15, 8, 5].map((h) => planeGrid(size[0] / h, size[1] / h, h));
const flat = [planeGrid(24, 72, 40, 10), planeGrid(120, 18, 8, 40)];
const depth = 240;
const solids = [40, 20, 12, 8, 5].map((h) => solidGrid(depth / h, depth / h, depth / h, h));

const anyOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const combines: readonly Combine[] = ["set", "add", "max"];

/** What a shape of value 5 adds to a field of 0.7, per um^2 (um^3) of it. */
const gain = { set: 4.3, add: 5, max: 4.3 };

/** Within 1 % of its measure on a grid, in whichever way it is combined. */
function expectMeasure(grid: Grid, shape: Shape, measure: number, combine: Combine): void {
  const domain = size[0] * size[1];
  const whole = 0.7 * (grid.dimensions === 3 ? depth ** 3 : domain);
  const gained = totalOfU(grid, [shapeOfU(shape, 5, combine)], 0.7) - whole;
  expect(Math.abs(gained / (gain[combine] * measure) - 1)).toBeLessThan(0.01);
}

/** Of a soft edge of width s around a radius: the variance of 6 t (1 - t) on [0, 1] is 1/20. */
const discArea = (r: number, s: number): number => Math.PI * (r * r + (s * s) / 20);
const ballVolume = (r: number, s: number): number =>
  (4 / 3) * Math.PI * (r ** 3 + (3 * r * s * s) / 20);

describe("in the plane, on voxels of 5 to 40 um", () => {
  const grids = anyOf([...planes, ...flat]);

  test("a disc has its area", () => {
    const center = fc.tuple(between(240, 720), between(240, 480));
    fc.assert(
      fc.property(
        grids,
        center,
        between(10, 200),
        between(0, 1),
        anyOf(combines),
        (grid, at, radius, soft, combine) => {
          const softness = soft * Math.min(60, 2 * radius);
          const shape: Shape = { kind: "disc", center: at, radius, softness };
          expectMeasure(grid, shape, discArea(radius, softness), combine);
        },
      ),
      { numRuns: 200, seed: 20261104 },
    );
  });

  test("a ring has its area, however soft", () => {
    const center = fc.tuple(between(280, 680), between(280, 440));
    fc.assert(
      fc.property(
        grids,
        center,
        between(60, 200),
        between(5, 80),
        between(0, 40),
        anyOf(combines),
        (grid, at, radius, width, softness, combine) => {
          const shape: Shape = { kind: "ring", center: at, radius, width, softness };
          expectMeasure(grid, shape, 2 * Math.PI * radius * width, combine);
        },
      ),
      { numRuns: 200, seed: 20261104 },
    );
  });

  test("a box and a stripe have theirs, also narrower than a voxel", () => {
    const center = fc.tuple(between(240, 720), between(240, 480));
    fc.assert(
      fc.property(
        grids,
        center,
        fc.tuple(between(3, 400), between(3, 400)),
        between(0, 60),
        anyOf(combines),
        (grid, at, sides, softness, combine) => {
          const box: Shape = { kind: "box", center: at, size: sides, softness };
          expectMeasure(grid, box, sides[0] * sides[1], combine);
          const to = at[1] + sides[1] / 2;
          const stripe: Shape = { kind: "stripe", axis: "y", from: to - sides[1], to, softness };
          expectMeasure(grid, stripe, size[0] * sides[1], combine);
        },
      ),
      { numRuns: 200, seed: 20261104 },
    );
  });

  test("spots have theirs", () => {
    fc.assert(
      fc.property(
        grids,
        between(10, 25),
        between(0, 20),
        anyOf(combines),
        (grid, radius, softness, combine) => {
          const apart = 2 * radius + softness;
          const shape: Shape = { kind: "spots", count: 20, radius, softness, separation: apart };
          // Whole spots lie in the domain, their soft edges perhaps not.
          const inner = { ...shape, softness: 0 };
          expectMeasure(grid, inner, 20 * discArea(radius, 0), combine);
        },
      ),
      { numRuns: 40, seed: 20261104 },
    );
  });

  test.each(combines)("two discs that overlap cover their union (%s)", (combine) => {
    const radius = 120;
    const away = 130;
    const lens =
      2 * radius ** 2 * Math.acos(away / (2 * radius)) -
      (away / 2) * Math.sqrt(4 * radius ** 2 - away ** 2);
    const discs = [400, 400 + away].map((x): Shape => {
      return { kind: "disc", center: [x, 353], radius, softness: 0 };
    });
    const both = 2 * Math.PI * radius ** 2 - (combine === "add" ? 0 : lens);
    for (const grid of [...planes, ...flat]) {
      const total = totalOfU(
        grid,
        discs.map((shape) => shapeOfU(shape, 5, combine)),
        0.7,
      );
      const gained = total - 0.7 * size[0] * size[1];
      expect(Math.abs(gained / (gain[combine] * both) - 1)).toBeLessThan(0.005);
    }
  });
});

describe("in space, on voxels of 5 to 40 um", () => {
  test("a ball, a shell and a box have their volume", () => {
    const center = fc.tuple(between(100, 140), between(100, 140), between(100, 140));
    fc.assert(
      fc.property(
        anyOf(solids),
        center,
        between(15, 70),
        between(0, 1),
        between(0.5, 0.8),
        anyOf(combines),
        (grid, at, radius, soft, thin, combine) => {
          const softness = soft * Math.min(40, 2 * radius);
          const ball: Shape = { kind: "disc", center: at, radius, softness };
          expectMeasure(grid, ball, ballVolume(radius, softness), combine);
          const width = thin * radius;
          const [inner, outer] = [radius - width / 2, radius + width / 2];
          const edge = Math.min(softness, 2 * inner);
          const shell: Shape = { kind: "ring", center: at, radius, width, softness: edge };
          expectMeasure(grid, shell, ballVolume(outer, edge) - ballVolume(inner, edge), combine);
          const sides = [radius, width, 2 * radius];
          const box: Shape = { kind: "box", center: at, size: sides, softness: edge };
          expectMeasure(grid, box, radius * width * 2 * radius, combine);
        },
      ),
      { numRuns: 40, seed: 20261104 },
    );
  });
});

describe("a vessel network", () => {
  /** Share of the domain under the smooth step of the least distance, at points of a dense lattice. */
  function denseMeasure(shape: Extract<Shape, { kind: "network" }>, solid: boolean): number {
    const sides = solid ? ([depth, depth, depth] as const) : ([...size, 0] as const);
    const h = solid ? 5 : 2;
    const { roots, branches, radius, softness } = shape;
    const pieces = growNetwork({ size: sides, roots, branches, radius }, 7, 0);
    let sum = 0;
    for (let z = solid ? h / 2 : 0; z <= sides[2]; z += h) {
      for (let y = h / 2; y < sides[1]; y += h) {
        for (let x = h / 2; x < sides[0]; x += h) {
          let least = Number.POSITIVE_INFINITY;
          for (const { from, to, radiusFrom, radiusTo } of pieces) {
            const [dx, dy, dz] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
            const dot = (x - from[0]) * dx + (y - from[1]) * dy + (z - from[2]) * dz;
            const s = Math.min(Math.max(dot / (dx * dx + dy * dy + dz * dz), 0), 1);
            const [ox, oy, oz] = [x - from[0] - s * dx, y - from[1] - s * dy, z - from[2] - s * dz];
            const away = Math.sqrt(ox * ox + oy * oy + oz * oz);
            least = Math.min(least, away - radiusFrom - s * (radiusTo - radiusFrom));
          }
          const t = Math.min(Math.max(0.5 - least / softness, 0), 1);
          sum += t * t * (3 - 2 * t);
        }
      }
    }
    return sum * h ** (solid ? 3 : 2);
  }

  test("has the area of its one piece where there is one, on cells whose centers lie on its axis", () => {
    const piece = { from: [200, 380, 0], to: [500, 380, 0], radiusFrom: 21, radiusTo: 21 } as const;
    for (const softness of [0, 42]) {
      const area = 300 * 42 + discArea(21, softness);
      for (const grid of planes) {
        const { coverOf } = placePieces(grid, [piece], softness, 40);
        const lattice = divideGrid(grid, [4, 4, 1]);
        let sum = 0;
        for (const { count, i, j } of cellsOfVoxels(grid, [4, 4, 1])) {
          const cover = coverOf(lattice);
          for (let cell = 0; cell < count; cell++) {
            sum += cover((i[cell]! + 0.5) * lattice.dx, (j[cell]! + 0.5) * lattice.dy, 0);
          }
        }
        expect(Math.abs((sum * voxelMeasure(lattice)) / area - 1)).toBeLessThan(0.005);
      }
    }
  });

  test.each(combines)("covers what its points cover, in the plane (%s)", (combine) => {
    const shape = { kind: "network", roots: 3, branches: 12, radius: 24, softness: 16 } as const;
    const measure = denseMeasure(shape, false);
    for (const grid of [...planes, ...flat]) expectMeasure(grid, shape, measure, combine);
  });

  test("and in space", () => {
    const shape = { kind: "network", roots: 2, branches: 5, radius: 20, softness: 12 } as const;
    const measure = denseMeasure(shape, true);
    for (const grid of solids) expectMeasure(grid, shape, measure, "max");
  });
});

describe("formulas, noise and pictures", () => {
  const edge = "(x - 431)^2 + (y - 377)^2 < 150^2";

  test("a comparison covers its area", () => {
    for (const grid of [...planes, ...flat]) {
      const expression = { type: "expression", field: "u", expression: formula(edge) } as const;
      expect(Math.abs(totalOfU(grid, [expression]) / (Math.PI * 150 ** 2) - 1)).toBeLessThan(0.01);
    }
  });

  test("one that cuts through a shape leaves the rest of it", () => {
    const disc: Shape = { kind: "disc", center: [480, 360], radius: 150, softness: 0 };
    const cut = {
      type: "expression",
      field: "u",
      expression: formula("if(x > 480, u, 0)"),
    } as const;
    for (const grid of [...planes, ...flat]) {
      const total = totalOfU(grid, [shapeOfU(disc), cut]);
      expect(Math.abs(total / (0.5 * Math.PI * 150 ** 2) - 1)).toBeLessThan(0.01);
    }
  });

  test("random() is one number in all of a voxel", () => {
    const expression = { type: "expression", field: "u", expression: formula("random()") } as const;
    for (const grid of planes.slice(1)) {
      const u = startOfU(grid, [expression]);
      const mean = u.reduce((sum, value) => sum + value, 0) / u.length;
      const squares = u.reduce((sum, value) => sum + (value - mean) ** 2, 0) / u.length;
      expect(Math.abs(12 * squares - 1)).toBeLessThan(0.1);
    }
  });

  test("noise that is cut off at 0 keeps its total", () => {
    const shape: Shape = { kind: "noise", amplitude: formula(0.3), scale: 40 };
    const totals = planes.map((grid) => totalOfU(grid, [shapeOfU(shape, 0.2)]));
    for (const total of totals) expect(Math.abs(total / totals.at(-1)! - 1)).toBeLessThan(0.01);
  });

  test.each(combines)("a picture finer than the voxels keeps its total (%s)", (combine) => {
    const [width, height] = [192, 144];
    const values = Float32Array.from({ length: width * height }, (_, at) => {
      const [column, row] = [at % width, Math.floor(at / width)];
      return (column - 90) ** 2 + (row - 70) ** 2 < 40 ** 2 || column % 7 === 0 ? 1 : 0.05;
    });
    const raster: Raster = { width, height, depth: 1, values, interpolation: "linear" };
    const entry = { type: "raster", field: "u", raster, value: formula(5), combine } as const;
    const pixel = (value: number): number =>
      combine === "set"
        ? 5 * value
        : combine === "add"
          ? 0.7 + 5 * value
          : Math.max(0.7, 5 * value);
    const whole = values.reduce((sum, value) => sum + pixel(value), 0) * 25;
    for (const grid of [...planes, ...flat]) {
      expect(Math.abs(totalOfU(grid, [entry], 0.7) / whole - 1)).toBeLessThan(0.01);
    }
  });
});
