import type jsep from "jsep";
import type { BinaryOperator, Expression, FunctionName } from "./expression.ts";
import { binary, binaryOperators, call, functionArity, name, number } from "./expression.ts";
import { ExpressionError } from "./expression-error.ts";
import { parseWithJsep } from "./jsep-grammar.ts";
import { scanExpression } from "./scan-expression.ts";
import type { Token } from "./tokenize-expression.ts";
import { tokenizeExpression } from "./tokenize-expression.ts";

const LONGEST_TEXT = 2000;
const MOST_NODES = 1000;

/**
 * The tree of a formula (docs/expressions.md). Any text gives a tree or an ExpressionError. A
 * minus before a number literal becomes part of the number; a plus before anything is dropped.
 */
export function parseExpression(text: string): Expression {
  if (text.length > LONGEST_TEXT) {
    throw new ExpressionError(
      LONGEST_TEXT,
      `longer than ${LONGEST_TEXT} characters; use observables for its parts`,
    );
  }
  const tokens = tokenizeExpression(text);
  scanExpression(tokens);
  const budget = { left: MOST_NODES };
  try {
    return convert(parseWithJsep(spaced(tokens)), budget);
  } catch (error) {
    if (error instanceof ExpressionError && budget.left < 0) throw tooLarge(tokens);
    throw error;
  }
}

/** With a space between words jsep can join none that are apart, as it would in `a?.5:b`. */
function spaced(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join(" ");
}

function tooLarge(tokens: readonly Token[]): ExpressionError {
  const column = tokens[0]?.column ?? 1;
  return new ExpressionError(
    column,
    `more than ${MOST_NODES} numbers, names and operators; use observables for its parts`,
  );
}

interface Budget {
  left: number;
}

const BINARY_OPERATORS: ReadonlySet<string> = new Set(binaryOperators);

function convert(node: jsep.Expression, budget: Budget): Expression {
  if (--budget.left < 0) throw new ExpressionError(1, "too large");
  const known = node as jsep.CoreExpression | jsep.ConditionalExpression;
  switch (known.type) {
    case "Literal":
      return convertLiteral(known);
    case "Identifier":
      return name(known.name);
    case "ThisExpression":
      return name("this");
    case "UnaryExpression":
      return convertUnary(known, budget);
    case "BinaryExpression":
      return convertBinary(known, budget);
    case "ConditionalExpression":
      return call(
        "if",
        convert(known.test, budget),
        convert(known.consequent, budget),
        convert(known.alternate, budget),
      );
    case "CallExpression":
      return convertCall(known, budget);
    default:
      throw notAllowed();
  }
}

function convertLiteral(node: jsep.Literal): Expression {
  if (typeof node.value !== "number" || !Number.isFinite(node.value)) throw notAllowed();
  return number(node.value);
}

function convertUnary(node: jsep.UnaryExpression, budget: Budget): Expression {
  const operand = convert(node.argument, budget);
  if (node.operator === "+") return operand;
  if (node.operator === "!") return { kind: "unary", operator: "!", operand };
  if (node.operator !== "-") throw notAllowed();
  if (operand.kind === "number") return number(operand.value === 0 ? 0 : -operand.value);
  return { kind: "unary", operator: "-", operand };
}

function convertBinary(node: jsep.BinaryExpression, budget: Budget): Expression {
  if (!BINARY_OPERATORS.has(node.operator)) throw notAllowed();
  const left = convert(node.left, budget);
  return binary(node.operator as BinaryOperator, left, convert(node.right, budget));
}

function convertCall(node: jsep.CallExpression, budget: Budget): Expression {
  const called = node.callee as jsep.CoreExpression;
  if (called.type !== "Identifier" || !Object.hasOwn(functionArity, called.name))
    throw notAllowed();
  return call(
    called.name as FunctionName,
    ...node.arguments.map((argument) => convert(argument, budget)),
  );
}

function notAllowed(): ExpressionError {
  return new ExpressionError(
    1,
    "this is no formula; see docs/expressions.md for what one may contain",
  );
}
