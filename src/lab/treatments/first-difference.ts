import type { InterventionFile } from "../../preset/scene-schema.ts";
import type { Treatment } from "../document.ts";
import { isSameData } from "../plain-data.ts";
import { timesOf } from "./times.ts";

/**
 * The earliest time (min) at which a run with one list of treatments differs from a run with the other;
 * Infinity where none does. Where it lies before the present, the past would have to be rewritten.
 */
export function firstDifference(before: readonly Treatment[], after: readonly Treatment[]): number {
  const [old, young] = [acting(before), acting(after)];
  let earliest = Infinity;
  for (const id of new Set([...old.keys(), ...young.keys()])) {
    earliest = Math.min(earliest, differsFrom(old.get(id), young.get(id)));
  }
  return earliest;
}

function acting(treatments: readonly Treatment[]): ReadonlyMap<string, InterventionFile> {
  return new Map(treatments.filter(({ on }) => on).map((one) => [one.id, one.intervention]));
}

function differsFrom(a: InterventionFile | undefined, b: InterventionFile | undefined): number {
  if (a === undefined || b === undefined) {
    const one = a ?? b;
    return one === undefined ? Infinity : timesOf(one).start;
  }
  const [one, other] = [timesOf(a), timesOf(b)];
  const start = Math.min(one.start, other.start);
  if (one.start !== other.start || !isSameData(effectOf(a), effectOf(b))) return start;
  const isWindow = "parameter" in a;
  if (isWindow && one.stop !== other.stop) return Math.min(one.stop, other.stop);
  if (one.every === other.every) {
    return one.count === other.count
      ? Infinity
      : start + Math.min(one.count, other.count) * one.every;
  }
  const next = [one, other].filter(({ count }) => count > 1).map(({ every }) => start + every);
  return Math.min(Infinity, ...next);
}

/** What an intervention does, whenever it does it. */
function effectOf(intervention: InterventionFile): Readonly<Record<string, unknown>> {
  const {
    label: _,
    note: __,
    start: ___,
    stop: ____,
    every: _____,
    count: ______,
    ...effect
  } = intervention;
  return effect;
}
