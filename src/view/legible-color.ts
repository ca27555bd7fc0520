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

function pale(part: number, share: number): number {
  return part + share * (1 - part);
}
