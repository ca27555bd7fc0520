import { describe, expect, it } from "vitest";
import { CHANNEL_PALETTE, nextChannelColor } from "../../src/view/channel-palette.ts";
import { COLOR_MAP_NAMES, COLOR_MAP_SIZE, colorMapTable } from "../../src/view/color-maps.ts";
import { legibleColor } from "../../src/view/legible-color.ts";
import { oklabLightness } from "../../src/view/oklab.ts";

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

describe("channel colors", () => {
  it("gives each channel another color until the palette is used up", () => {
    const given: string[] = [];
    for (let count = 0; count < CHANNEL_PALETTE.length; count++)
      given.push(nextChannelColor(given));
    expect(new Set(given).size).toBe(CHANNEL_PALETTE.length);
    expect(CHANNEL_PALETTE).toContain(nextChannelColor(given));
  });

  it("pales dark colors for text and leaves light ones", () => {
    expect(legibleColor("#ffd23f")).toBe("rgb(255 210 63)");
    const [red = 0, green = 0, blue = 0] = (legibleColor("#0000ff").match(/\d+/g) ?? []).map(
      Number,
    );
    expect(oklabLightness([red / 255, green / 255, blue / 255])).toBeGreaterThanOrEqual(0.72);
    expect(blue).toBeGreaterThan(red);
  });
});
