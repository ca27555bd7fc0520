/** Slowest and fastest speed that the slider names, simulated min per second of wall time. */
export const SLOWEST = 0.1;
export const FASTEST = 20 * 1440;

/** Positions of the slider: 0 .. POSITIONS; the last one means "as fast as possible". */
export const POSITIONS = 1000;
const LAST_NAMED = 970;

/** Speed at a position of the slider; Infinity is "as fast as possible". */
export function speedAt(position: number): number {
  if (position > LAST_NAMED) return Number.POSITIVE_INFINITY;
  const share = Math.max(0, position) / LAST_NAMED;
  return SLOWEST * (FASTEST / SLOWEST) ** share;
}

/** The inverse of `speedAt`. */
export function positionOf(speed: number): number {
  if (!Number.isFinite(speed)) return POSITIONS;
  const share = Math.log(speed / SLOWEST) / Math.log(FASTEST / SLOWEST);
  return Math.round(Math.min(1, Math.max(0, share)) * LAST_NAMED);
}
