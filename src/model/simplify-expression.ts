import type { BinaryExpression, CallExpression, Expression } from "./expression.ts";
import { number } from "./expression.ts";
import { mapChildren } from "./map-expression.ts";

/**
 * Drops what a 0 or 1 makes superfluous, such as the influence of a field that no chosen module
 * provides. Every operation of docs/expressions.md is finite, so 0*e is 0 whatever e is.
 */
export function simplifyExpression(expression: Expression): Expression {
  const inner = mapChildren(expression, simplifyExpression);
  switch (inner.kind) {
    case "unary":
      return inner.operator === "-" && isNumber(inner.operand, 0) ? number(0) : inner;
    case "binary":
      return simplifyBinary(inner);
    case "call":
      return simplifyCall(inner);
    default:
      return inner;
  }
}

function simplifyBinary(expression: BinaryExpression): Expression {
  const { operator, left, right } = expression;
  switch (operator) {
    case "+":
      if (isNumber(left, 0)) return right;
      return isNumber(right, 0) ? left : expression;
    case "-":
      if (isNumber(right, 0)) return left;
      return isNumber(left, 0) ? { kind: "unary", operator: "-", operand: right } : expression;
    case "*":
      if (isNumber(left, 0) || isNumber(right, 0)) return number(0);
      if (isOne(left)) return right;
      return isOne(right) ? left : expression;
    case "/":
      if (isNumber(left, 0)) return number(0);
      return isOne(right) ? left : expression;
    case "&&":
      return isNumber(left, 0) || isNumber(right, 0) ? number(0) : expression;
    default:
      return expression;
  }
}

function simplifyCall(expression: CallExpression): Expression {
  const [first, second, third] = expression.arguments;
  switch (expression.function) {
    case "hill":
    case "michaelis":
    case "sqrt":
    case "abs":
    case "tanh":
    case "sin":
    case "mean":
    case "integral":
      return first !== undefined && isNumber(first, 0) ? number(0) : expression;
    case "inhibit":
    case "exp":
    case "cos":
      return first !== undefined && isNumber(first, 0) ? number(1) : expression;
    case "if":
      if (first?.kind !== "number" || second === undefined || third === undefined)
        return expression;
      return first.value === 0 ? third : second;
    default:
      return expression;
  }
}

function isNumber(expression: Expression, value: number): boolean {
  return expression.kind === "number" && expression.value === value;
}

/** A bare 1; one with a unit stays, so that units can still be checked. */
function isOne(expression: Expression): boolean {
  return isNumber(expression, 1) && !("unit" in expression);
}

/** Whether an expression is the literal 0. */
export function isZero(expression: Expression): boolean {
  return isNumber(expression, 0);
}
