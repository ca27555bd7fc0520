import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { limits } from "../../src/limits/limits.ts";
import type { ResolvedView } from "../../src/look/looks.ts";
import { LOOKS, MODES } from "../../src/look/looks.ts";
import { LOOK_EDITORS } from "../../src/ui/look-editors.ts";
import { createChannelUniforms, writeChannels } from "../../src/view/layers/channel-uniforms.ts";
import { createContours } from "../../src/view/layers/contours.ts";
import type { LayerSource } from "../../src/view/layers/layer.ts";
import { LAYERS } from "../../src/view/layers/layers.ts";
import { createPlaneUniforms, createRunSource } from "../../src/view/layers/plane-uniforms.ts";
import { LayerStack } from "../../src/view/layers/stack.ts";
import { tableTexture } from "../../src/view/table-texture.ts";

const source = resolve(import.meta.dirname, "../../src");
const channel = (field: string, window: readonly [number, number]) => ({
  field,
  label: field,
  unit: "",
  color: "#ff8000",
  window,
});
const row = (rows: { readonly array: unknown[] }, index: number) =>
  (rows.array[index] as { toArray(): number[] }).toArray();

describe("the law of looks", () => {
  const folders = readdirSync(join(source, "look"), { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && existsSync(join(source, "look", entry.name, "look.ts")),
    )
    .map(({ name }) => name)
    .sort();
  const kinds = readdirSync(join(source, "view/layers")).map((file) => file.replace(/\.ts$/, ""));

  it("lists every folder of a look under its mode", () => {
    expect([...MODES].sort()).toEqual(folders);
    for (const mode of MODES) expect(LOOKS[mode].mode).toBe(mode);
  });

  it("gives every look a layer of its name, and every layer in the list a look", () => {
    expect(Object.keys(LAYERS).sort()).toEqual(folders);
    expect(folders.filter((name) => !kinds.includes(name))).toEqual([]);
    // What else lies among the layers is a part of theirs (of one look: `look-part`), not a twin that nobody asks for.
    const parts = [
      "channel-uniforms",
      "contours",
      "layer",
      "layers",
      "light",
      "mapped",
      "rectangle",
    ];
    const kindsOfLayers = ["plane-layer", "space-layer"];
    const rest = kinds.filter(
      (name) => !folders.some((folder) => name === folder || name.startsWith(`${folder}-`)),
    );
    expect(rest.sort()).toEqual(
      [...parts, ...kindsOfLayers, "plane-uniforms", "stack", "windows"].sort(),
    );
  });

  it("gives every look rows in the panel", () => {
    expect(Object.keys(LOOK_EDITORS).sort()).toEqual(folders);
  });

  it("lets engines show what a picture may ask for at most", () => {
    expect(limits.layers.most).toBeGreaterThanOrEqual(limits.channels.most + limits.contours.most);
  });
});

describe("channels", () => {
  it("have the layer of their field and their color as linear light", () => {
    const uniforms = createChannelUniforms();
    writeChannels(uniforms, [channel("a", [0, 2]), channel("b", [1, 5])], ["b", "a"]);
    expect(uniforms.count.value).toBe(2);
    expect(row(uniforms.channels, 0)).toEqual([0, 0.5, 1, 1]);
    expect(row(uniforms.channels, 1)).toEqual([1, 0.25, 0, 1]);
    const [red = 0, green = 0, blue = 1] = row(uniforms.colors, 0);
    expect(red).toBeCloseTo(1, 6);
    expect(green).toBeCloseTo(0.2159, 3);
    expect(blue).toBe(0);
  });

  it("stay finite for empty and reversed windows", () => {
    const uniforms = createChannelUniforms();
    for (const window of [
      [0, 0],
      [5, 5],
      [2, 1],
    ] as const) {
      writeChannels(uniforms, [channel("a", window)], ["a"]);
      const [low = Number.NaN, factor = Number.NaN] = row(uniforms.channels, 0);
      expect(low).toBe(window[0]);
      expect(factor).toBeGreaterThan(0);
      expect(Number.isFinite(factor)).toBe(true);
    }
  });

  it("are refused rather than cut where they are too many", () => {
    const uniforms = createChannelUniforms();
    const many = Array.from({ length: limits.channels.most + 1 }, (_, index) =>
      channel(`f${index}`, [0, 1]),
    );
    const names = many.map(({ field }) => field);
    writeChannels(uniforms, many.slice(0, limits.channels.most), names);
    expect(uniforms.count.value).toBe(limits.channels.most);
    expect(() => writeChannels(uniforms, many, names)).toThrow(/at most 16 channels/);
    const contour = { field: "a", label: "", unit: "", level: 1, color: "#ffffff" };
    const contours = Array.from({ length: limits.contours.most + 1 }, () => contour);
    expect(() => createContours().write(contours, ["a"])).toThrow(/at most 16 contours/);
  });
});

function layerSource(): LayerSource {
  return {
    plane: createPlaneUniforms(),
    runs: [createRunSource(), createRunSource()],
    contours: createContours(),
    interpolation: "cubic",
    colorTable: tableTexture,
  };
}

describe("a stack of layers", () => {
  const contour = { field: "b", label: "b", unit: "", level: 3, color: "#ffffff" };
  const composite: ResolvedView = {
    mode: "composite",
    channels: [channel("a", [0, 1])],
    contours: [contour],
  };
  const single: ResolvedView = {
    mode: "field",
    map: "magma",
    ...channel("a", [0, 1]),
    contours: [],
  };

  const shown = (stack: LayerStack) => {
    const [child, ...others] = stack.scene.children.filter(({ visible }) => visible);
    expect(others).toEqual([]);
    return (child as unknown as { material: { uuid: string; version: number } }).material;
  };

  it("shows the look of the view alone, and keeps those that were shown", () => {
    const stack = new LayerStack(layerSource());
    stack.write(composite);
    const first = shown(stack);
    stack.write(single);
    expect(shown(stack)).not.toBe(first);
    stack.write(composite);
    expect(shown(stack)).toBe(first);
    expect(stack.scene.children).toHaveLength(2);
  });

  it("is built without a GPU and keeps its materials whatever the numbers are", () => {
    const stack = new LayerStack(layerSource());
    stack.write(composite);
    const { uuid, version } = shown(stack);
    stack.write({ ...composite, channels: [channel("b", [3, 4]), channel("c", [0, 9])] });
    stack.write({ ...composite, contours: [contour, { ...contour, level: 9 }] });
    stack.write({ ...composite, contours: [] });
    expect(shown(stack)).toMatchObject({ uuid, version });
  });
});
