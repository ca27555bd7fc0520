import {
  interpolateCividis,
  interpolateInferno,
  interpolateMagma,
  interpolatePlasma,
  interpolateTurbo,
  interpolateViridis,
} from "d3-scale-chromatic";
import type { ColorMapName } from "./color-map-names.ts";
import { CMOCEAN, CRAMERI } from "./color-map-tables.ts";
import { oklchToRgb, type Rgb } from "./oklab.ts";

/** Entries of a color map. */
export const COLOR_MAP_SIZE = 256;

type ColorAt = (share: number) => Rgb;

const colorAt: Readonly<Record<ColorMapName, ColorAt>> = {
  viridis: (share) => parseColor(interpolateViridis(share)),
  magma: (share) => parseColor(interpolateMagma(share)),
  inferno: (share) => parseColor(interpolateInferno(share)),
  plasma: (share) => parseColor(interpolatePlasma(share)),
  cividis: (share) => parseColor(interpolateCividis(share)),
  turbo: (share) => parseColor(interpolateTurbo(share)),
  gray: (share) => [share, share, share],
  balance: balanceColor,
  ...fromTables(CMOCEAN),
  ...fromTables(CRAMERI),
};

/** Maps that are straight lines between the colors of their tables. */
function fromTables<Name extends string>(
  tables: Readonly<Record<Name, string>>,
): Readonly<Record<Name, ColorAt>> {
  const entries = Object.entries<string>(tables).map(([name, table]) => {
    const bytes = Uint8Array.from(atob(table), (letter) => letter.charCodeAt(0));
    return [name, (share: number) => between(bytes, share)] as const;
  });
  return Object.fromEntries(entries) as Readonly<Record<Name, ColorAt>>;
}

function between(bytes: Uint8Array, share: number): Rgb {
  const steps = bytes.length / 3 - 1;
  const place = Math.min(Math.max(share, 0), 1) * steps;
  const index = Math.min(Math.floor(place), steps - 1);
  const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((part) => {
    const [from = 0, to = 0] = [bytes[3 * index + part], bytes[3 * (index + 1) + part]];
    return (from + (place - index) * (to - from)) / 255;
  });
  return [red, green, blue];
}

/** The map's sRGB table: COLOR_MAP_SIZE rows of red, green, blue, 255, from low to high. */
export function colorMapTable(name: ColorMapName): Uint8Array {
  const table = new Uint8Array(4 * COLOR_MAP_SIZE);
  for (let index = 0; index < COLOR_MAP_SIZE; index++) {
    const bytes = colorAt[name](index / (COLOR_MAP_SIZE - 1)).map((part) => Math.round(255 * part));
    table.set([...bytes, 255], 4 * index);
  }
  return table;
}

/** "#rrggbb" at a share (0 to 1) of a map. */
export function colorMapColor(name: ColorMapName, share: number): string {
  const parts = colorAt[name](share).map((part) => Math.round(255 * part));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
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
