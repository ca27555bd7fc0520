/** Share of the positivity bound that a substep may use. */
const safety = 0.95;
/** Beyond this motility and drift are scaled down to fit. */
const mostPairs = 32;

/** How a population moves over a time: in pairs of substeps (docs/numerics.md). */
export interface SubstepChoice {
  readonly pairs: number;
  /** Length of a pair, min. */
  readonly length: number;
  /** Share of its speed that the population keeps, so that no more pairs are needed. */
  readonly scale: number;
}

/** ceil(dt o/0.95) pairs, at most 32; `outflow` o in 1/min. */
export function chooseSubsteps(outflow: number, dt: number): SubstepChoice {
  if (!(outflow > 0)) return { pairs: 0, length: 0, scale: 1 };
  const wanted = Math.ceil((dt * outflow) / safety);
  const pairs = Math.min(wanted, mostPairs);
  const scale = wanted <= mostPairs ? 1 : (mostPairs * safety) / (dt * outflow);
  return { pairs, length: dt / pairs, scale };
}
