import type { Moment } from "../instrument.ts";

const DAY = 1440;
/** A front has been seen at so many moments, at least. */
const LEAST = 4;

/**
 * How fast a front moves along the line, um/d, away from its start: the straight line of least squares through
 * the places where the values pass half of their whole range. Null where fewer than four moments have one
 * such place only.
 */
export function frontSpeed(
  moments: readonly Moment<readonly number[]>[],
  distances: readonly number[],
): number | null {
  const ends = moments.flatMap(({ value }) => [minOf(value), maxOf(value)]);
  const level = (minOf(ends) + maxOf(ends)) / 2;
  const places = moments.flatMap(({ time, value }) => {
    const crossings = crossingsOf(value, distances, level);
    return crossings.length === 1 ? [[time, crossings[0]!] as const] : [];
  });
  if (places.length < LEAST) return null;
  const meanTime = places.reduce((sum, [time]) => sum + time, 0) / places.length;
  const mean = places.reduce((sum, [, place]) => sum + place, 0) / places.length;
  let [above, below] = [0, 0];
  for (const [time, place] of places) {
    above += (time - meanTime) * (place - mean);
    below += (time - meanTime) ** 2;
  }
  return below === 0 ? null : (above / below) * DAY;
}

/** Where values along the line pass a level, linear between them. */
function crossingsOf(
  values: readonly number[],
  distances: readonly number[],
  level: number,
): readonly number[] {
  return values.slice(1).flatMap((next, index) => {
    const value = values[index]!;
    if (value > level === next > level) return [];
    const share = (level - value) / (next - value);
    return [distances[index]! + share * (distances[index + 1]! - distances[index]!)];
  });
}

function minOf(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function maxOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
}
