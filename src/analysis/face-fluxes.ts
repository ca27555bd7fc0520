/**
 * Exchange between two neighbors as Scharfetter and Gummel have it (docs/numerics.md), in parts. `D`, `speeds`
 * (of each drift, with its crowding) and width h are of the face; the flux is from `here` to `there`, amount
 * per area and min. What the drifts carry is shared in proportion to their speeds, so that diffusion and
 * drifts add up to the flux of the engines.
 */
export function faceFlux(
  D: number,
  speeds: readonly number[],
  h: number,
  here: number,
  there: number,
): { readonly diffusive: number; readonly drifts: readonly number[] } {
  const diffusive = (D * (here - there)) / h;
  const v = speeds.reduce((sum, speed) => sum + speed, 0);
  const carried = carriedDensity(D, v, h, here, there, diffusive);
  return { diffusive, drifts: speeds.map((speed) => speed * carried) };
}

/** What a drift at the speed v finds to carry: (flux - diffusive part)/v, the mean of both sides at v = 0. */
function carriedDensity(
  D: number,
  v: number,
  h: number,
  here: number,
  there: number,
  diffusive: number,
): number {
  const z = D > 0 ? (v * h) / D : Number.POSITIVE_INFINITY;
  if (Math.abs(z) < 1e-4) return (here + there) / 2;
  if (D <= 0 || Math.abs(z) > 500) {
    const upwind = v > 0 ? here : there;
    return v === 0 ? (here + there) / 2 : upwind - diffusive / v;
  }
  const flux = (D / h) * (bernoulli(-z) * here - bernoulli(z) * there);
  return (flux - diffusive) / v;
}

/** z/(e^z - 1) */
function bernoulli(z: number): number {
  return Math.abs(z) < 1e-9 ? 1 - z / 2 : z / Math.expm1(z);
}
