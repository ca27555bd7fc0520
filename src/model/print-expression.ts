import type { BinaryExpression, Expression } from "./expression.ts";

/** How tightly each form binds; comparisons never chain, powers associate to the right. */
const BINDING: Readonly<Record<BinaryExpression["operator"], number>> = {
  "||": 1,
  "&&": 2,
  "==": 3,
  "!=": 3,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "^": 8,
};
const PREFIX = 7;
const ATOM = 9;

/** A formula's text with no more parentheses than it needs; parseExpression reads it back. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return String(expression.value);
    case "name":
      return expression.name;
    case "unary":
      return `${expression.operator}${within(expression.operand, PREFIX)}`;
    case "binary":
      return printBinary(expression);
    case "call":
      return `${expression.function}(${expression.arguments.map(printExpression).join(", ")})`;
  }
}

function printBinary({ operator, left, right }: BinaryExpression): string {
  const binding = BINDING[operator];
  if (operator === "^") return `${within(left, ATOM)}^${within(right, PREFIX)}`;
  const compares = binding === BINDING["<"] || binding === BINDING["=="];
  const leftText = within(left, compares ? BINDING["+"] : binding);
  const rightText = within(right, compares ? BINDING["+"] : binding + 1);
  return binding >= BINDING["*"]
    ? `${leftText}${operator}${rightText}`
    : `${leftText} ${operator} ${rightText}`;
}

/** In parentheses where it binds looser than its place asks for. */
function within(expression: Expression, least: number): string {
  const text = printExpression(expression);
  return bindingOf(expression) < least ? `(${text})` : text;
}

function bindingOf(expression: Expression): number {
  switch (expression.kind) {
    case "number":
      return expression.value < 0 ? PREFIX : ATOM;
    case "unary":
      return PREFIX;
    case "binary":
      return BINDING[expression.operator];
    default:
      return ATOM;
  }
}
