import type { Layout } from "../compile/program.ts";
import type { Intervention, Scenario } from "../model/scenario.ts";
import type { Snapshot } from "./engine.ts";
import { EngineError } from "./engine-error.ts";
import { makeInitialState } from "./initial-state.ts";
import { completeSnapshot } from "./snapshot.ts";

/**
 * Whether an engine that was opened for a scenario can begin another one without compiling anew: the same
 * model, grid, scheme and residual, and the same doses. Parameters, what lies where at the start, the
 * seed, the step and the times of doses may differ.
 */
export function isSameProgram(one: Scenario, other: Scenario): boolean {
  return differenceOf(one, other) === undefined;
}

/** Throws EngineError where an engine for `before` would have to compile anew for `next`. */
export function requireSameProgram(before: Scenario, next: Scenario): void {
  const difference = differenceOf(before, next);
  if (difference === undefined) return;
  throw new EngineError(
    `The engine cannot begin this scenario: its ${difference} is another. Open an engine for it.`,
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

function differenceOf(one: Scenario, other: Scenario): string | undefined {
  const parts: readonly (readonly [string, (scenario: Scenario) => unknown])[] = [
    ["grid", ({ grid }) => grid],
    ["scheme", ({ time }) => time.scheme],
    ["residual", ({ time }) => time.residual ?? 0],
    ["choice of steps by a tolerance", ({ time }) => time.tolerance !== undefined],
    ["list of doses", ({ interventions }) => interventions.map(compiledPart)],
    ["model", ({ model }) => model],
  ];
  return parts.find(([, part]) => !isSame(part(one), part(other)))?.[0];
}

/** What kernels are made of; times are the schedule's. */
function compiledPart(intervention: Intervention): unknown {
  if (intervention.type === "parameter") return "parameter";
  const { field, action, amount, where } = intervention;
  return { field, action, amount, where };
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
