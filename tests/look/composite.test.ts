import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { compositeLook } from "../../src/look/composite/look.ts";
import type { CompositeSetting } from "../../src/look/composite/setting.ts";
import { histogramOf } from "../../src/look/histogram.ts";
import { viewSchema } from "../../src/look/view-file.ts";
import { legendEntries, resolveView } from "../../src/look/views.ts";
import { moved, placeAmong } from "../../src/ui/reorder.ts";
import { axisOf, movedEnd } from "../../src/ui/window-histogram.ts";
import { makeScenario } from "../support/make-scenario.ts";

const { model } = makeScenario({
  model: {
    fields: {
      a: { kind: "population", unit: "1" },
      b: { kind: "population", unit: "1" },
      c: { kind: "substrate", unit: "mmHg" },
    },
  },
  grid: { dimensions: 2, nx: 8, ny: 8, nz: 1, dx: 10, dy: 10, dz: 1 },
  step: 1,
});
const channel = (field: string) =>
  ({ field, color: "#ff0000", window: "auto", visible: true }) as const;
const setting: CompositeSetting = {
  mode: "composite",
  channels: [channel("a"), { ...channel("b"), gamma: 0.5 }, channel("c")],
  contours: [],
};

describe("a composite", () => {
  it("draws, follows and explains only what stands alone, where something does", () => {
    const solo = {
      ...setting,
      channels: setting.channels.map((one) => (one.field === "b" ? { ...one, solo: true } : one)),
    };
    expect(compositeLook.followed(solo, model)).toEqual(["b"]);
    const view = resolveView(solo, model, () => [0, 2]);
    expect(view).toMatchObject({ channels: [{ field: "b", gamma: 0.5, window: [0, 2] }] });
    expect(legendEntries(view)).toMatchObject([{ detail: "0 – 2, gamma 0.5" }]);
    const hidden = solo.channels.map((one) =>
      one.field === "b" ? { ...one, visible: false } : one,
    );
    expect(compositeLook.followed({ ...solo, channels: hidden }, model)).toEqual(["a", "c"]);
  });

  it("starts with fields whose colors can be told apart", () => {
    const colored = makeScenario({
      model: {
        fields: {
          air: { kind: "substrate", unit: "mmHg", color: "#56b4e9" },
          sugar: { kind: "substrate", unit: "mM", color: "#f0e442" },
          sour: { kind: "substrate", unit: "mM", color: "#ffdc00" },
          plain: { kind: "substrate", unit: "mM" },
          signal: { kind: "substrate", unit: "mM", color: "#d55e00" },
        },
      },
      grid: { dimensions: 2, nx: 8, ny: 8, nz: 1, dx: 10, dy: 10, dz: 1 },
      step: 1,
    });
    const names = compositeLook.start(colored.model, [])?.channels.map(({ field }) => field);
    expect(names).toEqual(["air", "sugar", "signal"]);
  });

  it("starts with three kinds of cells that are shown, of different hues, without vessels and molecules", () => {
    const tissue = makeScenario({
      model: {
        fields: {
          oxygen: { kind: "substrate", unit: "mmHg", color: "#56b4e9" },
          tumor: { kind: "population", unit: "1", color: "#a9a4e0" },
          m1: { kind: "population", unit: "1", color: "#00d79b" },
          twin: { kind: "population", unit: "1", color: "#00d79b" },
          gray: { kind: "population", unit: "1", color: "#b0b8a8" },
          m2: { kind: "population", unit: "1", color: "#ff9412" },
          fourth: { kind: "population", unit: "1", color: "#8a20ff" },
          unseen: { kind: "population", unit: "1", color: "#ff40b0" },
          vessel: { kind: "population", unit: "1", color: "#d63a5c" },
        },
      },
      grid: { dimensions: 2, nx: 8, ny: 8, nz: 1, dx: 10, dy: 10, dz: 1 },
      step: 1,
    });
    const shown = ["vessel", "tumor", "m1", "twin", "gray", "oxygen", "m2", "fourth"];
    const names = compositeLook.start(tissue.model, shown)?.channels.map(({ field }) => field);
    expect(names).toEqual(["tumor", "m1", "m2"]);
  });

  it("takes its keys within their limits, and no others", () => {
    const file = (part: object) => ({
      mode: "composite",
      channels: [{ field: "a", ...part }],
    });
    expect(v.is(viewSchema, file({ gamma: 2, opacity: 0.4, solo: true }))).toBe(true);
    for (const wrong of [{ gamma: 0 }, { gamma: 9 }, { opacity: 1.5 }, { alpha: 1 }]) {
      expect(v.is(viewSchema, file(wrong)), JSON.stringify(wrong)).toBe(false);
    }
    expect(v.is(viewSchema, { ...file({}), mixing: "screen" })).toBe(true);
    expect(v.is(viewSchema, { ...file({}), mixing: "burn" })).toBe(false);
  });
});

describe("a histogram", () => {
  it("counts every finite value once, the greatest in the last bin", () => {
    const values = [0, 1, 1, 2.5, 4, Number.NaN, Number.POSITIVE_INFINITY];
    expect(histogramOf(values, 4)).toEqual({ low: 0, high: 4, counts: [1, 2, 1, 1] });
    expect(histogramOf([3, 3], 4)).toEqual({ low: 3, high: 3, counts: [2, 0, 0, 0] });
    expect(histogramOf([Number.NaN])).toBeNull();
  });

  it("has room for values and window on its axis, and handles that do not pass each other", () => {
    const [low, high] = axisOf([0, 2], { low: -1, high: 1, counts: [1] });
    expect(low).toBeLessThan(-1);
    expect(high).toBeGreaterThan(2);
    expect(movedEnd([0, 2], 0, 5, 0.1)).toEqual([1.9, 2]);
    expect(movedEnd([0, 2], 1, -5, 0.1)).toEqual([0, 0.1]);
    expect(movedEnd([0, 2], 1, 3, 0.1)).toEqual([0, 3]);
  });
});

describe("the order of channels", () => {
  it("changes by taking one out and putting it in", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    expect(moved(["a"], 3, 0)).toEqual(["a"]);
  });

  it("is where the pointer is, or the nearest", () => {
    const rows = [
      { top: 0, bottom: 10 },
      { top: 10, bottom: 20 },
    ];
    expect([-5, 5, 15, 99].map((y) => placeAmong(rows, y))).toEqual([0, 0, 1, 1]);
  });
});
