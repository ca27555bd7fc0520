import type { Place } from "../look.ts";
import type { Vector } from "./turn.ts";

/** A line of sight: um from the corner of the box that is looked at, and where it goes (of length 1). */
export interface Sight {
  readonly origin: Vector;
  readonly direction: Vector;
}

/** Size of the box that is looked at, um. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

/** Steps through the box. */
const STEPS = 320;

/** The first place on the line, within the box, where something is; null: nowhere. */
export function firstOnSight(
  { origin, direction }: Sight,
  { width, height, depth }: Box,
  isThere: (place: Required<Place>) => boolean,
): Required<Place> | null {
  let [near, far] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [axis, size] of [width, height, depth].entries()) {
    const way = direction[axis] as number;
    const from = origin[axis] as number;
    if (Math.abs(way) < 1e-9) {
      if (from < 0 || from > size) return null;
      continue;
    }
    const ends = [-from / way, (size - from) / way];
    near = Math.max(near, Math.min(...ends));
    far = Math.min(far, Math.max(...ends));
  }
  if (!(far > near)) return null;
  for (let step = 0; step < STEPS; step++) {
    const along = near + ((step + 0.5) / STEPS) * (far - near);
    const [x, y, z] = origin.map((start, axis) => start + along * (direction[axis] as number));
    const place = { x: x as number, y: y as number, z: z as number };
    if (isThere(place)) return place;
  }
  return null;
}
