import type { Layout, Program } from "../compile/program.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Snapshot } from "./engine.ts";
import { EngineError } from "./engine-error.ts";
import { makeInitialState } from "./initial-state.ts";
import { differenceOf } from "./same-program.ts";
import { completeSnapshot } from "./snapshot.ts";

/** Throws EngineError where an engine for `before` would have to compile anew for `next`. */
export function requireSameProgram(before: Scenario, next: Scenario): void {
  const difference = differenceOf(before, next);
  if (difference === undefined) return;
  throw new EngineError(
    `The engine cannot begin this scenario: its ${difference} is another. Open an engine for it.`,
  );
}

/** Throws EngineError unless the program is that of the scenario (compile/program-of.ts). */
export function requireProgramOf(scenario: Scenario, { model, scheme, doses }: Program): void {
  const difference = differenceOf(scenario, {
    ...scenario,
    model,
    time: { ...scenario.time, scheme },
    interventions: doses,
  });
  if (difference === undefined) return;
  throw new EngineError(
    `The program is not this scenario's: its ${difference} is another. Compile it for it.`,
  );
}

/** A scenario at t = 0, as an engine would take it before the first step. Throws ModelError, see makeInitialState. */
export function startOf(scenario: Scenario, layout: Layout): Snapshot {
  const { model, grid, parameters } = scenario;
  const start = {
    format: "milieu-snapshot/1",
    fieldNames: model.fields.map(({ name }) => name),
    grid,
    time: 0,
    stepCount: 0,
    ...makeInitialState(scenario),
    parameters,
    sinceEvent: 0,
  } as const;
  return completeSnapshot(start, layout);
}
