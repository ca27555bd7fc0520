import { parseDuration } from "../../model/units.ts";
import type { InterventionFile } from "../../preset/scene-schema.ts";

/** When an intervention acts, min. */
export interface Times {
  readonly start: number;
  /** Infinity: never. For repeated windows, the end of the first one. */
  readonly stop: number;
  /** 0: once. */
  readonly every: number;
  /** How often; Infinity: for ever. */
  readonly count: number;
}

/** Throws a ModelError for a text that is no duration. */
export function timesOf(intervention: InterventionFile, place = "intervention"): Times {
  const { start, stop, every, count } = intervention;
  const from = parseDuration(start, `${place}.start`);
  const to = stop === undefined ? Infinity : parseDuration(stop, `${place}.stop`);
  const apart = every === undefined ? 0 : parseDuration(every, `${place}.every`);
  const most = count ?? (apart > 0 ? Infinity : 1);
  if ("parameter" in intervention || apart === 0 || to === Infinity) {
    return { start: from, stop: to, every: apart, count: most };
  }
  // Where doses repeat, `stop` ends the series.
  const fitting = Math.ceil((to - from) / apart - 1e-9);
  return { start: from, stop: to, every: apart, count: Math.min(most, fitting) };
}

const UNITS = [
  ["d", 1440],
  ["h", 60],
] as const;

/** A duration (min) as a preset file writes it: "12 d"; parseDuration gives the very same number back. */
export function durationText(minutes: number): string {
  for (const [unit, length] of UNITS) {
    const count = Number((minutes / length).toPrecision(6));
    if (count * length === minutes && Math.abs(count) >= 1) return `${count} ${unit}`;
  }
  return `${minutes} min`;
}
