import { oklabLightness, type Rgb } from "./oklab.ts";

/** Least perceived lightness of small text on black. */
const LEAST = 0.72;

/** A channel's color ("#rrggbb"), paled as far as it needs to be read as text on black. */
export function legibleColor(color: string): string {
  const parts = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255);
  const [red = 1, green = 1, blue = 1] = parts.map((part) => (Number.isFinite(part) ? part : 1));
  for (let share = 0; share <= 1; share += 0.05) {
    const paled: Rgb = [pale(red, share), pale(green, share), pale(blue, share)];
    if (oklabLightness(paled) >= LEAST) {
      return `rgb(${paled.map((part) => Math.round(255 * part)).join(" ")})`;
    }
  }
  return "#ffffff";
}

/** Most perceived lightness of small text on white: some 4.5 to 1. */
const MOST = 0.56;

/** A channel's color ("#rrggbb" or "rgb(r g b)"), darkened as far as it needs to be read as text on white. */
export function legibleOnWhite(color: string): string {
  const parts = color.startsWith("#")
    ? [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16))
    : (color.match(/\d+/g) ?? []).map(Number);
  const [red = 0, green = 0, blue = 0] = parts.map((part) => part / 255);
  for (let share = 1; share > 0; share -= 0.05) {
    const darkened: Rgb = [share * red, share * green, share * blue];
    if (oklabLightness(darkened) <= MOST) {
      return `rgb(${darkened.map((part) => Math.round(255 * part)).join(" ")})`;
    }
  }
  return "#000000";
}

function pale(part: number, share: number): number {
  return part + share * (1 - part);
}
