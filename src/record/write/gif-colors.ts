import type { GifDither } from "../film-format.ts";

export type Color = readonly number[];

/** The index of the nearest of some colors; those that were asked for are remembered, by 6 bits of each part. */
export function createNearest(
  colors: readonly Color[],
): (r: number, g: number, b: number) => number {
  const known = new Int16Array(2 ** 18).fill(-1);
  return (r, g, b) => {
    const key = ((r >> 2) << 12) | ((g >> 2) << 6) | (b >> 2);
    const last = known[key] as number;
    if (last >= 0) return last;
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, [r2 = 0, g2 = 0, b2 = 0]] of colors.entries()) {
      const distance = (r - r2) ** 2 + (g - g2) ** 2 + (b - b2) ** 2;
      if (distance < least) [least, best] = [distance, index];
    }
    known[key] = best;
    return best;
  };
}

/** Bayer's matrix of 8 by 8, in thresholds from -1/2 to 1/2: B. E. Bayer, ICC 1973, 26-11. */
const BAYER = Float32Array.from({ length: 64 }, (_, place) => {
  const [x, y] = [place % 8, place >> 3];
  let value = 0;
  for (let bit = 0; bit < 3; bit++) {
    const [a, b] = [(x >> bit) & 1, (y >> bit) & 1];
    value += ((a ^ b) * 2 + b) * 4 ** (2 - bit);
  }
  return (value + 0.5) / 64 - 0.5;
});

/** How far the pattern of a dither moves a part of a color, of 255: about what lies between two of 256 colors. */
const REACH = 8;

/**
 * Each pixel (bytes of red, green, blue, alpha) as an index into colors. Pixels that are less than half
 * painted have the index `clear`, where there is one.
 */
export function indicesOf(
  rgba: Uint8ClampedArray,
  width: number,
  colors: readonly Color[],
  dither: GifDither,
  clear = -1,
): Uint8Array {
  const solid = clear < 0 ? colors : colors.map((color, index) => (index === clear ? FAR : color));
  const nearest = createNearest(solid);
  const indices = new Uint8Array(rgba.length / 4);
  const isClear = (pixel: number): boolean => clear >= 0 && (rgba[4 * pixel + 3] as number) < 128;
  if (dither === "diffused") {
    diffuse(rgba, width, solid, nearest, (pixel, index) => {
      indices[pixel] = isClear(pixel) ? clear : index;
    });
    return indices;
  }
  for (let pixel = 0; pixel < indices.length; pixel++) {
    if (isClear(pixel)) {
      indices[pixel] = clear;
      continue;
    }
    const place = (((Math.floor(pixel / width) & 7) << 3) | ((pixel % width) & 7)) as number;
    const move = dither === "ordered" ? REACH * (BAYER[place] as number) : 0;
    const [r, g, b] = [0, 1, 2].map((part) => bounded((rgba[4 * pixel + part] as number) + move));
    indices[pixel] = nearest(r as number, g as number, b as number);
  }
  return indices;
}

/** No color of a picture is near it. */
const FAR: Color = [-1e6, -1e6, -1e6];

/** R. W. Floyd and L. Steinberg, Proc. SID 17 (1976), 75: what a color misses goes to the pixels that follow. */
function diffuse(
  rgba: Uint8ClampedArray,
  width: number,
  colors: readonly Color[],
  nearest: (r: number, g: number, b: number) => number,
  take: (pixel: number, index: number) => void,
): void {
  const row = 3 * (width + 2);
  let here = new Float32Array(row);
  let below = new Float32Array(row);
  const height = rgba.length / 4 / width;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x;
      const at = 3 * (x + 1);
      const wanted = [0, 1, 2].map((part) =>
        bounded((rgba[4 * pixel + part] as number) + (here[at + part] as number)),
      );
      const index = nearest(wanted[0] as number, wanted[1] as number, wanted[2] as number);
      take(pixel, index);
      for (let part = 0; part < 3; part++) {
        const miss = ((wanted[part] as number) - (colors[index]?.[part] ?? 0)) / 16;
        here[at + part + 3] = (here[at + part + 3] as number) + 7 * miss;
        below[at + part - 3] = (below[at + part - 3] as number) + 3 * miss;
        below[at + part] = (below[at + part] as number) + 5 * miss;
        below[at + part + 3] = (below[at + part + 3] as number) + miss;
      }
    }
    [here, below] = [below, here];
    below.fill(0);
  }
}

function bounded(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
