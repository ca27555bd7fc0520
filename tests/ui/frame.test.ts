import { describe, expect, it } from "vitest";
import { singleField } from "../../src/look/field/look.ts";
import type { Model } from "../../src/model/model.ts";
import { parseLayout } from "../../src/ui/kept-layout.ts";
import { isSingle, layoutMode } from "../../src/ui/layout-mode.ts";
import { lookButtons, withLook } from "../../src/ui/look-buttons.ts";
import { placeLegend } from "../../src/ui/scene.ts";
import { horizonOf, percentOf, timeTicks } from "../../src/ui/time-scale.ts";
import type { ViewChoice } from "../../src/ui/view-choice.ts";

const DAY = 1440;
const onAxis = (axis: string) =>
  ({ mode: "polarization", axis, density: "auto", contours: [] }) as const;

describe("layoutMode", () => {
  it.each([
    [360, 640, "narrow"],
    [759, 900, "narrow"],
    [760, 900, "medium"],
    [1099, 700, "medium"],
    [1100, 700, "wide"],
    [2560, 1440, "wide"],
    // 1280 by 720 at 200 %, and a phone on its side.
    [640, 360, "short"],
    [844, 390, "short"],
    [1280, 559, "short"],
    [1280, 560, "wide"],
  ])("%d by %d is %s", (width, height, mode) => {
    expect(layoutMode(width, height)).toBe(mode);
    expect(isSingle(layoutMode(width, height))).toBe(mode === "narrow" || mode === "short");
  });
});

const legendPlace = (width: number, height: number, aspect: number) =>
  placeLegend(width, height, aspect, { count: 1, head: 0 }).where;

describe("where the legend stands", () => {
  it("takes the place that leaves the tissue larger", () => {
    expect(legendPlace(900, 500, 1)).toBe("beside");
    expect(legendPlace(360, 500, 1)).toBe("below");
    // A wide domain in a wide window has room below.
    expect(legendPlace(900, 500, 3)).toBe("below");
    expect(legendPlace(900, 500, 0.4)).toBe("beside");
  });
});

describe("the timeline", () => {
  it("ends with the run, or at a round time after now", () => {
    expect(horizonOf(0, 30 * DAY)).toBe(30 * DAY);
    expect(horizonOf(0, undefined)).toBe(100);
    expect(horizonOf(1000, undefined)).toBe(2000);
    // Past its end a run has none.
    expect(horizonOf(31 * DAY, 30 * DAY)).toBeGreaterThan(31 * DAY);
  });

  it("has marks that people count in, as many as fit, each in the unit of the first", () => {
    expect(timeTicks(30 * DAY, 16).map(({ text }) => text)).toEqual([
      "0 d",
      ...Array.from({ length: 15 }, (_, index) => String(2 * index + 2)),
    ]);
    expect(timeTicks(90, 4).map(({ text }) => text)).toEqual(["0 min", "30", "60", "90"]);
    expect(timeTicks(0, 4)).toEqual([]);
    for (const end of [7, 90, 800, 5 * DAY, 36 * DAY, 400 * DAY]) {
      for (const most of [1, 3, 8, 20]) {
        const ticks = timeTicks(end, most);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        expect(ticks.at(-1)?.time).toBeLessThanOrEqual(end * (1 + 1e-9));
      }
    }
  });

  it("places times in percent and never outside", () => {
    expect(percentOf(15, 60)).toBe(25);
    expect(percentOf(90, 60)).toBe(100);
    expect(percentOf(-1, 60)).toBe(0);
    expect(percentOf(1, 0)).toBe(0);
  });
});

describe("parseLayout", () => {
  it("keeps what has the right shape, whatever else is there", () => {
    const kept = {
      sizes: { left: 300, right: "wide", time: Number.NaN, sheet: -4 },
      shares: { story: 2 },
      open: { wide: ["story", 7], narrow: "plot" },
      other: 1,
    };
    expect(parseLayout(kept)).toEqual({
      sizes: { left: 300 },
      shares: { story: 2 },
      open: { wide: ["story"] },
    });
    for (const broken of [null, 3, "text", [], {}]) {
      expect(parseLayout(broken)).toEqual({ sizes: {}, shares: {}, open: {} });
    }
  });
});

describe("looks", () => {
  const choice: ViewChoice = {
    mode: "composite",
    settings: {
      composite: { mode: "composite", channels: [], contours: [] },
      field: singleField("oxygen"),
      polarization: onAxis("macrophages"),
    },
    slice: 0,
  };
  const axes = [{ name: "macrophages" }, { name: "neutrophils" }] as unknown as Model["axes"];

  it("offers those that a model has", () => {
    const offered = (model: Pick<Model, "axes">) =>
      lookButtons(model as Model, choice).map(({ id }) => id);
    expect(offered({ axes: [] })).toEqual(["composite", "field"]);
    expect(offered({ axes })).toEqual(["composite", "field", "axis:macrophages"]);
  });

  it("has one that is on, of looks that are chosen elsewhere, too", () => {
    for (const mode of ["multiples", "split", "difference"] as const) {
      const on = lookButtons({ axes } as Model, { ...choice, mode }).filter((one) => one.on);
      expect(on.map(({ id }) => id)).toEqual([mode]);
      expect(withLook({ ...choice, mode }, mode)).toEqual({ ...choice, mode });
    }
  });

  it("changes the mode and nothing else", () => {
    expect(withLook(choice, "field")).toEqual({ ...choice, mode: "field" });
    const other = {
      ...choice,
      settings: { ...choice.settings, polarization: onAxis("neutrophils") },
    };
    expect(withLook(other, "axis:macrophages")).toEqual({ ...choice, mode: "polarization" });
  });
});
