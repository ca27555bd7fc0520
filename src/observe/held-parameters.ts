import { holdsAt, type ParameterHold } from "../engine/interventions.ts";
import { timeTolerance } from "../engine/step-sequence.ts";
import type { Scenario } from "../model/scenario.ts";

/**
 * Which treatment gives which parameter its value at t (min), as the engines apply them: from the
 * step that begins at its start to that which ends at its stop; of several the last one in order.
 */
export function heldParameters(
  { interventions, time }: Pick<Scenario, "interventions" | "time">,
  t: number,
): ReadonlyMap<string, ParameterHold> {
  return holdsAt(interventions, t, timeTolerance(time.step));
}

/** Whether two answers are the same, so that nothing needs to be shown anew. */
export function sameHolds(
  a: ReadonlyMap<string, Omit<ParameterHold, "until">>,
  b: ReadonlyMap<string, Omit<ParameterHold, "until">>,
): boolean {
  if (a.size !== b.size) return false;
  return [...a].every(([name, one]) => {
    const other = b.get(name);
    return (
      other !== undefined &&
      one.label === other.label &&
      one.value === other.value &&
      one.since === other.since
    );
  });
}
