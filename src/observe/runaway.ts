import type { Measurement, Statistics } from "../engine/engine.ts";

/** What is written to a field is limited to 1e30: who reaches that has run away. */
const LARGEST = 0.99e30;

/**
 * The first field or observable of a measurement that has grown beyond all bounds or has values that are
 * no numbers any more; undefined where all is well. The one rule of page, command line and sweeps.
 */
export function runawayOf({
  fields,
  observables,
}: Pick<Measurement, "fields" | "observables">): string | undefined {
  return Object.entries({ ...fields, ...observables }).find(([, values]) =>
    hasRunAway(values),
  )?.[0];
}

function hasRunAway({ min, max, nonFinite }: Statistics): boolean {
  return nonFinite > 0 || Math.max(-min, max) >= LARGEST;
}
