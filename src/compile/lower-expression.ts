import type {
  BinaryExpression,
  BinaryOperator,
  CallExpression,
  Expression,
} from "../model/expression.ts";
import type { BlockBuilder } from "./block-builder.ts";
import type { BinaryOperation } from "./program.ts";

/** What the names, means and random numbers of an expression mean where it stands. */
export interface Scope {
  readonly builder: BlockBuilder;
  /** Value of a name; throws ModelError where the name has no meaning. */
  resolve(name: string): number;
  /** Value of mean(argument) or integral(argument). */
  globalTerm(kind: "mean" | "integral", argument: Expression): number;
  random(): number;
}

/** Adds an expression to the scope's block and returns its value (docs/expressions.md). */
export function lowerExpression(expression: Expression, scope: Scope): number {
  const { builder } = scope;
  switch (expression.kind) {
    case "number":
      return builder.constant(expression.value);
    case "name":
      return scope.resolve(expression.name);
    case "unary": {
      const operand = lowerExpression(expression.operand, scope);
      return builder.unary(expression.operator === "-" ? "negate" : "not", operand);
    }
    case "binary":
      return lowerBinary(expression, scope);
    case "call":
      return lowerCall(expression, scope);
  }
}

const directOperators: Partial<Record<BinaryOperator, BinaryOperation>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "<": "less",
  "<=": "lessEqual",
  "==": "equal",
  "&&": "and",
  "||": "or",
};

function lowerBinary(expression: BinaryExpression, scope: Scope): number {
  const { builder } = scope;
  const left = lowerExpression(expression.left, scope);
  const right = lowerExpression(expression.right, scope);
  const direct = directOperators[expression.operator];
  if (direct !== undefined) return builder.binary(direct, left, right);
  if (expression.operator === "^") return lowerPower(builder, left, right);
  if (expression.operator === ">") return builder.binary("less", right, left);
  if (expression.operator === ">=") return builder.binary("lessEqual", right, left);
  return builder.unary("not", builder.binary("equal", left, right));
}

function lowerCall(expression: CallExpression, scope: Scope): number {
  const { builder } = scope;
  const name = expression.function;
  if (name === "random") return scope.random();
  if (name === "mean" || name === "integral") {
    return scope.globalTerm(name, expression.arguments[0] as Expression);
  }
  const values = expression.arguments.map((argument) => lowerExpression(argument, scope));
  const [a = 0, b = 0, c = 0] = values;
  switch (name) {
    case "min":
    case "max":
      return values.reduce((extreme, value) => builder.binary(name, extreme, value));
    case "clamp":
      return builder.binary("min", builder.binary("max", a, b), c);
    case "pow":
      return lowerPower(builder, a, b);
    case "step":
      return builder.binary("lessEqual", a, b);
    case "smoothstep":
      return lowerSmoothstep(builder, a, b, c);
    case "hill":
      return lowerHill(builder, a, b, c);
    case "inhibit":
      return lowerInhibit(builder, a, b, c);
    case "michaelis":
      return lowerMichaelis(builder, a, b);
    case "if":
      return builder.select(a, b, c);
    default:
      return builder.unary(name, a);
  }
}

/** A whole constant exponent from -8 to 8 becomes multiplications, so any base will do. */
export function lowerPower(builder: BlockBuilder, base: number, exponent: number): number {
  const n = builder.constantOf(exponent);
  if (n === undefined || !Number.isInteger(n) || Math.abs(n) > 8) {
    return builder.binary("power", base, exponent);
  }
  if (n < 0) return builder.binary("divide", builder.constant(1), wholePower(builder, base, -n));
  return wholePower(builder, base, n);
}

function wholePower(builder: BlockBuilder, base: number, n: number): number {
  if (n === 0) return builder.constant(1);
  if (n === 1) return base;
  const half = wholePower(builder, base, n >> 1);
  const square = builder.binary("multiply", half, half);
  return n % 2 === 0 ? square : builder.binary("multiply", square, base);
}

/** x^n/(K^n + x^n) as q/(1 + q) with q = (x/K)^n, which cannot overflow. */
function lowerHill(builder: BlockBuilder, x: number, K: number, n: number): number {
  const q = hillQuotient(builder, x, K, n);
  const share = builder.binary("divide", q, builder.binary("add", builder.constant(1), q));
  return saturating(builder, { x, K, n, share, off: 0, full: 1 });
}

/** K^n/(K^n + x^n) as 1/(1 + q): 1 - hill would lose all digits where little is left. */
function lowerInhibit(builder: BlockBuilder, x: number, K: number, n: number): number {
  const one = builder.constant(1);
  const sum = builder.binary("add", one, hillQuotient(builder, x, K, n));
  const share = builder.binary("divide", one, sum);
  return saturating(builder, { x, K, n, share, off: 1, full: 0 });
}

function hillQuotient(builder: BlockBuilder, x: number, K: number, n: number): number {
  const positive = builder.binary("max", x, builder.constant(0));
  return lowerPower(builder, builder.binary("divide", positive, K), n);
}

/** The share where x and K are positive; `off` where x <= 0, else `full` where K <= 0. */
function saturating(
  builder: BlockBuilder,
  { x, K, n, share, off, full }: Record<"x" | "K" | "n" | "share" | "off" | "full", number>,
): number {
  const zero = builder.constant(0);
  const isPositive = builder.binary("less", zero, x);
  const atNoK = builder.select(isPositive, builder.constant(full), builder.constant(off));
  const known = builder.select(builder.binary("lessEqual", K, zero), atNoK, share);
  const isExactAtZero = (builder.constantOf(n) ?? 0) > 0;
  const value = isExactAtZero ? known : builder.select(isPositive, known, builder.constant(off));
  return builder.narrow(value, 0, 1);
}

function lowerMichaelis(builder: BlockBuilder, x: number, K: number): number {
  const zero = builder.constant(0);
  const positive = builder.binary("max", x, zero);
  const sum = builder.binary("add", builder.binary("max", K, zero), positive);
  return builder.narrow(builder.binary("divide", positive, sum), 0, 1);
}

function lowerSmoothstep(builder: BlockBuilder, low: number, high: number, x: number): number {
  const one = builder.constant(1);
  const offset = builder.binary("subtract", x, low);
  const ratio = builder.binary("divide", offset, builder.binary("subtract", high, low));
  const s = builder.binary("min", builder.binary("max", ratio, builder.constant(0)), one);
  const twice = builder.binary("multiply", builder.constant(2), s);
  const rest = builder.binary("subtract", builder.constant(3), twice);
  return builder.binary("multiply", builder.binary("multiply", s, s), rest);
}
