/**
 * The next step's length by the error of the last one (docs/numerics.md, "Step control"): a
 * first-order estimate, so the step goes with the root of tolerance/error, and no faster than twice
 * up or five times down.
 */
export function proposeStep(dt: number, error: number, tolerance: number): number {
  const factor = error > 0 ? 0.9 * Math.sqrt(tolerance / error) : 2;
  return dt * Math.min(2, Math.max(0.2, factor));
}

/** No step is shorter than this share of the base step for the sake of its error. */
export const shortestShare = 1e-4;

/** Whether a step has to be done again, shorter. */
export function isTooLong(error: number, tolerance: number): boolean {
  return error > 2 * tolerance;
}

/**
 * What to propose after an accepted step of length dt that might have been `allowed` long: one that a
 * stop cut short says nothing against the longer one, unless it was long enough to be shortened itself.
 */
export function proposalAfter(
  dt: number,
  allowed: number,
  error: number,
  tolerance: number,
): number {
  const proposed = proposeStep(dt, error, tolerance);
  return dt < allowed && proposed >= dt ? Math.max(proposed, allowed) : proposed;
}
