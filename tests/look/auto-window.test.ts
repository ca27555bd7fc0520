import { describe, expect, it } from "vitest";
import { followWindow } from "../../src/look/auto-window.ts";
import type { ResolvedWindow } from "../../src/look/look.ts";

const zero = { anchor: "zero" } as const;

function settle(start: ResolvedWindow, min: number, max: number, calls = 200): ResolvedWindow {
  let window = start;
  for (let call = 0; call < calls; call++) window = followWindow(window, { min, max }, zero);
  return window;
}

describe("followWindow", () => {
  it("starts where the data are", () => {
    expect(followWindow(null, { min: 0.2, max: 10 }, zero)).toEqual([0, 10.4]);
    expect(followWindow(null, { min: -1, max: 3 }, { anchor: "range" })).toEqual([-1, 3]);
    expect(followWindow(null, { min: -1, max: 3 }, { anchor: "centered" })).toEqual([-3, 3]);
  });

  it("begins at 0 where next to nothing is the least", () => {
    const range = { anchor: "range" } as const;
    expect(followWindow(null, { min: 2.8e-19, max: 0.55 }, range)).toEqual([0, 0.55]);
    expect(followWindow(null, { min: 0.8, max: 46 }, range)).toEqual([0.8, 46]);
    expect(followWindow(null, { min: -1e-9, max: 1 }, range)).toEqual([-1e-9, 1]);
  });

  it("is never empty, whatever the data", () => {
    for (const anchor of ["zero", "range", "centered"] as const) {
      for (const [min, max] of [
        [0, 0],
        [5, 5],
        [-5, -5],
        [Number.NaN, Number.NaN],
        [0, Number.POSITIVE_INFINITY],
      ] as const) {
        const [low, high] = followWindow(null, { min, max }, { anchor });
        expect(high).toBeGreaterThan(low);
        expect(Number.isFinite(high - low)).toBe(true);
      }
    }
  });

  it("stays exactly where it is while the data fill it well", () => {
    const window = [0, 10] as const;
    expect(followWindow(window, { min: 0, max: 9.5 }, zero)).toBe(window);
    expect(followWindow(window, { min: 0, max: 7 }, zero)).toBe(window);
  });

  it("grows at once and by far", () => {
    const [, high] = followWindow([0, 10], { min: 0, max: 30 }, zero);
    expect(high).toBeGreaterThan(20);
    expect(settle([0, 10], 0, 30)).toEqual([0, 31.2]);
  });

  it("shrinks slowly, without overshoot, until the data fill it", () => {
    const [, once] = followWindow([0, 100], { min: 0, max: 10 }, zero);
    expect(once).toBeGreaterThan(90);
    const [low, high] = settle([0, 100], 0, 10);
    expect(low).toBe(0);
    expect(high).toBeGreaterThanOrEqual(10.4);
    expect(high).toBeLessThan(10.4 / 0.6);
  });

  it("goes where the data are at once where nothing moves, and stays where they fill it", () => {
    const clipped = followWindow([0, 10], { min: 0, max: 30 }, zero, "still");
    expect(clipped).toEqual([0, 31.2]);
    expect(followWindow([0, 100], { min: 0, max: 10 }, zero, "still")).toEqual([0, 10.4]);
    const window = [0, 10] as const;
    expect(followWindow(window, { min: 0, max: 7 }, zero, "still")).toBe(window);
  });

  it("looks the same at the same moment, however one came to it", () => {
    for (const before of [[0, 10], [0, 7], [-5, 900], null] as const) {
      expect(followWindow(before, { min: 0, max: 7 }, zero, "afresh")).toEqual([0, 7.28]);
    }
  });

  it("shows a field that has become zero", () => {
    const [low, high] = settle([0, 1e-3], 0, 0);
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(0);
  });
});
