import type { Expression } from "./expression.ts";
import { childrenOf } from "./map-expression.ts";

/** Nodes of a tree (shared parts count each time) and the longest way down. */
export interface ExpressionSize {
  readonly nodes: number;
  readonly depth: number;
}

const known = new WeakMap<Expression, ExpressionSize>();

/** Remembers what it has measured, so a tree of shared parts is measured part by part. */
export function expressionSize(expression: Expression): ExpressionSize {
  const before = known.get(expression);
  if (before !== undefined) return before;
  let nodes = 1;
  let depth = 0;
  for (const child of childrenOf(expression)) {
    const size = expressionSize(child);
    nodes += size.nodes;
    depth = Math.max(depth, size.depth);
  }
  const size = { nodes, depth: depth + 1 };
  known.set(expression, size);
  return size;
}
