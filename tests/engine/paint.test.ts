import { describe, expect, test } from "vitest";
import { brushWeight, paint } from "../../src/engine/cpu/editing/paint.ts";
import type { FieldEdit } from "../../src/engine/engine.ts";
import { fill, planeGrid, solidGrid } from "../support/grids.ts";

const dab: FieldEdit = {
  field: "u",
  from: [200, 150, 0],
  to: [200, 150, 0],
  radius: 60,
  softness: 0.5,
  action: "add",
  amount: 1,
  limit: 10,
};
const grid = planeGrid(40, 30, 10);

/** A plane of 2 after an edit. */
function painted(edit: Partial<FieldEdit>, signed = false): Float32Array {
  const plane = fill(grid, () => 2);
  paint(plane, grid, { ...dab, ...edit }, signed);
  return plane;
}

describe("brush", () => {
  test("is 1 inside, 0 outside and falls in between", () => {
    expect(brushWeight(dab, 225, 150, 0, false)).toBe(1);
    expect(brushWeight(dab, 245, 150, 0, false)).toBeCloseTo(0.5, 10);
    expect(brushWeight(dab, 260, 150, 0, false)).toBe(0);
  });

  test("leaves no gaps along a stroke and nothing beyond its reach", () => {
    const plane = painted({ from: [60, 50, 0], to: [340, 250, 0], softness: 0 });
    const weights = fill(grid, (x, y) =>
      brushWeight({ ...dab, from: [60, 50, 0], to: [340, 250, 0], softness: 0 }, x, y, 0, false),
    );
    plane.forEach((value, i) => {
      expect(value).toBe(2 + weights[i]!);
    });
    for (let s = 0; s <= 1; s += 0.02) {
      const i = Math.floor((60 + 280 * s) / 10);
      const j = Math.floor((50 + 200 * s) / 10);
      expect(plane[i + 40 * j]).toBe(3);
    }
  });

  test("adds up to its limit, sets, multiplies", () => {
    const center = 20 + 40 * 15;
    expect(painted({})[center]).toBe(3);
    expect(painted({ limit: 2.5 })[center]).toBe(2.5);
    expect(painted({ limit: 1 })[center]).toBe(2);
    expect(painted({ amount: -5 })[center]).toBe(0);
    expect(painted({ amount: -5 }, true)[center]).toBe(-3);
    expect(painted({ action: "set", amount: 7 })[center]).toBe(7);
    expect(painted({ action: "multiply", amount: 0.25 })[center]).toBe(0.5);
  });

  test("paints over the edge of the domain and in depth", () => {
    expect(painted({ from: [-20, 310, 0], to: [-20, 310, 0] })[40 * 29]).toBeGreaterThan(2);
    const solid = solidGrid(10, 10, 10, 10);
    const plane = fill(solid, () => 0);
    const at: readonly [number, number, number] = [55, 55, 85];
    paint(plane, solid, { ...dab, from: at, to: at, radius: 20, softness: 0 }, false);
    expect(plane[5 + 10 * (5 + 10 * 8)]).toBe(1);
    expect(plane[5 + 10 * (5 + 10 * 6)]).toBe(0);
    expect(plane.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(7);
  });
});
