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

/** The first color of the palette that is not in use yet; the palette repeats when all are. */
export function nextChannelColor(inUse: readonly string[]): string {
  const used = new Set(inUse.map((color) => color.toLowerCase()));
  const free = CHANNEL_PALETTE.find((color) => !used.has(color));
  return free ?? (CHANNEL_PALETTE[inUse.length % CHANNEL_PALETTE.length] as string);
}
