import type { BinaryOperation, Operation, UnaryOperation } from "./program.ts";
import { grow, HUGE, leave, limit, safeExp, safeLog, safeSqrt, stay, TINY } from "./response.ts";

/**
 * Bounds of a value, whatever the state: what the compiler needs to know where single precision
 * could overflow (there it puts a `limit`) and which limits and clips can never act.
 */
export interface ValueRange {
  readonly low: number;
  readonly high: number;
}

/** Of anything that an engine hands in or that `limit` has passed. */
export const anyValue: ValueRange = { low: -HUGE, high: HUGE };

const truth: ValueRange = { low: 0, high: 1 };
const oscillation: ValueRange = { low: -1, high: 1 };

export function rangeOfLeaf(operation: Operation): ValueRange {
  switch (operation.op) {
    case "constant":
      return { low: operation.value, high: operation.value };
    case "x":
    case "y":
    case "z":
      return { low: 0, high: 1e9 };
    case "t":
    case "dt":
      return { low: 0, high: 1e12 };
    case "pace":
      return { low: 0, high: 1 };
    case "random":
    case "side":
      return truth;
    case "spacing":
      return { low: 1e-6, high: 1e9 };
    case "taken":
    case "flow":
      return { low: 0, high: HUGE };
    default:
      return anyValue;
  }
}

export function rangeOfUnary(operation: UnaryOperation, a: ValueRange): ValueRange {
  switch (operation) {
    case "negate":
      return { low: -a.high, high: -a.low };
    case "not":
      return truth;
    case "exp":
      return rising(safeExp, a);
    case "log":
      return rising(safeLog, a);
    case "sqrt":
      return rising(safeSqrt, a);
    case "limit":
      return rising(limit, a);
    case "leave":
      return rising(leave, a);
    case "grow":
      return rising(grow, a);
    case "stay":
      return { low: stay(a.high), high: stay(a.low) };
    case "tanh":
    case "sin":
    case "cos":
      return oscillation;
    case "abs": {
      const high = Math.max(Math.abs(a.low), Math.abs(a.high));
      return { low: a.low > 0 ? a.low : a.high < 0 ? -a.high : 0, high };
    }
  }
}

/** `same`: both operands are one value. */
export function rangeOfBinary(
  operation: BinaryOperation,
  a: ValueRange,
  b: ValueRange,
  same: boolean,
): ValueRange {
  switch (operation) {
    case "add":
      return { low: a.low + b.low, high: a.high + b.high };
    case "subtract":
      return { low: a.low - b.high, high: a.high - b.low };
    case "multiply": {
      const product = corners(a, b, (left, right) => left * right);
      return same ? { low: Math.max(product.low, 0), high: product.high } : product;
    }
    case "divide":
      if (b.low >= TINY || b.high <= -TINY)
        return corners(a, b, (left, right) => limit(left / right));
      return a.low >= 0 && b.low >= 0 ? { low: 0, high: HUGE } : anyValue;
    case "power":
      return { low: 0, high: safeExp(69) };
    case "min":
      return { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) };
    case "max":
      return { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) };
    default:
      return truth;
  }
}

export function union(a: ValueRange, b: ValueRange): ValueRange {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

function rising(law: (value: number) => number, a: ValueRange): ValueRange {
  return { low: law(a.low), high: law(a.high) };
}

function corners(
  a: ValueRange,
  b: ValueRange,
  law: (left: number, right: number) => number,
): ValueRange {
  const values = [law(a.low, b.low), law(a.low, b.high), law(a.high, b.low), law(a.high, b.high)];
  return { low: Math.min(...values), high: Math.max(...values) };
}
