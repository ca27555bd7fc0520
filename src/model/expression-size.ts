import type { Expression } from "./expression.ts";
import { childrenOf } from "./map-expression.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Nodes of a tree as it is written, and the longest way down, observables followed. */
export interface ExpressionSize {
  readonly nodes: number;
  readonly depth: number;
}

/** Ways down from the trees of observables; these do not change once they are read. */
const known = new WeakMap<Expression, number>();

export function expressionSize(expression: Expression, vocabulary: Vocabulary): ExpressionSize {
  let nodes = 0;
  const depthOf = (node: Expression): number => {
    nodes++;
    if (node.kind === "name") {
      const meaning = vocabulary.get(node.name);
      return meaning?.kind === "observable" ? 1 + depthBelow(meaning.expression, vocabulary) : 1;
    }
    return 1 + Math.max(0, ...childrenOf(node).map(depthOf));
  };
  const depth = depthOf(expression);
  return { nodes, depth };
}

function depthBelow(observed: Expression, vocabulary: Vocabulary): number {
  const before = known.get(observed);
  if (before !== undefined) return before;
  const { depth } = expressionSize(observed, vocabulary);
  known.set(observed, depth);
  return depth;
}
