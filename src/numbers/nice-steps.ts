/** The largest of 1, 2, 5 times a power of ten that is at most `limit` (> 0). */
export function niceBelow(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(limit));
  const factor = [10, 5, 2, 1].find((candidate) => candidate * power <= limit * (1 + 1e-9));
  return (factor ?? 1) * power;
}

/** Multiples of a 1-2-5 step within [low, high], about `count` of them, none for an empty range. */
export function niceTicks(low: number, high: number, count: number): readonly number[] {
  if (!(high > low) || !Number.isFinite(high - low)) return [];
  const step = niceAbove((high - low) / count);
  const tolerance = 1e-9 * step;
  const first = Math.ceil((low - tolerance) / step);
  const last = Math.floor((high + tolerance) / step);
  return Array.from({ length: last - first + 1 }, (_, index) => roundTo((first + index) * step));
}

function niceAbove(limit: number): number {
  const below = niceBelow(limit);
  if (below >= limit * (1 - 1e-9)) return below;
  const power = 10 ** Math.floor(Math.log10(below) + 1e-9);
  return Math.round(below / power) === 2 ? 5 * power : 2 * below;
}

/** Drops the noise of a multiplication (0.30000000000000004). */
function roundTo(value: number): number {
  return Number(value.toPrecision(12));
}
