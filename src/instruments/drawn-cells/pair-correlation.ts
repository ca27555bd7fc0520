import type { Place } from "../instrument.ts";
import type { CellWindow } from "./cells-in-window.ts";

/** A function of distance, in bins of one width. */
export interface ByDistance {
  /** Middles of the bins, um. */
  readonly distances: readonly number[];
  readonly values: readonly number[];
}

/**
 * Pair correlation g(r) of points in a rectangle, or of one kind about another: how many times more pairs lie
 * that far apart than of points that know nothing of each other. Each pair counts by the inverse of the area
 * in which the window and the window shifted by it overlap (translation correction: J. Ohser, "On estimators
 * for the reduced second moment measure of point processes", Math. Operationsforsch. Statist., ser.
 * Statistics 14 (1983), 63-71), over the exact area of the bin's annulus. `same`: both lists are one, and no
 * point is paired with itself. NaN where there are too few points.
 */
export function pairCorrelation(
  from: readonly Place[],
  to: readonly Place[],
  window: CellWindow,
  {
    reach,
    width,
    same,
  }: { readonly reach: number; readonly width: number; readonly same: boolean },
): ByDistance {
  const [across, up] = [window.right - window.left, window.top - window.bottom];
  const count = Math.max(1, Math.round(reach / width));
  const sums = new Float64Array(count);
  const order = sortedByX(to);
  from.forEach((point, own) => {
    for (let at = firstFrom(order, point.x - reach); at < order.length; at++) {
      const { x, y, index } = order[at]!;
      const dx = x - point.x;
      if (dx > reach) break;
      if (same && index === own) continue;
      const dy = y - point.y;
      const bin = Math.floor(Math.hypot(dx, dy) / width);
      const overlap = (across - Math.abs(dx)) * (up - Math.abs(dy));
      if (bin < count && overlap > 0) sums[bin] = sums[bin]! + 1 / overlap;
    }
  });
  const pairs = from.length * (to.length - (same ? 1 : 0));
  const densities = pairs / (across * up) ** 2;
  return {
    distances: Array.from(sums, (_, bin) => (bin + 0.5) * width),
    values: Array.from(sums, (sum, bin) => {
      const annulus = Math.PI * width ** 2 * ((bin + 1) ** 2 - bin ** 2);
      return pairs === 0 ? Number.NaN : sum / (annulus * densities);
    }),
  };
}

interface Sorted extends Place {
  readonly index: number;
}

/** By x, each with its place in the list. */
export function sortedByX(points: readonly Place[]): readonly Sorted[] {
  return points.map(({ x, y }, index) => ({ x, y, index })).sort((one, other) => one.x - other.x);
}

/** Index of the first point that is not left of `x`. */
export function firstFrom(points: readonly Place[], x: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]!.x < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
