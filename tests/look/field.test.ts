import { describe, expect, it } from "vitest";
import { dataWindow } from "../../src/look/auto-window.ts";
import { DIVERGING_MAPS } from "../../src/look/color-map-names.ts";
import { colorMapTable } from "../../src/look/color-maps.ts";
import { centered, fieldLook } from "../../src/look/field/look.ts";
import { mixedColor, poleKeyOf, poleKeyPixels } from "../../src/look/polarization/key.ts";
import { legendContents } from "../../src/ui/legend-contents.ts";

describe("one field", () => {
  const setting = { mode: "field", field: "a", map: "vik", window: "auto", contours: [] } as const;

  it("lies about its center, whichever side of the data is wider", () => {
    expect(fieldLook.windowStyle(setting)).toEqual({ anchor: "centered" });
    const style = fieldLook.windowStyle({ ...setting, map: "magma", center: 5 });
    expect(dataWindow({ min: 4, max: 8 }, style)).toEqual([2, 8]);
    expect(dataWindow({ min: -1, max: 6 }, style)).toEqual([-1, 11]);
    expect(dataWindow({ min: 5, max: 5 }, style)).toEqual([4, 6]);
    expect(centered([0, 3], 1)).toEqual([-1, 3]);
    expect(centered([0, 3], undefined)).toEqual([0, 3]);
  });

  it("says in its color bar what is beyond the window", () => {
    const view = {
      mode: "field",
      field: "a",
      label: "A",
      unit: "mM",
      map: "vik",
      window: [0, 2],
      under: "#102030",
      over: "#ff0000",
      shade: 0.5,
      contours: [{ field: "a", label: "A", unit: "mM", level: 0.5, color: "#ffffff" }],
    } as const;
    expect(legendContents(view)).toMatchObject({
      bar: { under: "#102030", over: "#ff0000", lines: [{ at: 0.25 }] },
    });
    expect(legendContents({ ...view, under: "#000000" }).bar?.under).toBe("#000000");
  });
});

describe("maps of others", () => {
  const at = (name: "thermal" | "batlow" | "vik" | "deep", index: number) => [
    ...colorMapTable(name).subarray(4 * index, 4 * index + 3),
  ];

  it("have the published colors at their ends and in between", () => {
    // First, last and 100th of 256 rows of cmocean's and Crameri's own tables, rounded.
    for (const [name, index, color] of PUBLISHED) {
      at(name, index).forEach((part, which) => {
        expect(Math.abs(part - color[which]!), `${name} ${index}`).toBeLessThanOrEqual(1);
      });
    }
  });

  it("diverge about a middle that is unlike both ends", () => {
    for (const name of DIVERGING_MAPS) {
      const table = colorMapTable(name);
      const sum = (index: number) =>
        table.subarray(4 * index, 4 * index + 3).reduce((all, part) => all + part, 0);
      const ends = (sum(0) + sum(255)) / 2;
      expect(Math.abs(sum(127) - ends), name).toBeGreaterThan(90);
    }
  });
});

const PUBLISHED = [
  ["thermal", 0, [4, 35, 51]],
  ["thermal", 99, [135, 81, 142]],
  ["thermal", 255, [232, 250, 91]],
  ["deep", 0, [253, 254, 204]],
  ["deep", 99, [83, 171, 163]],
  ["deep", 255, [40, 26, 44]],
  ["batlow", 0, [1, 25, 89]],
  ["batlow", 99, [82, 116, 74]],
  ["batlow", 255, [250, 204, 250]],
  ["vik", 0, [0, 18, 97]],
  ["vik", 99, [157, 196, 214]],
  ["vik", 255, [89, 0, 8]],
] as const;

describe("the key of a polarization", () => {
  const poles = [
    { field: "m1", label: "M1", unit: "", color: "#00d69a" },
    { field: "m2", label: "M2", unit: "", color: "#ff8c1a" },
    { field: "m0", label: "M0", unit: "", color: "#b9b9b9" },
  ];
  const view = {
    mode: "polarization",
    label: "M1 / M2",
    poles,
    window: [0, 0.3],
    contours: [],
  } as const;

  it("is a triangle with the poles' own colors in its corners", () => {
    const key = poleKeyOf(view)!;
    expect(key.corners.map(({ label }) => label)).toEqual(["M1", "M2", "M0"]);
    const [width, height] = [600, 520];
    const pixels = poleKeyPixels(key, width, height);
    const pixel = (x: number, y: number) => [
      ...pixels.subarray(4 * (x + width * y), 4 * (x + width * y) + 4),
    ];
    const near = (found: number[], color: number[]) => {
      for (const [index, part] of color.entries()) {
        expect(Math.abs(found[index]! - part)).toBeLessThan(12);
      }
    };
    near(pixel(1, height - 1), [0, 0xd6, 0x9a, 255]);
    near(pixel(width - 2, height - 1), [0xff, 0x8c, 0x1a, 255]);
    near(pixel(width / 2, 1), [0xb9, 0xb9, 0xb9, 255]);
    expect(pixel(2, 2)[3]).toBe(0);
    // Halfway between M1 and M2, linear light is the mean of both.
    const linear = (byte: number) => ((byte / 255 + 0.055) / 1.055) ** 2.4;
    const encode = (light: number) => 255 * (1.055 * light ** (1 / 2.4) - 0.055);
    const green = encode((linear(0xd6) + linear(0x8c)) / 2);
    expect(Math.abs(pixel(width / 2, height - 1)[1]! - green)).toBeLessThan(3);
  });

  it("is a square of share and density where there are two", () => {
    const key = poleKeyOf({ ...view, poles: poles.slice(0, 2) })!;
    const pixels = poleKeyPixels(key, 50, 50);
    expect(pixels.every((part, index) => index % 4 !== 3 || part === 255)).toBe(true);
    const bottom = [...pixels.subarray(4 * 50 * 49, 4 * 50 * 49 + 3)];
    expect(Math.max(...bottom)).toBeLessThan(10);
    expect(poleKeyOf({ ...view, poles: poles.slice(0, 1) })).toBeNull();
  });

  it("mixes by share, not by how many there are", () => {
    const colors = poles.map(({ color }) => color);
    const many = mixedColor(colors, [1, 3, 0], 1);
    mixedColor(colors, [0.1, 0.3, 0], 1).forEach((part, index) => {
      expect(part).toBeCloseTo(many[index]!, 12);
    });
    expect(mixedColor(colors, [1, 0, 0], 0)).toEqual([0, 0, 0]);
    expect(legendContents(view).key).toEqual(poleKeyOf(view));
  });
});
