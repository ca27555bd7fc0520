import { formatNumber } from "../../numbers/format-number.ts";
import type { Rgb } from "../oklab.ts";
import type { PolarizationView } from "./setting.ts";

/** What hue and brightness of a polarization view mean, to be drawn beside it. */
export interface PoleKey {
  readonly title: string;
  /** Two or three phenotypes: with two the key is a square, with three a triangle. */
  readonly corners: readonly { readonly label: string; readonly color: string }[];
  /** Density drawn black and full. */
  readonly low: string;
  readonly high: string;
}

export function poleKeyOf({ label, poles, window }: PolarizationView): PoleKey | null {
  if (poles.length < 2) return null;
  const corners = poles.slice(0, 3).map(({ label: text, color }) => ({ label: text, color }));
  const [low, high] = window;
  return { title: label, corners, low: formatNumber(low), high: formatNumber(high) };
}

/**
 * sRGB (0 to 1) of cells that are so many of each color ("#rrggbb"), as the view draws them: linear light mixed by
 * their shares, times the square of how full (0 to 1) the window of the density is.
 */
export function mixedColor(
  colors: readonly string[],
  amounts: readonly number[],
  full: number,
): Rgb {
  const sum = amounts.reduce((all, amount) => all + amount, 0);
  const parts = [1, 3, 5].map((start) => {
    const light = colors.reduce((all, color, index) => {
      const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
      return all + toLinear(part) * ((amounts[index] ?? 0) / sum);
    }, 0);
    return toSrgb(light * full * full);
  });
  const [red = 0, green = 0, blue = 0] = parts;
  return [red, green, blue];
}

/** RGBA pixels, row by row from the top, of a key `width` px wide; outside of a triangle they are clear. */
export function poleKeyPixels(
  { corners }: PoleKey,
  width: number,
  height: number,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * width * height);
  const colors = corners.map(({ color }) => color);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const across = (column + 0.5) / width;
      const up = 1 - (row + 0.5) / height;
      const [amounts, full] =
        corners.length === 2 ? [[1 - across, across], up] : [cornersAt(across, up), 1];
      if (amounts.some((amount) => amount < 0)) continue;
      const color = mixedColor(colors, amounts, full).map((part) => 255 * part);
      pixels.set([...color, 255], 4 * (column + width * row));
    }
  }
  return pixels;
}

/** Shares of the lower left, lower right and upper corner of a triangle in the unit square. */
function cornersAt(across: number, up: number): readonly number[] {
  const right = across - up / 2;
  return [1 - right - up, right, up];
}

function toLinear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function toSrgb(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}
