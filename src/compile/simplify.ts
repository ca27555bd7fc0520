import type { BlockBuilder } from "./block-builder.ts";
import { binaryLaws, unaryLaws } from "./evaluate-operation.ts";
import type { BinaryOperation, Operation, UnaryOperation } from "./program.ts";
import { HUGE, TINY } from "./response.ts";

/** Each gives the index of an equal, simpler value, or undefined. Equal under the total meanings. */
export function simplifyUnary(
  builder: BlockBuilder,
  op: UnaryOperation,
  a: number,
): number | undefined {
  const value = builder.constantOf(a);
  if (value !== undefined) return builder.constant(unaryLaws[op](value));
  const { low, high } = builder.range(a);
  const inner = builder.operations[a] as Operation;
  if (op === "negate" && inner.op === "negate") return inner.a;
  if (op === "abs" && low >= 0) return a;
  if (op === "limit" && low >= -HUGE && high <= HUGE) return a;
  if (op === "not" && (low > 0 || high < 0)) return builder.constant(0);
  return undefined;
}

export function simplifyBinary(
  builder: BlockBuilder,
  op: BinaryOperation,
  a: number,
  b: number,
): number | undefined {
  const left = builder.constantOf(a);
  const right = builder.constantOf(b);
  if (left !== undefined && right !== undefined) {
    return builder.constant(binaryLaws[op](left, right));
  }
  switch (op) {
    case "add":
      return simplifySum(builder, a, b);
    case "subtract":
      return simplifySubtract(builder, a, b);
    case "multiply":
      return simplifyProduct(builder, a, b) ?? simplifyProduct(builder, b, a);
    case "divide":
      return simplifyQuotient(builder, a, b);
    case "min":
    case "max":
      return simplifyExtreme(builder, op, a, b);
    default:
      return simplifyComparison(builder, op, a, b);
  }
}

export function simplifySelect(
  builder: BlockBuilder,
  condition: number,
  a: number,
  b: number,
): number | undefined {
  const value = builder.constantOf(condition);
  if (value !== undefined) return value === 0 ? b : a;
  if (a === b) return a;
  const { low, high } = builder.range(condition);
  return low > 0 || high < 0 ? a : undefined;
}

function simplifySum(builder: BlockBuilder, a: number, b: number): number | undefined {
  if (builder.constantOf(a) === 0) return b;
  if (builder.constantOf(b) === 0) return a;
  const left = builder.operations[a] as Operation;
  const right = builder.operations[b] as Operation;
  if (right.op === "negate") return builder.binary("subtract", a, right.a);
  return left.op === "negate" ? builder.binary("subtract", b, left.a) : undefined;
}

function simplifySubtract(builder: BlockBuilder, a: number, b: number): number | undefined {
  if (a === b) return builder.constant(0);
  if (builder.constantOf(b) === 0) return a;
  if (builder.constantOf(a) === 0) return builder.unary("negate", b);
  const subtrahend = builder.operations[b] as Operation;
  return subtrahend.op === "negate" ? builder.binary("add", a, subtrahend.a) : undefined;
}

/** A sign moves out of a product and into the sum, so that u*v and -u*v share the product. */
function simplifyProduct(builder: BlockBuilder, factor: number, other: number): number | undefined {
  const constant = builder.constantOf(factor);
  if (constant === 0) return factor;
  if (constant === 1) return other;
  if (constant === -1) return builder.unary("negate", other);
  const operation = builder.operations[factor] as Operation;
  if (operation.op !== "negate") return undefined;
  return builder.unary("negate", builder.binary("multiply", operation.a, other));
}

function simplifyQuotient(builder: BlockBuilder, a: number, b: number): number | undefined {
  const divisor = builder.constantOf(b);
  if (builder.constantOf(a) === 0) return a;
  if (divisor !== undefined && Math.abs(divisor) < TINY) return builder.constant(0);
  if (divisor === 1) return builder.unary("limit", a);
  return a === b && builder.range(b).low >= TINY ? builder.constant(1) : undefined;
}

function simplifyExtreme(
  builder: BlockBuilder,
  op: "min" | "max",
  a: number,
  b: number,
): number | undefined {
  if (a === b) return a;
  const [lower, upper] = op === "min" ? [a, b] : [b, a];
  if (builder.range(a).high <= builder.range(b).low) return lower;
  return builder.range(b).high <= builder.range(a).low ? upper : undefined;
}

function simplifyComparison(
  builder: BlockBuilder,
  op: BinaryOperation,
  a: number,
  b: number,
): number | undefined {
  const left = builder.range(a);
  const right = builder.range(b);
  const known = (value: boolean) => builder.constant(value ? 1 : 0);
  if (op === "less") {
    if (left.high < right.low) return known(true);
    return a === b || left.low >= right.high ? known(false) : undefined;
  }
  if (op === "lessEqual") {
    if (a === b || left.high <= right.low) return known(true);
    return left.low > right.high ? known(false) : undefined;
  }
  if (op === "equal") {
    if (a === b) return known(true);
    return left.high < right.low || right.high < left.low ? known(false) : undefined;
  }
  const zero = builder.constantOf(a) === 0 || builder.constantOf(b) === 0;
  return op === "and" && zero ? known(false) : undefined;
}
