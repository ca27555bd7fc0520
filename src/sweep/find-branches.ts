import type { Intervention, Scenario } from "../model/scenario.ts";

/** A run and when something is read of it, min, rising. */
export interface Course {
  readonly scenario: Scenario;
  readonly times: readonly number[];
}

/** Where a run parts from an earlier one: up to then both are the same. */
export interface Branch {
  /** Place of the earlier run in the list. */
  readonly from: number;
  /** min */
  readonly time: number;
}

/**
 * For each run of one model, grid and seed the earlier one that it is the same as for longest, if there is one:
 * with the same parameters, until a treatment of one of them begins that the other lacks. Nothing is read of a
 * run before it parts, and the earlier one passes that time.
 */
export function findBranches(runs: readonly Course[]): readonly (Branch | undefined)[] {
  const branches: (Branch | undefined)[] = [];
  for (const run of runs) {
    const first = run.times[0] ?? 0;
    let found: Branch | undefined;
    for (const [from, { scenario, times }] of runs.slice(0, branches.length).entries()) {
      const end = times.at(-1) ?? 0;
      const time = Math.min(first, partingTime(scenario, run.scenario));
      const begins = branches[from]?.time ?? 0;
      if (time <= (found?.time ?? 0) || time > end || time < begins) continue;
      found = { from, time };
    }
    branches.push(found);
  }
  return branches;
}

/** The first time, min, at which two runs may differ. */
function partingTime(one: Scenario, other: Scenario): number {
  const names = new Set([...Object.keys(one.parameters), ...Object.keys(other.parameters)]);
  const isSame = [...names].every((name) => one.parameters[name] === other.parameters[name]);
  if (!isSame) return 0;
  const lone = [
    ...withoutTwins(one.interventions, other.interventions),
    ...withoutTwins(other.interventions, one.interventions),
  ];
  return Math.min(...lone.map(({ start }) => start));
}

/** Those that have none left among the others that does the same: two equal doses are two. */
function withoutTwins(
  interventions: readonly Intervention[],
  others: readonly Intervention[],
): readonly Intervention[] {
  const left = others.map(textOf);
  return interventions.filter((intervention) => {
    const twin = left.indexOf(textOf(intervention));
    if (twin >= 0) left.splice(twin, 1);
    return twin < 0;
  });
}

/** The same for interventions that do the same. */
function textOf(intervention: Intervention): string {
  return JSON.stringify({ ...intervention, label: "" });
}
