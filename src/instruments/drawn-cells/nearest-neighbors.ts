import type { Place } from "../instrument.ts";
import type { CellWindow } from "./cells-in-window.ts";
import { type ByDistance, firstFrom, sortedByX } from "./pair-correlation.ts";

/** Distances from points to their nearest neighbors. */
export interface NearestNeighbors extends ByDistance {
  /** um; NaN where no point has a neighbor nearer than the border. */
  readonly mean: number;
}

/**
 * The density (1/um) of the distance from a point to the nearest one of another list, or of the same one, and
 * its mean. Only points whose neighbor is nearer than the window's border count, for beyond it a nearer one
 * may lie, and each by the inverse of the area in which such a point can lie (K.-H. Hanisch, "Some remarks on
 * estimators of the distribution function of nearest neighbour distance in stationary spatial point
 * processes", Math. Operationsforsch. Statist., ser. Statistics 15 (1984), 409-412).
 */
export function nearestNeighbors(
  from: readonly Place[],
  to: readonly Place[],
  { left, right, bottom, top }: CellWindow,
  {
    reach,
    width,
    same,
  }: { readonly reach: number; readonly width: number; readonly same: boolean },
): NearestNeighbors {
  const count = Math.max(1, Math.round(reach / width));
  const sums = new Float64Array(count);
  const order = sortedByX(to);
  let [all, first] = [0, 0];
  from.forEach((point, own) => {
    const distance = nearest(order, point, same ? own : -1);
    const { x, y } = point;
    const border = Math.min(x - left, right - x, y - bottom, top - y);
    if (!(distance <= border)) return;
    const area = (right - left - 2 * distance) * (top - bottom - 2 * distance);
    if (!(area > 0)) return;
    const weight = 1 / area;
    all += weight;
    first += weight * distance;
    const bin = Math.floor(distance / width);
    if (bin < count) sums[bin] = sums[bin]! + weight;
  });
  return {
    distances: Array.from(sums, (_, bin) => (bin + 0.5) * width),
    values: Array.from(sums, (sum) => (all === 0 ? Number.NaN : sum / all / width)),
    mean: all === 0 ? Number.NaN : first / all,
  };
}

/** Distance to the nearest point, `own` left out: to both sides along x until no nearer one can come. */
function nearest(
  order: readonly (Place & { readonly index: number })[],
  { x, y }: Place,
  own: number,
): number {
  let best = Number.POSITIVE_INFINITY;
  const start = firstFrom(order, x);
  for (let at = start; at < order.length && order[at]!.x - x < best; at++) {
    const point = order[at]!;
    if (point.index !== own) best = Math.min(best, Math.hypot(point.x - x, point.y - y));
  }
  for (let at = start - 1; at >= 0 && x - order[at]!.x < best; at--) {
    const point = order[at]!;
    if (point.index !== own) best = Math.min(best, Math.hypot(point.x - x, point.y - y));
  }
  return best;
}
