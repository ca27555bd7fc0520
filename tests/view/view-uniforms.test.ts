import { describe, expect, it } from "vitest";
import { fieldNode } from "../../src/view/field-texture.ts";
import type { ResolvedChannel, ResolvedView } from "../../src/view/resolved-view.ts";
import { compositeMaterial, fieldMaterial } from "../../src/view/tissue-material.ts";
import { createViewUniforms, writeView } from "../../src/view/view-uniforms.ts";

const channel = (field: string, window: readonly [number, number]): ResolvedChannel => ({
  field,
  label: field,
  unit: "",
  color: "#ff8000",
  window,
});
const row = (rows: { readonly array: unknown[] }, index: number) =>
  (rows.array[index] as { toArray(): number[] }).toArray();

describe("writeView", () => {
  it("gives every channel and contour the layer of its field", () => {
    const uniforms = createViewUniforms();
    const channels = [channel("a", [0, 2]), channel("b", [1, 5])];
    const contour = { field: "b", label: "b", unit: "", level: 3, color: "#ffffff" };
    const other = { ...contour, field: "c" };
    writeView(uniforms, { mode: "composite", channels, contours: [contour, other] });
    expect(uniforms.channelCount.value).toBe(2);
    expect(row(uniforms.channels, 0)).toEqual([0, 0.5, 0, 0]);
    expect(row(uniforms.channels, 1)).toEqual([1, 0.25, 1, 0]);
    expect(uniforms.contourCount.value).toBe(2);
    expect(row(uniforms.contours, 0)[2]).toBe(1);
    expect(row(uniforms.contours, 1)[2]).toBe(2);
    expect(row(uniforms.contours, 1)[0]).toBe(3);
  });

  it("gives colors as linear light", () => {
    const uniforms = createViewUniforms();
    writeView(uniforms, { mode: "composite", channels: [channel("a", [0, 1])], contours: [] });
    const [red = 0, green = 0, blue = 1] = row(uniforms.channelColors, 0);
    expect(red).toBeCloseTo(1, 6);
    expect(green).toBeCloseTo(0.2159, 3);
    expect(blue).toBe(0);
  });

  it("stays finite for empty and reversed windows", () => {
    const uniforms = createViewUniforms();
    for (const window of [
      [0, 0],
      [5, 5],
      [2, 1],
    ] as const) {
      writeView(uniforms, { mode: "composite", channels: [channel("a", window)], contours: [] });
      const [low = Number.NaN, factor = Number.NaN] = row(uniforms.channels, 0);
      expect(low).toBe(window[0]);
      expect(factor).toBeGreaterThan(0);
      expect(Number.isFinite(factor)).toBe(true);
    }
  });

  it("cuts what is more than a picture holds", () => {
    const uniforms = createViewUniforms();
    const channels = Array.from({ length: 12 }, (_, index) => channel(`f${index}`, [0, 1]));
    writeView(uniforms, { mode: "composite", channels, contours: [] });
    expect(uniforms.channelCount.value).toBe(8);
  });
});

describe("materials", () => {
  it("are built without a GPU and stay the same whatever the view", () => {
    const uniforms = createViewUniforms();
    const fields = fieldNode();
    const table = fieldNode();
    const source = { fields, uniforms, interpolation: "cubic" } as const;
    const materials = [compositeMaterial(source), fieldMaterial(source, table)];
    const before = materials.map(({ fragmentNode, version }) => ({ fragmentNode, version }));
    const view: ResolvedView = {
      mode: "field",
      map: "magma",
      contours: [],
      ...channel("a", [0, 1]),
    };
    writeView(uniforms, view);
    writeView(uniforms, { mode: "composite", channels: [channel("b", [3, 4])], contours: [] });
    const after = materials.map(({ fragmentNode, version }) => ({ fragmentNode, version }));
    expect(before.every(({ fragmentNode }) => fragmentNode !== null)).toBe(true);
    expect(after).toEqual(before);
  });
});
