import { CHANNEL_PALETTE } from "./channel-palette.ts";
import { legibleColor, legibleOnWhite } from "./legible-color.ts";
import { oklchToRgb } from "./oklab.ts";

/** Colors nearer than this (sRGB, weighted, 0 to about 765) are hard to tell apart as thin lines. */
const NEAR = 70;

/** On white colors are dark, so that their parts lie nearer to each other than they look. */
const ON_WHITE = 1.3;

/**
 * The wanted color (as CSS writes it) if it can be told from those in use; else the first that can, on black and darkened on white, of
 * the palette and of hues all around; where there is none left, that which is farthest from all.
 */
export function distinctColor(wanted: string, inUse: readonly string[]): string {
  const used = inUse.map((one) => ({ dark: parts(one), light: parts(legibleOnWhite(one)) }));
  const room = (color: string): number => {
    const [dark, light] = [parts(color), parts(legibleOnWhite(color))];
    const apart = used.map((one) =>
      Math.min(distance(dark, one.dark), ON_WHITE * distance(light, one.light)),
    );
    return Math.min(Number.POSITIVE_INFINITY, ...apart);
  };
  const choices = [wanted, ...CHANNEL_PALETTE.map(legibleColor), ...HUES];
  const free = choices.find((color) => room(color) >= NEAR);
  return free ?? choices.reduce((best, color) => (room(color) > room(best) ? color : best));
}

const HUES: readonly string[] = [0.82, 0.7, 0.92].flatMap((lightness) =>
  Array.from({ length: 12 }, (_, index) => {
    const rgb = oklchToRgb(lightness, 0.14, 30 * index + 15);
    return `rgb(${rgb.map((part) => Math.round(255 * part)).join(" ")})`;
  }),
);

function parts(color: string): readonly [number, number, number] {
  const hex = /^#([0-9a-f]{6})$/i.exec(color)?.[1];
  const numbers =
    hex === undefined
      ? [...color.matchAll(/[\d.]+/g)].map(([text]) => Number(text))
      : [0, 2, 4].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
  const [red = 255, green = 255, blue = 255] = numbers;
  return [red, green, blue];
}

/** "Redmean" (Riemersma, https://www.compuphase.com/cmetric.htm): near to what is seen, and short. */
function distance(
  a: readonly [number, number, number],
  b: readonly [number, number, number],
): number {
  const red = (a[0] + b[0]) / 2;
  const [r, g, blue] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  return Math.sqrt((2 + red / 256) * r * r + 4 * g * g + (2 + (255 - red) / 256) * blue * blue);
}
