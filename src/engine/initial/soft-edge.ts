/**
 * Share of a cell that lies inside an outline, from the signed distance (um, negative inside) of its
 * center: the soft edge, a smooth step of width `softness` (um) centered on the outline, averaged
 * over `width` (um) along the normal. So it is exact for a plane outline across an axis of the cell
 * whatever its width is, and what one cell lacks its neighbor has.
 */
export function softEdge(softness: number, width: number): (distance: number) => number {
  const reach = 0.5 * (softness + width);
  const half = (0.5 * width) / softness;
  return (distance) => {
    if (distance >= reach) return 0;
    if (distance <= -reach) return 1;
    if (softness <= 0) return 0.5 - distance / width;
    const t = 0.5 - distance / softness;
    return (stepIntegral(t + half) - stepIntegral(t - half)) / (2 * half);
  };
}

/** Integral of the smooth step 3t^2 - 2t^3 (0 before 0, 1 after 1) up to t. */
function stepIntegral(t: number): number {
  if (t <= 0) return 0;
  return t >= 1 ? t - 0.5 : t * t * t * (1 - 0.5 * t);
}
