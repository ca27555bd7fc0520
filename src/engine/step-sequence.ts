import type { Schedule } from "./interventions.ts";

/** Where a run stands between two steps, and what bounds the next one. Times in min. */
export interface StepPosition {
  readonly time: number;
  readonly baseStep: number;
  readonly scheme: "implicit" | "explicit";
  /** Steps since the last event, as after `sinceEventAfter`; 0: an event has just been. */
  readonly sinceEvent: number;
  readonly schedule: Schedule;
  /** No step goes past this. */
  readonly until: number;
  /** Longest step that step control allows now, min; absent: the base step. */
  readonly longest?: number;
}

export interface NextStep {
  readonly dt: number;
  /** Time that the step reaches: exactly `until` or the next stop of the schedule if it lands there. */
  readonly end: number;
  /** Field interventions to apply before the step (indices of the scenario's). */
  readonly due: readonly number[];
  readonly sinceEvent: number;
}

/** Shares of the base step after an event: transients shorter than a step are not resolved. */
const ladder = [1 / 12, 1 / 6, 1 / 3, 2 / 3, 1] as const;

/** Times nearer to each other than this share of a base step are the same. */
const sameTime = 1e-7;

/** The tolerance (min) that a run's schedule and steps share. */
export function timeTolerance(baseStep: number): number {
  return baseStep * sameTime;
}

/**
 * The next step, or null if `until` is reached. Steps land exactly on the schedule's times and on
 * `until`; where less than two steps are left before one of those, they are made equal, so that no
 * sliver remains.
 */
export function nextStep(position: StepPosition): NextStep | null {
  const { time, baseStep, scheme, schedule, until } = position;
  const tolerance = timeTolerance(baseStep);
  if (until - time <= tolerance) return null;
  const due = schedule.dueAt(time);
  const isEvent = due.length > 0 || schedule.parameterChangesAt(time);
  const sinceEvent = isEvent ? 0 : position.sinceEvent;
  const rung = Math.min(sinceEvent, ladder.length - 1);
  const onLadder = scheme === "implicit" ? baseStep * ladder[rung]! : baseStep;
  const full = Math.min(onLadder, position.longest ?? baseStep);
  const target = Math.min(schedule.nextStop(time), until);
  const left = target - time;
  const common = { due, sinceEvent };
  if (left <= full + tolerance) return { ...common, dt: left, end: target };
  const dt = left < 2 * full ? left / 2 : full;
  return { ...common, dt, end: time + dt };
}

/** Steps since the event once a step is done; it stops counting when the full step is reached. */
export function sinceEventAfter(step: NextStep): number {
  return Math.min(step.sinceEvent + 1, ladder.length - 1);
}

/**
 * Half of a step over the one before (both min), at most 1/2; 0 where there was none (leaf `pace`). Steps that
 * grow follow an event, after which what falls or rises to its rest slows down: no more than in a step of
 * equal length goes on (three times as near after a start as with a whole one).
 */
export function paceOf(dt: number, previousStep: number): number {
  return previousStep > 0 ? Math.min(0.5, dt / 2 / previousStep) : 0;
}
