import type { Intervention, Scenario } from "../model/scenario.ts";

/**
 * Whether an engine that was opened for a scenario can begin another one without compiling anew: the same
 * model, grid, scheme and residual, and the same doses. Parameters, what lies where at the start, the
 * seed, the step and the times of doses may differ.
 */
export function isSameProgram(one: Scenario, other: Scenario): boolean {
  return differenceOf(one, other) === undefined;
}

/** What is another in a second scenario of those parts that a program is compiled for, if anything is. */
export function differenceOf(one: Scenario, other: Scenario): string | undefined {
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
