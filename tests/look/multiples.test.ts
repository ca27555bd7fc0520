import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { CELL_HEAD, cellsOf } from "../../src/look/multiples/cells.ts";
import { resolveViewFile, viewSchema } from "../../src/look/view-file.ts";
import {
  drawableSetting,
  followedNames,
  legendEntries,
  resolveView,
  viewNames,
  windowStyleOf,
} from "../../src/look/views.ts";
import { cellViewport, pointInCell, viewCells } from "../../src/view/view-cells.ts";
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
const context = {
  model,
  vocabulary: new Map(model.fields.map(({ name }) => [name, { kind: "field" } as const])),
};
const resolved = (file: object) => {
  const setting = drawableSetting(resolveViewFile(v.parse(viewSchema, file), context));
  return { setting, view: resolveView(setting, model, () => [0, 2]) };
};

describe("small multiples", () => {
  const file = {
    mode: "multiples",
    fields: [{ field: "a", map: "magma" }, { field: "c", window: [0, 40] }, { field: "b" }],
    contours: [{ field: "b", level: 0.5 }],
  };

  it("follow and read all their fields, and have a window each", () => {
    const { setting, view } = resolved(file);
    expect(followedNames(setting, model)).toEqual(["a", "b"]);
    expect(viewNames(view)).toEqual(["a", "c", "b"]);
    expect(view).toMatchObject({
      parts: [
        { map: "magma", window: [0, 2] },
        { map: "viridis", window: [0, 40], unit: "mmHg" },
        { window: [0, 2] },
      ],
    });
    expect(() => resolved({ ...file, fields: [{ field: "nobody" }] })).toThrow(
      /view.fields\[0\].field/,
    );
  });

  it("name a unit as people write it, as curves and instruments do", () => {
    const made = makeScenario({
      model: { fields: { k: { kind: "substrate", unit: "uM" } } },
      grid: { dimensions: 2, nx: 8, ny: 8, nz: 1, dx: 10, dy: 10, dz: 1 },
      step: 1,
    });
    const file = {
      mode: "composite",
      channels: [{ field: "k", window: "auto", color: "#ffffff", visible: true }],
      contours: [{ field: "k", level: 5, color: "#ffffff" }],
    } as const;
    const view = resolveView(file, made.model, () => [0, 2]);
    expect(legendEntries(view).map(({ detail }) => detail)).toEqual(["0 – 2 µM", "= 5 µM"]);
  });

  it("stand in cells of one size that fill the canvas and leave the tissue largest", () => {
    expect(cellsOf(4, 800, 800, 1)).toHaveLength(4);
    expect(cellsOf(4, 800, 800, 1)[3]).toEqual({ left: 400, top: 400, width: 400, height: 400 });
    // Heads take more of two rows than of one.
    expect(cellsOf(4, 640, 330, 1).map(({ width }) => width)).toEqual([160, 160, 160, 160]);
    const bare = cellsOf(4, 640, 330, 1, 1, { head: 0, foot: 0 });
    expect(bare.map(({ width }) => width)).toEqual([320, 320, 320, 320]);
    expect(cellsOf(3, 900, 300, 1).map(({ left }) => left)).toEqual([0, 300, 600]);
    expect(cellsOf(2, 300, 900, 1).map(({ top }) => top)).toEqual([0, 450]);
    for (const count of [1, 2, 5, 16]) {
      expect(cellsOf(count, 640, 480, 1.3).map(({ width }) => 2 * width)).toEqual(
        cellsOf(count, 1280, 960, 1.3, 2).map(({ width }) => width),
      );
    }
  });

  it("show the same place under the same point of every cell", () => {
    const { view } = resolved(file);
    const viewport = { width: 900, height: 300, insets: { left: 0, right: 0, top: 0, bottom: 0 } };
    const extent = { width: 80, height: 80 };
    const cells = viewCells(view, viewport, extent);
    expect(pointInCell(cells, { x: 710, y: 100 })).toEqual({ x: 110, y: 100 });
    expect(pointInCell(cells, { x: 110, y: 100 })).toEqual({ x: 110, y: 100 });
    expect(cellViewport(view, viewport, extent)).toMatchObject({
      width: 300,
      insets: { top: CELL_HEAD },
    });
  });
});

describe("a split view", () => {
  const file = {
    mode: "split",
    left: { mode: "composite", channels: [{ field: "a" }, { field: "b", window: [0, 1] }] },
    right: { mode: "field", field: "c", map: "magma" },
    at: 0.3,
  };

  it("asks for what both sides ask for, and explains both", () => {
    const { setting, view } = resolved(file);
    expect(followedNames(setting, model)).toEqual(["a", "c"]);
    expect(windowStyleOf(setting)).toEqual({ anchor: "zero" });
    expect(viewNames(view)).toEqual(["a", "b", "c"]);
    expect(legendEntries(view).map(({ text }) => text)).toEqual(["a", "b"]);
    expect(view).toMatchObject({ at: 0.3, right: { mode: "field", map: "magma" } });
  });

  it("takes looks of one run that are no split themselves", () => {
    for (const wrong of [
      { ...file, left: file },
      { ...file, at: 2 },
      { ...file, right: { mode: "field" } },
    ]) {
      expect(v.is(viewSchema, wrong)).toBe(false);
    }
  });
});

describe("a flux over a view", () => {
  it("is refused for what does not move", () => {
    const view = { mode: "field", field: "a", flux: { field: "c" } };
    expect(() => resolved(view)).toThrow(/view.flux.field/);
  });
});
