import type { Expression } from "./expression.ts";
import { childrenOf } from "./map-expression.ts";

/** Every name that a formula is written with, reserved ones too. */
export function namesInExpression(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: Expression) => {
    if (node.kind === "name") names.add(node.name);
    else for (const child of childrenOf(node)) visit(child);
  };
  visit(expression);
  return names;
}

/** Every name that a formula uses, directly or through observables, whose trees `observed` knows. */
export function namesBelow(
  expression: Expression,
  observed: (name: string) => Expression | undefined,
): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: Expression) => {
    if (node.kind !== "name") {
      for (const child of childrenOf(node)) visit(child);
      return;
    }
    if (names.has(node.name)) return;
    names.add(node.name);
    const below = observed(node.name);
    if (below !== undefined) visit(below);
  };
  visit(expression);
  return names;
}
