import type { Expression } from "../model/expression.ts";
import { childrenOf } from "../model/map-expression.ts";
import type { Model } from "../model/model.ts";
import { constantValue } from "./constant-value.ts";
import { stepExpressions } from "./step-expressions.ts";

/** Values of parameters by name to the times (min, rising, >= 0) at which rates of a model jump. */
export type TimeJumps = (parameters: Readonly<Record<string, number>>) => readonly number[];

/**
 * The discontinuities of t that a model states: comparisons of t, or of a*t + b, with numbers and
 * parameters, in anything that a step evaluates (no scheme sees a pulse inside a step, so steps end
 * there). Others are not found: a comparison of sin(t), or of a field. Finding the comparisons is
 * done once, here; parameters move them.
 */
export function timeJumps(model: Model): TimeJumps {
  const differences = comparisonsOfTime(model);
  return (parameters) => {
    const times = differences.flatMap((difference) => rootOf(difference, parameters));
    return [...new Set(times)].sort((a, b) => a - b);
  };
}

/** left - right of every comparison in which t stands, equal ones once. */
function comparisonsOfTime(model: Model): Expression[] {
  const found = new Map<string, Expression>();
  const seen = new Set<Expression>();
  const visit = (node: Expression) => {
    // Observables are filled in by reference, so the same tree stands in many formulas.
    if (seen.has(node)) return;
    seen.add(node);
    const difference = differenceOf(node);
    if (difference !== undefined && usesTime(difference)) {
      found.set(JSON.stringify(difference), difference);
    }
    for (const child of childrenOf(node)) visit(child);
  };
  for (const expression of stepExpressions(model)) visit(expression);
  return [...found.values()];
}

const comparisons = new Set(["<", "<=", ">", ">=", "==", "!="]);

function differenceOf(node: Expression): Expression | undefined {
  if (node.kind === "binary" && comparisons.has(node.operator)) {
    return { kind: "binary", operator: "-", left: node.left, right: node.right };
  }
  if (node.kind !== "call" || node.function !== "step") return undefined;
  const [left, right] = node.arguments;
  if (left === undefined || right === undefined) return undefined;
  return { kind: "binary", operator: "-", left, right };
}

function usesTime(node: Expression): boolean {
  return node.kind === "name" ? node.name === "t" : childrenOf(node).some(usesTime);
}

/** The time at which an expression a*t + b is 0; nothing for one that is not of this form. */
function rootOf(
  expression: Expression,
  parameters: Readonly<Record<string, number>>,
): readonly number[] {
  const line = lineOf(expression, parameters);
  if (line === undefined || line.slope === 0) return [];
  const time = -line.offset / line.slope;
  return Number.isFinite(time) && time >= 0 ? [time === 0 ? 0 : time] : [];
}

interface Line {
  readonly slope: number;
  readonly offset: number;
}

/** An expression as slope*t + offset; undefined if it is not that. */
function lineOf(
  expression: Expression,
  parameters: Readonly<Record<string, number>>,
): Line | undefined {
  if (expression.kind === "name" && expression.name === "t") return { slope: 1, offset: 0 };
  const constant = constantValue(expression, parameters);
  if (constant !== undefined) return { slope: 0, offset: constant };
  if (expression.kind === "unary" && expression.operator === "-") {
    const line = lineOf(expression.operand, parameters);
    return line && { slope: -line.slope, offset: -line.offset };
  }
  if (expression.kind === "call" && expression.function === "if") {
    const [condition, a, b] = expression.arguments;
    const chosen = condition && constantValue(condition, parameters);
    const branch = chosen === 0 ? b : a;
    return chosen === undefined || branch === undefined ? undefined : lineOf(branch, parameters);
  }
  if (expression.kind !== "binary") return undefined;
  const a = lineOf(expression.left, parameters);
  const b = lineOf(expression.right, parameters);
  if (a === undefined || b === undefined) return undefined;
  switch (expression.operator) {
    case "+":
      return { slope: a.slope + b.slope, offset: a.offset + b.offset };
    case "-":
      return { slope: a.slope - b.slope, offset: a.offset - b.offset };
    case "*":
      if (a.slope !== 0 && b.slope !== 0) return undefined;
      return {
        slope: a.slope * b.offset + b.slope * a.offset,
        offset: a.offset * b.offset,
      };
    case "/":
      if (b.slope !== 0 || b.offset === 0) return undefined;
      return { slope: a.slope / b.offset, offset: a.offset / b.offset };
    default:
      return undefined;
  }
}
