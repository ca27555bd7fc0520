import type { Claim, Reading, RunChanges } from "../model/claim.ts";
import type { Scenario } from "../model/scenario.ts";

/** What a claim needs to know; `other` is the pair of `benefitVersus`. */
export const figureRoles = ["value", "control", "otherValue", "otherControl"] as const;
export type FigureRole = (typeof figureRoles)[number];

/** One number to read, and which figure of which claim it is. */
export interface PlannedReading {
  readonly claim: number;
  readonly role: FigureRole;
  readonly reading: Reading;
}

/** One run and all that is read from it. */
export interface PlannedRun {
  readonly scenario: Scenario;
  readonly readings: readonly PlannedReading[];
  /** min; the latest reading */
  readonly end: number;
}

/** The runs that claims need, each setting of parameters and interventions once. */
export function planRuns(scenario: Scenario, claims: readonly Claim[]): readonly PlannedRun[] {
  const runs = new Map<string, { scenario: Scenario; readings: PlannedReading[] }>();
  for (const [index, claim] of claims.entries()) {
    for (const { changes, role, reading } of needsOf(claim)) {
      const changed = changes === undefined ? scenario : changeScenario(scenario, changes);
      const key = runKey(changed);
      const run = runs.get(key) ?? { scenario: changed, readings: [] };
      run.readings.push({ claim: index, role, reading });
      runs.set(key, run);
    }
  }
  return [...runs.values()].map((run) => ({
    ...run,
    end: Math.max(...run.readings.map(({ reading }) => reading.at)),
  }));
}

interface Need {
  /** Absent: the preset as it is. */
  readonly changes: RunChanges | undefined;
  readonly role: FigureRole;
  readonly reading: Reading;
}

function needsOf(claim: Claim): readonly Need[] {
  const { given, versus, benefitVersus } = claim;
  const needs: Need[] = [{ changes: given, role: "value", reading: claim }];
  if (versus === undefined) return needs;
  needs.push({ changes: versus.run ?? given, role: "control", reading: versus.reading });
  if (benefitVersus === undefined) return needs;
  return [
    ...needs,
    { changes: benefitVersus.given, role: "otherValue", reading: claim },
    { changes: benefitVersus.versus, role: "otherControl", reading: versus.reading },
  ];
}

function changeScenario(scenario: Scenario, changes: RunChanges): Scenario {
  const { without = [] } = changes;
  const interventions = changes.interventions ?? scenario.interventions;
  return {
    ...scenario,
    parameters: { ...scenario.parameters, ...changes.parameters },
    interventions: interventions.filter(({ label }) => !without.includes(label)),
  };
}

/** The same text for runs that cannot differ. Labels do not count; JSON says null for "for ever". */
export function runKey({ parameters, interventions }: Scenario): string {
  const unlabeled = interventions.map((intervention) => ({ ...intervention, label: "" }));
  return JSON.stringify([Object.entries(parameters).sort(), unlabeled]);
}
