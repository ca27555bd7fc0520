import type { Expression } from "../model/expression.ts";
import type { InitialEntry, Scenario } from "../model/scenario.ts";

/** Whether the state at t = 0 depends on one of these parameters, directly or through an observable. */
export function initialStateUses(scenario: Scenario, parameters: readonly string[]): boolean {
  const wanted = new Set(parameters);
  const { model } = scenario;
  const observables = new Map(model.observables.map(({ name, expression }) => [name, expression]));
  const uses = (expression: Expression): boolean => {
    switch (expression.kind) {
      case "number":
        return false;
      case "name": {
        const observed = observables.get(expression.name);
        return wanted.has(expression.name) || (observed !== undefined && uses(observed));
      }
      case "unary":
        return uses(expression.operand);
      case "binary":
        return uses(expression.left) || uses(expression.right);
      case "call":
        return expression.arguments.some(uses);
    }
  };
  const own = [...model.fields, ...model.compartments].map(({ initial }) => initial);
  return [...own, ...scenario.initial.flatMap(entryExpressions)].some(uses);
}

function entryExpressions(entry: InitialEntry): readonly Expression[] {
  if (entry.type === "expression") return [entry.expression];
  if (entry.type === "shape" && entry.shape.kind === "noise") {
    return [entry.value, entry.shape.amplitude];
  }
  return [entry.value];
}
