import type { Expression } from "./expression.ts";
import { childrenOf } from "./map-expression.ts";

/** Every name that a formula uses, reserved ones too. */
export function namesInExpression(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: Expression) => {
    if (node.kind === "name") names.add(node.name);
    else for (const child of childrenOf(node)) visit(child);
  };
  visit(expression);
  return names;
}
