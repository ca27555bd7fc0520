import type { Grid } from "../../model/grid.ts";

/**
 * Share of a cell that lies inside an outline, from the signed distance (um, negative inside) of its
 * center: the soft edge, a smooth step of width `softness` (um) centered on the outline, averaged
 * over the cell's `width` (um) along the normal. For a plane outline across an axis of the cell that
 * is exact, and what one cell lacks its neighbor has.
 */
export function softEdge(distance: number, softness: number, width: number): number {
  const reach = 0.5 * (softness + width);
  if (distance >= reach) return 0;
  if (distance <= -reach) return 1;
  if (softness < 1e-6 * width) return 0.5 - distance / width;
  const t = 0.5 - distance / softness;
  const half = (0.5 * width) / softness;
  return (stepIntegral(t + half) - stepIntegral(t - half)) / (2 * half);
}

/** Width of a cell across an outline whose normal is (x, y, z)/length: exact along the axes. */
export function widthAcross(
  { dx, dy, dz }: Grid,
  x: number,
  y: number,
  z: number,
  length: number,
): number {
  if (length === 0) return dx;
  return Math.sqrt((x * dx) ** 2 + (y * dy) ** 2 + (z * dz) ** 2) / length;
}

/** Variance (um^2) of a place within a cell along one axis. */
export function cellVariance(width: number): number {
  return (width * width) / 12;
}

/** Integral up to t of the smooth step 3t^2 - 2t^3, which is 0 before 0 and 1 after 1. */
function stepIntegral(t: number): number {
  if (t <= 0) return 0;
  return t >= 1 ? t - 0.5 : t * t * t * (1 - 0.5 * t);
}
