import type { Claim } from "../model/claim.ts";
import type { Scenario } from "../model/scenario.ts";
import { type PlannedReading, planRuns } from "../observe/plan-runs.ts";
import { type Branch, findBranches } from "./find-branches.ts";
import type { Outputs } from "./outputs.ts";

/** A run of an engine and all that is read from it: the run itself, or a control of its claims. */
export interface Leg {
  readonly scenario: Scenario;
  /** min */
  readonly end: number;
  /** min, rising: when something is read. */
  readonly times: readonly number[];
  /**
   * min, rising: where its steps end, which is all that steps depend on besides the scenario: when something is
   * read, where other legs part from it, and the same of the leg from which it parts, until it does.
   */
  readonly stops: readonly number[];
  /** Up to when this is the same as an earlier leg. */
  readonly branch: Branch | undefined;
  /** min: where later legs part from it. */
  readonly partings: ReadonlySet<number>;
  /** What claims want. */
  readonly claimReadings: readonly PlannedReading[];
  /** Whether the plan's outputs are read here. */
  readonly isMain: boolean;
}

/**
 * The runs of an engine that the outputs of one run of a sweep need; the run itself first. What two of them have
 * in common before the first treatment that only one gets need be computed once.
 */
export function planLegs(scenario: Scenario, claims: readonly Claim[], outputs: Outputs): Leg[] {
  const planned = planRuns(scenario, outputs.claims ? claims : []);
  const own = planned.find((run) => run.scenario === scenario);
  const outputTimes = [
    ...outputs.numbers.flatMap(({ times }) => times),
    ...outputs.fields.map(({ at }) => at),
  ];
  const main = courseOf(scenario, own?.readings ?? [], outputTimes);
  const controls = planned
    .filter((run) => run !== own)
    .map((run) => courseOf(run.scenario, run.readings, []));
  const courses = main.times.length === 0 ? controls : [main, ...controls];
  const branches = findBranches(courses);
  const legs: Leg[] = [];
  for (const [index, course] of courses.entries()) {
    const branch = branches[index];
    const before = branch === undefined ? [] : legs[branch.from]!.stops;
    const partings = new Set(branches.flatMap((one) => (one?.from === index ? [one.time] : [])));
    const stops = rising([
      ...course.times,
      ...partings,
      ...before.filter((time) => time <= branch!.time),
    ]);
    const end = course.times.at(-1) ?? 0;
    legs.push({ ...course, end, stops, branch, partings, isMain: course === main });
  }
  return legs;
}

function courseOf(
  scenario: Scenario,
  claimReadings: readonly PlannedReading[],
  more: readonly number[],
): Pick<Leg, "scenario" | "claimReadings" | "times"> {
  const times = rising([...claimReadings.map(({ reading }) => reading.at), ...more]);
  return { scenario, claimReadings, times };
}

function rising(times: readonly number[]): readonly number[] {
  return [...new Set(times)].sort((a, b) => a - b);
}
