import type { Claim } from "../model/claim.ts";
import type { Scenario } from "../model/scenario.ts";
import { type PlannedReading, planRuns } from "../observe/plan-runs.ts";
import type { Outputs } from "./outputs.ts";

/** A run of an engine and all that is read from it: the run itself, or a control of its claims. */
export interface Leg {
  readonly scenario: Scenario;
  /** min */
  readonly end: number;
  /** min, rising: when something is read. */
  readonly times: readonly number[];
  /** What claims want. */
  readonly claimReadings: readonly PlannedReading[];
  /** Whether the plan's outputs are read here. */
  readonly isMain: boolean;
}

/** The runs of an engine that the outputs of one run of a sweep need; the run itself first. */
export function planLegs(scenario: Scenario, claims: readonly Claim[], outputs: Outputs): Leg[] {
  const planned = planRuns(scenario, outputs.claims ? claims : []);
  const own = planned.find((run) => run.scenario === scenario);
  const outputTimes = [
    ...outputs.numbers.flatMap(({ times }) => times),
    ...outputs.fields.map(({ at }) => at),
  ];
  const legOf = (
    of: Scenario,
    claimReadings: readonly PlannedReading[],
    more: readonly number[],
    isMain: boolean,
  ): Leg => {
    const all = [...claimReadings.map(({ reading }) => reading.at), ...more];
    const times = [...new Set(all)].sort((a, b) => a - b);
    return { scenario: of, end: times.at(-1) ?? 0, times, claimReadings, isMain };
  };
  const controls = planned
    .filter((run) => run !== own)
    .map((run) => legOf(run.scenario, run.readings, [], false));
  const main = legOf(scenario, own?.readings ?? [], outputTimes, true);
  return main.times.length === 0 ? controls : [main, ...controls];
}
