import type { Scenario } from "../model/scenario.ts";

/** States that a whole run is to have: a copy is dear where it must be read back from a GPU. */
const STATES = { gpu: 16, cpu: 64 };
/** Steps of a whole run that has no end. */
const STEPS = { implicit: 2048, explicit: 65_536 };

/** Steps between two kept states: a share of the whole run, whatever the machine. */
export function keepInterval({ time }: Scenario, kind: "gpu" | "cpu"): number {
  const steps = time.stop === undefined ? STEPS[time.scheme] : time.stop / time.step;
  return Math.max(1, Math.round(steps / STATES[kind]));
}

/** Of `count` further steps those up to the next kept state. */
export function stepsUntilKept(count: number, taken: number, interval: number): number {
  return Math.min(count, interval - (taken % interval));
}

/** Whether a state is to be kept between two numbers of steps. */
export function isKeptBetween(before: number, after: number, interval: number): boolean {
  return Math.floor(after / interval) > Math.floor(before / interval);
}
