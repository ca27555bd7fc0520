import { describe, expect, it } from "vitest";
import { makeLevels } from "../../src/compile/levels.ts";
import type { Grid } from "../../src/model/grid.ts";

function plane(nx: number, ny: number, dx = 10, dy = 10): Grid {
  return { dimensions: 2, nx, ny, nz: 1, dx, dy, dz: 1 };
}

describe("makeLevels", () => {
  it("halves a square down to one cell", () => {
    const levels = makeLevels(plane(16, 16));
    expect(levels.map((level) => level.n[0])).toEqual([16, 8, 4, 2, 1]);
    expect(levels.map((level) => level.width[1])).toEqual([10, 20, 40, 80, 160]);
    expect(levels.every((level) => level.last.every((width) => width === 1))).toBe(true);
    expect(levels.map((level) => level.offset)).toEqual([0, 256, 320, 336, 340]);
  });

  it("keeps the size of the domain on odd axes", () => {
    for (const [nx, ny] of [
      [17, 4095],
      [100, 75],
      [31, 33],
      [4096, 16],
      [1, 1],
    ] as const) {
      const levels = makeLevels(plane(nx, ny));
      for (const { n, width, last } of levels) {
        expect((n[0] - 1 + last[0]) * width[0]).toBeCloseTo(nx * 10, 6);
        expect((n[1] - 1 + last[1]) * width[1]).toBeCloseTo(ny * 10, 6);
        expect(Math.min(...last)).toBeGreaterThan(0);
      }
      expect(levels.at(-1)?.cellCount).toBe(1);
      expect(levels.length).toBeLessThanOrEqual(14);
    }
  });

  it("gives half a cell at the end of an odd axis, three quarters after that", () => {
    const levels = makeLevels(plane(7, 7));
    expect(levels.map((level) => level.n[0])).toEqual([7, 4, 2, 1]);
    expect(levels.map((level) => level.last[0])).toEqual([1, 0.5, 0.75, 0.875]);
  });

  it("coarsens the finest axes first, so that cells become cubes", () => {
    const grid: Grid = { dimensions: 3, nx: 64, ny: 64, nz: 16, dx: 5, dy: 5, dz: 20 };
    const levels = makeLevels(grid);
    expect(levels.slice(0, 4).map((level) => level.n)).toEqual([
      [64, 64, 16],
      [32, 32, 16],
      [16, 16, 16],
      [8, 8, 8],
    ]);
    expect(levels[1]?.coarsened).toEqual([true, true, false]);
    expect(levels.at(-1)?.n).toEqual([1, 1, 1]);
  });
});
