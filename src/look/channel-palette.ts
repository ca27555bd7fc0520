import { oklabOf } from "./oklab.ts";

/**
 * Colors for channels that bring none, in the order of giving: told apart with any of the common
 * color-vision deficiencies (magenta against green, never red against green) and bright enough to
 * read as text on black.
 */
export const CHANNEL_PALETTE: readonly string[] = [
  "#ff3fb0",
  "#38e07b",
  "#35c6ff",
  "#ffd23f",
  "#ff8a3d",
  "#6f86ff",
  "#c8a2ff",
  "#e6ebf2",
];

/** Colors nearer than this in Oklab are taken for the same one (the palette's nearest are 0.13 apart). */
const APART = 0.1;

/** Where the palette is used up: all bright colors of a coarse grid. */
const MORE: readonly string[] = ["33", "66", "99", "cc", "ff"].flatMap((red, _, levels) =>
  levels.flatMap((green) =>
    levels
      .map((blue) => `#${red}${green}${blue}`)
      .filter((color) => (oklabOf(color)[0] ?? 0) > 0.6),
  ),
);

/**
 * A color that no channel has: `wanted` if that is free, else the first of the palette that is, else
 * the one that is farthest from all in use.
 */
export function nextChannelColor(inUse: readonly string[], wanted?: string): string {
  const free = [...(wanted === undefined ? [] : [wanted]), ...CHANNEL_PALETTE].find(
    (color) => nearest(color, inUse) >= APART,
  );
  if (free !== undefined) return free;
  return MORE.reduce((best, color) =>
    nearest(color, inUse) > nearest(best, inUse) ? color : best,
  );
}

/** Oklab distance to the nearest of some colors. */
function nearest(color: string, others: readonly string[]): number {
  const [l, a, b] = oklabOf(color);
  return Math.min(
    ...others.map(oklabOf).map(([m, c, d]) => Math.hypot(l - m, a - c, b - d)),
    Number.POSITIVE_INFINITY,
  );
}
