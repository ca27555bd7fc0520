import type { FilmedRun } from "./filmed-run.ts";

/** Points of curves on the way to a film's first frame. */
const POINTS = 100;

/**
 * Brings runs to a film's first frame, at `to` (min), measuring them on the way: curves that begin before the film
 * are computed there, and not a straight line. At `to`, and where curves are known up to there, nothing is measured.
 */
export async function leadUp(
  runs: readonly FilmedRun[],
  to: number,
  moveTo: (time: number) => Promise<void>,
  measure: () => Promise<void>,
): Promise<void> {
  const from = Math.min(...runs.map(({ engine }) => engine.time));
  const isKnown = runs.every(({ known }) => (known?.times.at(-1) ?? from) >= to);
  if (isKnown || !(to > from)) return;
  await measure();
  for (let point = 1; point < POINTS; point++) {
    await moveTo(from + ((to - from) * point) / POINTS);
    await measure();
  }
}
