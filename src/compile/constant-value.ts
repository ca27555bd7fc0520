import type { BinaryOperator, Expression, FunctionName } from "../model/expression.ts";
import { binaryLaws, unaryLaws } from "./evaluate-operation.ts";
import { divide, power } from "./response.ts";

/** What observables stand for, by name. */
export type Observed = (name: string) => Expression | undefined;

/**
 * The value of an expression of numbers, pi, parameters (values by name) and observables of these in
 * double precision, with the total operators of docs/expressions.md; undefined for one that uses
 * anything else.
 */
export function constantValue(
  expression: Expression,
  parameters: Readonly<Record<string, number>>,
  observed: Observed = () => undefined,
): number | undefined {
  const valueIn = (part: Expression) => constantValue(part, parameters, observed);
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "name": {
      if (Object.hasOwn(parameters, expression.name)) return parameters[expression.name];
      const below = observed(expression.name);
      if (below !== undefined) return valueIn(below);
      return expression.name === "pi" ? Math.PI : undefined;
    }
    case "unary": {
      const a = valueIn(expression.operand);
      if (a === undefined) return undefined;
      return expression.operator === "-" ? -a : unaryLaws.not(a);
    }
    case "binary": {
      const a = valueIn(expression.left);
      const b = valueIn(expression.right);
      return a === undefined || b === undefined ? undefined : operators[expression.operator](a, b);
    }
    case "call": {
      const law = functions[expression.function];
      const values = expression.arguments.map(valueIn);
      const known = values.filter((value) => value !== undefined);
      return law === undefined || known.length < values.length ? undefined : law(...known);
    }
  }
}

type Law = (...values: number[]) => number;

const operators: Readonly<Record<BinaryOperator, (a: number, b: number) => number>> = {
  "+": binaryLaws.add,
  "-": binaryLaws.subtract,
  "*": binaryLaws.multiply,
  "/": divide,
  "^": wholePower,
  "<": binaryLaws.less,
  "<=": binaryLaws.lessEqual,
  ">": (a, b) => binaryLaws.less(b, a),
  ">=": (a, b) => binaryLaws.lessEqual(b, a),
  "==": binaryLaws.equal,
  "!=": (a, b) => 1 - binaryLaws.equal(a, b),
  "&&": binaryLaws.and,
  "||": binaryLaws.or,
};

/** As lowerPower: a whole exponent from -8 to 8 takes any base. */
function wholePower(a: number, b: number): number {
  if (!Number.isInteger(b) || Math.abs(b) > 8) return power(a, b);
  return b < 0 ? divide(1, a ** -b) : a ** b;
}

/** What a time or a threshold is made of; absent ones give no constant. */
const functions: Partial<Record<FunctionName, Law>> = {
  exp: (a = 0) => unaryLaws.exp(a),
  log: (a = 0) => unaryLaws.log(a),
  sqrt: (a = 0) => unaryLaws.sqrt(a),
  abs: (a = 0) => unaryLaws.abs(a),
  min: Math.min,
  max: Math.max,
  clamp: (a = 0, low = 0, high = 0) => Math.min(Math.max(a, low), high),
  pow: (a = 0, b = 0) => wholePower(a, b),
  step: (edge = 0, x = 0) => binaryLaws.lessEqual(edge, x),
  if: (condition = 0, a = 0, b = 0) => (condition !== 0 ? a : b),
};
