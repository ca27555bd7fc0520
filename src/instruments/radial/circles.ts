import type { Place } from "../instrument.ts";
import type { PlaneGrid } from "../plane/between-voxels.ts";

const MOST = 400;

/** Radii of circles, um: a voxel apart, 0 and the last one among them. */
export function radiiOf(radius: number, { dx, dy }: PlaneGrid): readonly number[] {
  const count = Math.min(Math.max(Math.round(radius / Math.min(dx, dy)), 1), MOST);
  return Array.from({ length: count + 1 }, (_, index) => (index / count) * radius);
}

/** Points on a circle about a place, half a voxel apart, as far as they lie within the domain. */
export function pointsOnCircle(grid: PlaneGrid, { x, y }: Place, radius: number): readonly Place[] {
  const { nx, ny, dx, dy } = grid;
  const count = Math.max(8, Math.ceil((2 * Math.PI * radius) / (0.5 * Math.min(dx, dy))));
  return Array.from({ length: count }, (_, index) => {
    const angle = ((index + 0.5) / count) * 2 * Math.PI;
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  }).filter((at) => at.x >= 0 && at.y >= 0 && at.x <= nx * dx && at.y <= ny * dy);
}
