import {
  interpolateCividis,
  interpolateInferno,
  interpolateMagma,
  interpolatePlasma,
  interpolateTurbo,
  interpolateViridis,
} from "d3-scale-chromatic";
import type { ColorMapName } from "../model/view-setting.ts";
import { oklchToRgb, type Rgb } from "./oklab.ts";

/** Entries of a color map. */
export const COLOR_MAP_SIZE = 256;

export const COLOR_MAP_NAMES: readonly ColorMapName[] = [
  "viridis",
  "magma",
  "inferno",
  "plasma",
  "cividis",
  "turbo",
  "gray",
  "balance",
];

const colorAt: Readonly<Record<ColorMapName, (share: number) => Rgb>> = {
  viridis: (share) => parseColor(interpolateViridis(share)),
  magma: (share) => parseColor(interpolateMagma(share)),
  inferno: (share) => parseColor(interpolateInferno(share)),
  plasma: (share) => parseColor(interpolatePlasma(share)),
  cividis: (share) => parseColor(interpolateCividis(share)),
  turbo: (share) => parseColor(interpolateTurbo(share)),
  gray: (share) => [share, share, share],
  balance: balanceColor,
};

/** The map's sRGB table: COLOR_MAP_SIZE rows of red, green, blue, 255, from low to high. */
export function colorMapTable(name: ColorMapName): Uint8Array {
  const table = new Uint8Array(4 * COLOR_MAP_SIZE);
  for (let index = 0; index < COLOR_MAP_SIZE; index++) {
    const bytes = colorAt[name](index / (COLOR_MAP_SIZE - 1)).map((part) => Math.round(255 * part));
    table.set([...bytes, 255], 4 * index);
  }
  return table;
}

/** Diverging about a light middle: blue below, red above, both sides equally light. */
function balanceColor(share: number): Rgb {
  const distance = Math.abs(2 * share - 1);
  const lightness = 0.96 - 0.64 * distance;
  const chroma = 0.31 * distance * (1 - 0.58 * distance);
  return oklchToRgb(lightness, chroma, share < 0.5 ? 255 : 27);
}

/** "#rrggbb" or "rgb(r, g, b)", as d3 writes them. */
function parseColor(text: string): Rgb {
  const parts = text.startsWith("#")
    ? [1, 3, 5].map((start) => Number.parseInt(text.slice(start, start + 2), 16))
    : (text.match(/\d+/g) ?? []).map(Number);
  const [red = 0, green = 0, blue = 0] = parts;
  return [red / 255, green / 255, blue / 255];
}
