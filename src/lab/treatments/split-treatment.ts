import { ModelError } from "../../model/error.ts";
import type { InterventionFile } from "../../preset/scene-schema.ts";
import { durationText, timesOf } from "./times.ts";

/**
 * An intervention as what it does before a time (min) and what it does from then on, so that the later part
 * can be changed and the past stays as it was. Throws a ModelError where it does not act on both sides.
 */
export function splitIntervention(
  intervention: InterventionFile,
  time: number,
): readonly [before: InterventionFile, after: InterventionFile] {
  if (!canSplit(intervention, time)) {
    throw new ModelError("at", `nothing of it lies both before and after ${durationText(time)}`);
  }
  const { start, stop, every, count } = timesOf(intervention);
  const isWindow = "parameter" in intervention;
  if (isWindow && every === 0) {
    const at = durationText(time);
    return [
      { ...intervention, stop: at },
      { ...intervention, start: at },
    ];
  }
  // Doses at `time` itself belong to the later part. A window that is open goes on to its end in the first.
  const given = givenBefore(start, every, time);
  const { stop: _, count: __, ...rest } = intervention;
  const next = durationText(start + given * every);
  const left = count === Infinity ? {} : { count: count - given };
  const ends = isWindow && stop !== Infinity;
  return [
    { ...rest, count: given, ...(ends && { stop: durationText(stop) }) } as InterventionFile,
    {
      ...rest,
      start: next,
      ...left,
      ...(ends && { stop: durationText(stop + given * every) }),
    } as InterventionFile,
  ];
}

/** Whether an intervention acts before a time (min) and begins something at it or after it. */
export function canSplit(intervention: InterventionFile, time: number): boolean {
  const { start, stop, every, count } = timesOf(intervention);
  if (time <= start) return false;
  if ("parameter" in intervention && every === 0) return time < stop;
  return givenBefore(start, every, time) < count;
}

/** How many of a series begin before a time. */
function givenBefore(start: number, every: number, time: number): number {
  return every === 0 ? 1 : Math.ceil((time - start) / every - 1e-9);
}
