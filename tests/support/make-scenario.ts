import { composeModel } from "../../src/model/compose-model.ts";
import type { BoundaryDescription, ModelDescription } from "../../src/model/description.ts";
import type { Expression } from "../../src/model/expression.ts";
import type { Grid } from "../../src/model/grid.ts";
import { parseExpression } from "../../src/model/parse-expression.ts";
import type { Scenario } from "../../src/model/scenario.ts";

/** What a test says of its run; the rest is plain: implicit, no-flux, nothing initial. */
export interface ScenarioPlan {
  readonly model: ModelDescription;
  readonly grid: Grid;
  readonly step: number;
  readonly scheme?: "implicit" | "explicit";
  readonly boundary?: BoundaryDescription;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly initial?: Scenario["initial"];
  readonly interventions?: Scenario["interventions"];
  readonly seed?: number;
}

/** A scenario from a model written as in a preset file. */
export function makeScenario(plan: ScenarioPlan): Scenario {
  const model = composeModel({
    modules: [],
    own: plan.model,
    library: [],
    domainBoundary: plan.boundary ?? "no-flux",
    dimensions: plan.grid.dimensions,
  });
  const values = model.parameters.map((one) => [one.name, one.value] as const);
  return {
    title: "test",
    model,
    parameters: { ...Object.fromEntries(values), ...plan.parameters },
    grid: plan.grid,
    time: { step: plan.step, scheme: plan.scheme ?? "implicit" },
    initial: plan.initial ?? [],
    seed: plan.seed ?? 1,
    interventions: plan.interventions ?? [],
  };
}

/** A formula as a tree. */
export function formula(text: string | number): Expression {
  return parseExpression(String(text));
}
