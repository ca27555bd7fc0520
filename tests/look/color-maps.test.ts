import { describe, expect, it } from "vitest";
import { limits } from "../../src/limits/limits.ts";
import { CHANNEL_PALETTE, nextChannelColor } from "../../src/look/channel-palette.ts";
import { COLOR_MAP_NAMES } from "../../src/look/color-map-names.ts";
import { COLOR_MAP_SIZE, colorMapTable } from "../../src/look/color-maps.ts";
import { legibleColor, legibleOnWhite } from "../../src/look/legible-color.ts";
import { oklabLightness, oklabOf } from "../../src/look/oklab.ts";

function lightness(name: (typeof COLOR_MAP_NAMES)[number]): number[] {
  const table = colorMapTable(name);
  return Array.from({ length: COLOR_MAP_SIZE }, (_, index) => {
    const [red = 0, green = 0, blue = 0] = table.subarray(4 * index, 4 * index + 3);
    return oklabLightness([red / 255, green / 255, blue / 255]);
  });
}

/** Steps between neighbors; rounding to bytes may go back by less than this. */
const ROUNDING = 0.004;

describe("color maps", () => {
  it("are full tables of opaque colors", () => {
    for (const name of COLOR_MAP_NAMES) {
      const table = colorMapTable(name);
      expect(table.length).toBe(4 * 256);
      expect(table.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(
        true,
      );
    }
  });

  it.each(["viridis", "magma", "inferno", "plasma", "cividis", "gray"] as const)(
    "%s grows lighter all along, so that it reads in gray",
    (name) => {
      const steps = lightness(name);
      for (const [index, value] of steps.slice(1).entries()) {
        expect(value - (steps[index] as number)).toBeGreaterThan(-ROUNDING);
      }
      expect((steps.at(-1) as number) - (steps[0] as number)).toBeGreaterThan(0.5);
    },
  );

  it("viridis is the published one at its ends", () => {
    const table = colorMapTable("viridis");
    expect([...table.subarray(0, 3)]).toEqual([0x44, 0x01, 0x54]);
    expect([...table.subarray(-4, -1)]).toEqual([0xfd, 0xe7, 0x25]);
  });

  it("balance is lightest in the middle, equally dark at equal distance, blue below and red above", () => {
    const steps = lightness("balance");
    for (let index = 0; index < 127; index++) {
      expect((steps[index + 1] as number) - (steps[index] as number)).toBeGreaterThan(-ROUNDING);
      expect(steps[index]).toBeCloseTo(steps[255 - index] as number, 1);
    }
    const table = colorMapTable("balance");
    const [lowRed = 0, , lowBlue = 0] = table.subarray(0, 3);
    const [highRed = 0, , highBlue = 0] = table.subarray(-4, -1);
    expect(lowBlue - lowRed).toBeGreaterThan(60);
    expect(highRed - highBlue).toBeGreaterThan(60);
  });
});

function distance(color: string, other: string): number {
  const [l, a, b] = oklabOf(color);
  const [m, c, d] = oklabOf(other);
  return Math.hypot(l - m, a - c, b - d);
}

describe("channel colors", () => {
  it("gives each channel another color until the palette is used up", () => {
    const given: string[] = [];
    for (let count = 0; count < CHANNEL_PALETTE.length; count++)
      given.push(nextChannelColor(given));
    expect(new Set(given).size).toBe(CHANNEL_PALETTE.length);
  });

  it("never gives a color that is taken, also past the palette and for fields with one of their own", () => {
    const given: string[] = [];
    for (let count = 0; count < limits.channels.most; count++) {
      const next = nextChannelColor(given, "#ff3fb0");
      const distances = given.map((other) => distance(next, other));
      expect(Math.min(...distances)).toBeGreaterThan(0.09);
      given.push(next);
    }
    expect(given[0]).toBe("#ff3fb0");
    // Nearly the same is taken, too, however it is written.
    expect(nextChannelColor(["#FF40B0"], "#ff3fb0")).toBe("#38e07b");
  });

  it("pales dark colors for text and leaves light ones", () => {
    expect(legibleColor("#ffd23f")).toBe("rgb(255 210 63)");
    const [red = 0, green = 0, blue = 0] = (legibleColor("#0000ff").match(/\d+/g) ?? []).map(
      Number,
    );
    expect(oklabLightness([red / 255, green / 255, blue / 255])).toBeGreaterThanOrEqual(0.72);
    expect(blue).toBeGreaterThan(red);
  });

  it("darkens what would be unreadable on white to 4.5 to 1, and leaves the rest", () => {
    expect(legibleOnWhite("#1f3fa0")).toBe("rgb(31 63 160)");
    for (const color of ["#ffd23f", "#a8ff78", "rgb(86 180 233)", "#ffffff"]) {
      const parts = (legibleOnWhite(color).match(/\d+/g) ?? []).map(Number);
      expect(contrastWithWhite(parts)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrastWithWhite(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
