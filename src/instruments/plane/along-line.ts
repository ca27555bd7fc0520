import type { Place } from "../instrument.ts";
import type { PlaneGrid } from "./between-voxels.ts";

/** Places on a line, at most. */
const MOST = 600;

/** Distances from the start of a line, um: half a voxel apart, the end among them. */
export function lineDistances(from: Place, to: Place, { dx, dy }: PlaneGrid): readonly number[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const wanted = Math.ceil(length / (0.5 * Math.min(dx, dy)));
  const count = Math.min(Math.max(wanted, 1), MOST);
  return Array.from({ length: count + 1 }, (_, index) => (index / count) * length);
}

/** The points on a line at these distances from its start, um. */
export function pointsAlong(
  from: Place,
  to: Place,
  distances: readonly number[],
): readonly Place[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [cx, cy] = length === 0 ? [0, 0] : [(to.x - from.x) / length, (to.y - from.y) / length];
  return distances.map((along) => ({ x: from.x + along * cx, y: from.y + along * cy }));
}
