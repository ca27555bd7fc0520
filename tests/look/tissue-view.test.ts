import { describe, expect, it } from "vitest";
import { loadCells } from "../../src/look/tissue/probe.ts";
import { SHAPES } from "../../src/look/tissue/shapes.ts";
import { resolveViewFile } from "../../src/look/view-file.ts";
import { legendEntries, probeLines, resolveView, viewNames } from "../../src/look/views.ts";
import type { Model } from "../../src/model/model.ts";
import { shippedPreset } from "../support/shipped-preset.ts";

const { scenario, view: setting } = await shippedPreset("hypoxic-core");
const model: Model = scenario.model;
const context = {
  model,
  vocabulary: new Map(model.fields.map(({ name }) => [name, { kind: "field" } as const])),
};
const view = resolveView(setting, model, () => [0, 1]);

describe("a tissue view", () => {
  it("gathers populations into kinds, states in order, and asks for each field once", () => {
    if (view.mode !== "tissue") throw new Error("the preset opens on another look");
    const macrophages = view.kinds.find(({ name }) => name === "macrophage");
    expect(macrophages?.poles.map(({ field }) => field)).toEqual(["m1", "m0", "m2"]);
    const names = viewNames(view);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("trunk");
  });

  it("says in its legend what one cell stands for", () => {
    const tumor = legendEntries(view).find(({ shape }) => shape === "tumor");
    expect(tumor?.detail).toMatch(/^\d+ µm² each$/);
  });

  it("shows no kind from afar as more light than tumor: few cells make no halo", () => {
    for (const { gain } of Object.values(SHAPES)) {
      expect(gain).toBeLessThanOrEqual(SHAPES.tumor.gain);
    }
  });

  it.each([
    [{ mode: "tissue", channels: [{ field: "oxygen" }] }, /oxygen.*no population/],
    [{ mode: "tissue", channels: [{ field: "m1" }], focus: "tumor" }, /no such kind.*tumor/],
  ] as const)("refuses what is no cell: %j", (file, problem) => {
    expect(() => resolveViewFile(structuredClone(file) as never, context)).toThrow(problem);
  });

  it("names the cell under the pointer", async () => {
    await loadCells();
    const densities: Readonly<Record<string, number>> = { m2: 0.5 };
    const said = Array.from({ length: 60 }, (_, i) =>
      probeLines(view, (name) => densities[name] ?? 0, { x: 500 + 7 * i, y: 700 }),
    ).flatMap((lines) => lines.flatMap((line) => line.said ?? []));
    expect(said.length).toBeGreaterThan(15);
    expect(new Set(said)).toEqual(new Set(["Macrophage, M2"]));
  });
});
