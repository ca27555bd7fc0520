/** Share of the positivity bound that a substep may use. */
const safety = 0.95;
/** Beyond this motility and drift are scaled down to fit. */
const mostSubsteps = 64;

/** How often a population moves in a step, and by how much its speeds are scaled to fit. */
export interface SubstepChoice {
  readonly count: number;
  readonly scale: number;
}

/** m = 2 ceil(dt o / (2 * 0.95)), at most 64; `outflow` o in 1/min. */
export function chooseSubsteps(outflow: number, dt: number): SubstepChoice {
  if (!(outflow > 0)) return { count: 0, scale: 1 };
  const count = 2 * Math.ceil((dt * outflow) / (2 * safety));
  if (count <= mostSubsteps) return { count, scale: 1 };
  return { count: mostSubsteps, scale: (mostSubsteps * safety) / (dt * outflow) };
}
