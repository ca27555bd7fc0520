import type { Expression } from "../model/expression.ts";
import { childrenOf } from "../model/map-expression.ts";
import type { Model } from "../model/model.ts";
import { namesBelow } from "../model/names-in-expression.ts";
import { constantValue, type Observed } from "./constant-value.ts";
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
  const known = new Map(model.observables.map(({ name, expression }) => [name, expression]));
  const observed: Observed = (name) => known.get(name);
  const differences = comparisonsOfTime(model, observed);
  return (parameters) => {
    const times = differences.flatMap((difference) => rootOf(difference, { parameters, observed }));
    return [...new Set(times)].sort((a, b) => a - b);
  };
}

/** left - right of every comparison in which t stands, equal ones once. */
function comparisonsOfTime(model: Model, observed: Observed): Expression[] {
  const found = new Map<string, Expression>();
  const seen = new Set<string>();
  const visit = (node: Expression) => {
    const difference = differenceOf(node);
    if (difference !== undefined && namesBelow(difference, observed).has("t")) {
      found.set(JSON.stringify(difference), difference);
    }
    if (node.kind === "name" && !seen.has(node.name)) {
      seen.add(node.name);
      const below = observed(node.name);
      if (below !== undefined) visit(below);
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

/** What names are worth. */
interface Values {
  readonly parameters: Readonly<Record<string, number>>;
  readonly observed: Observed;
}

/** The time at which an expression a*t + b is 0; nothing for one that is not of this form. */
function rootOf(expression: Expression, values: Values): readonly number[] {
  const line = lineOf(expression, values);
  if (line === undefined || line.slope === 0) return [];
  const time = -line.offset / line.slope;
  return Number.isFinite(time) && time >= 0 ? [time === 0 ? 0 : time] : [];
}

interface Line {
  readonly slope: number;
  readonly offset: number;
}

/** An expression as slope*t + offset; undefined if it is not that. */
function lineOf(expression: Expression, values: Values): Line | undefined {
  if (expression.kind === "name" && expression.name === "t") return { slope: 1, offset: 0 };
  const constant = constantValue(expression, values.parameters, values.observed);
  if (constant !== undefined) return { slope: 0, offset: constant };
  if (expression.kind === "name") {
    const below = values.observed(expression.name);
    return below && lineOf(below, values);
  }
  if (expression.kind === "unary" && expression.operator === "-") {
    const line = lineOf(expression.operand, values);
    return line && { slope: -line.slope, offset: -line.offset };
  }
  if (expression.kind === "call" && expression.function === "if") {
    const [condition, a, b] = expression.arguments;
    const chosen = condition && constantValue(condition, values.parameters, values.observed);
    const branch = chosen === 0 ? b : a;
    return chosen === undefined || branch === undefined ? undefined : lineOf(branch, values);
  }
  if (expression.kind !== "binary") return undefined;
  const a = lineOf(expression.left, values);
  const b = lineOf(expression.right, values);
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
