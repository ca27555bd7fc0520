import type { Shape } from "../../model/scenario.ts";
import { randomSequence } from "./random-sequence.ts";

export type SpotsShape = Extract<Shape, { readonly kind: "spots" }>;

/**
 * Candidates that are tried for each spot before the farthest of them is taken; fewer where there
 * are thousands of spots, so that placing them stays a matter of a fraction of a second.
 */
function candidatesFor(count: number): number {
  return Math.min(40, Math.max(4, Math.round(4e7 / (count * count))));
}

/**
 * Centres (um), at least `separation` apart while there is room, else as far apart as chance found;
 * whole spots lie inside the domain, whose sides are `size` (um; the third is 0 in 2D).
 */
export function spotCenters(
  size: readonly [number, number, number],
  shape: SpotsShape,
  seed: number,
  stream: number,
): readonly (readonly [number, number, number])[] {
  const random = randomSequence(seed, stream);
  const place = (length: number): number => {
    const room = Math.max(0, length - 2 * shape.radius);
    return (length - room) / 2 + room * random();
  };
  const candidates = candidatesFor(shape.count);
  const centers: [number, number, number][] = [];
  for (let spot = 0; spot < shape.count; spot++) {
    let best: [number, number, number] = [0, 0, 0];
    let clearance = -1;
    for (let trial = 0; trial < candidates && clearance < shape.separation; trial++) {
      const candidate: [number, number, number] = [
        place(size[0]),
        place(size[1]),
        size[2] > 0 ? place(size[2]) : 0,
      ];
      const nearest = nearestDistance(candidate, centers);
      if (nearest > clearance) {
        best = candidate;
        clearance = nearest;
      }
    }
    centers.push(best);
  }
  return centers;
}

function nearestDistance(
  [x, y, z]: readonly [number, number, number],
  centers: readonly (readonly [number, number, number])[],
): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const [cx, cy, cz] of centers) {
    const squared = (x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2;
    if (squared < nearest) nearest = squared;
  }
  return Math.sqrt(nearest);
}
