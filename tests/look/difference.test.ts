import { describe, expect, it } from "vitest";
import { followWindow } from "../../src/look/auto-window.ts";
import { compositeLook } from "../../src/look/composite/look.ts";
import { differenceLook } from "../../src/look/difference/look.ts";
import { differenceRange } from "../../src/look/difference/range.ts";
import type { DifferenceSetting } from "../../src/look/difference/setting.ts";
import type { LookContext } from "../../src/look/look.ts";
import { type ViewFile, viewSchema } from "../../src/look/view-file.ts";
import {
  colorBarOf,
  drawableSetting,
  followedNames,
  legendEntries,
  probeLines,
  resolveView,
  viewNames,
  windowStyleOf,
} from "../../src/look/views.ts";
import { checkShape } from "../../src/preset/check-shape.ts";
import { planeGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";

const { model } = makeScenario({
  grid: planeGrid(4, 4, 10),
  step: 1,
  model: { fields: { oxygen: { kind: "substrate", unit: "mmHg", label: "Oxygen" } } },
});
const context: LookContext = {
  model,
  vocabulary: new Map([["oxygen", { kind: "field" }]]),
  arms: ["untreated", "another seed"],
};
const file = { mode: "difference", field: "oxygen", against: "untreated" } as const;
const setting: DifferenceSetting = {
  ...file,
  map: "balance",
  window: "auto",
  contours: [{ field: "oxygen", level: 8, color: "#ffffff" }],
};

describe("a preset file's difference view", () => {
  it("says what it compares with, and is centered", () => {
    const resolved = differenceLook.resolve({ ...file, window: [-5, 5] }, "view", context);
    expect(resolved).toEqual({ ...setting, window: [-5, 5], contours: [] });
  });

  it("is refused without the run that it names, or with a lopsided window", () => {
    const missing = { mode: "difference", field: "oxygen" } as unknown as ViewFile;
    expect(() => checkShape(viewSchema, missing, "view")).toThrow(/view\.against/);
    const resolve = (change: object, where: LookContext) => () =>
      differenceLook.resolve({ ...file, ...change }, "view", where);
    expect(resolve({ against: "untretaed" }, context)).toThrow(/did you mean "untreated"/);
    const { arms: _, ...alone } = context;
    expect(resolve({}, alone)).toThrow(/view\.against: .*there is no run to compare with/);
    expect(resolve({ window: [0, 5] }, context)).toThrow(/0 in its middle, such as \[-5, 5\]/);
    expect(resolve({ field: "oxigen" }, context)).toThrow(/view\.field/);
  });
});

describe("a difference", () => {
  const view = resolveView(setting, model, () => [-3, 3]);

  it("asks both runs for the field and the run for its contours", () => {
    expect(viewNames(view)).toEqual(["oxygen"]);
    expect(followedNames(setting, model)).toEqual(["oxygen"]);
    expect(view).toMatchObject({ mode: "difference", window: [-3, 3], unit: "mmHg" });
  });

  it("follows the data with 0 in the middle", () => {
    const style = windowStyleOf(setting);
    expect(followWindow(null, { min: -1, max: 4 }, style)).toEqual([-4, 4]);
    expect(followWindow(null, { min: -1, max: -0.5 }, style)).toEqual([-1, 1]);
  });

  it("has a bar that marks no level of the field itself, and names both signs", () => {
    expect(colorBarOf(view)).toMatchObject({ label: "Δ Oxygen", map: "balance", contours: [] });
    const [more, less, contour] = legendEntries(view);
    expect(more).toMatchObject({ text: "More", detail: "than untreated" });
    expect(less).toMatchObject({ text: "Less", detail: "than untreated" });
    expect(contour).toMatchObject({ mark: "line", detail: "= 8 mmHg" });
    const red = (color = "#000000") => Number.parseInt(color.slice(1, 3), 16);
    const blue = (color = "#000000") => Number.parseInt(color.slice(5), 16);
    expect(red(more?.color)).toBeGreaterThan(blue(more?.color));
    expect(blue(less?.color)).toBeGreaterThan(red(less?.color));
  });

  it("says both values at a place and the first minus the second", () => {
    const lines = probeLines(view, (_, source) => [4, 10][source]);
    expect(lines.map(({ label, value, unit }) => [label, value, unit])).toEqual([
      ["Oxygen", 4, "mmHg"],
      ["Oxygen, untreated", 10, "mmHg"],
      ["Difference", -6, "mmHg"],
    ]);
    const known = probeLines(view, (_, source) => (source === 0 ? 4 : undefined));
    expect(known.map(({ value }) => value)).toEqual([4]);
  });

  it("is shown as the field alone where there is one run", () => {
    expect(drawableSetting(setting)).toMatchObject({ mode: "field", field: "oxygen" });
    expect(drawableSetting(setting, 2)).toBe(setting);
    const other = compositeLook.start(model, []);
    expect(other && drawableSetting(other)).toBe(other);
  });
});

describe("differenceRange", () => {
  const plane = (width: number, height: number, value: (x: number, y: number) => number) => ({
    width,
    height,
    data: Float64Array.from({ length: width * height }, (_, at) =>
      value((at % width) + 0.5, Math.floor(at / width) + 0.5),
    ),
  });

  it("is that of voxel by voxel", () => {
    const first = { width: 2, height: 2, data: [1, 2, 3, 4] };
    const second = { width: 2, height: 2, data: [0, 5, 3, 1] };
    expect(differenceRange(first, second)).toEqual({ min: -3, max: 3 });
  });

  it("compares the same places on another grid", () => {
    const coarse = plane(4, 6, (x, y) => 10 * x + y);
    const fine = plane(8, 12, (x, y) => 5 * x + y / 2);
    const { min, max } = differenceRange(coarse, fine);
    // Nearest voxels of the finer grid are half a fine voxel away: 0.25 * 10 and 0.25.
    expect(Math.max(Math.abs(min), Math.abs(max))).toBeLessThanOrEqual(2.75 + 1e-9);
    expect(differenceRange(coarse, coarse)).toEqual({ min: 0, max: 0 });
  });
});
