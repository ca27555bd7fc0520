import type { BinaryExpression, CallExpression, Expression } from "../../src/model/expression.ts";
import {
  bounded,
  chosen,
  compare,
  divide,
  type Evaluated,
  exact,
  exponential,
  HUGE,
  logarithm,
  multiply,
  not,
  type Rounded,
  root,
  TINY,
  unknown,
} from "./rounded-arithmetic.ts";

/**
 * The value of an expression by the letter of docs/expressions.md. `unit`: relative error of one operation, 6e-8 for single precision, times what one allows.
 */
export function evaluateTree(
  expression: Expression,
  valueAt: (name: string) => number,
  unit: number,
): Evaluated {
  const rounded = (value: number, error: number): Evaluated =>
    Math.abs(value) > HUGE / 2 || !(error < HUGE)
      ? unknown(value)
      : { value, error: error + unit * Math.abs(value) + 1e-37 };
  const visit = (node: Expression): Evaluated => {
    switch (node.kind) {
      case "number":
        return rounded(node.value, 0);
      case "name":
        return rounded(node.name === "pi" ? Math.PI : valueAt(node.name), 0);
      case "unary": {
        const operand = visit(node.operand);
        return node.operator === "-" ? { ...operand, value: -operand.value } : not(operand);
      }
      case "binary":
        return visitBinary(node, visit(node.left), visit(node.right), rounded, unit);
      case "call":
        return visitCall(node, node.arguments.map(visit), rounded, unit);
    }
  };
  return visit(expression);
}

function visitBinary(
  node: BinaryExpression,
  a: Evaluated,
  b: Evaluated,
  rounded: Rounded,
  unit: number,
): Evaluated {
  switch (node.operator) {
    case "+":
      return rounded(a.value + b.value, a.error + b.error);
    case "-":
      return rounded(a.value - b.value, a.error + b.error);
    case "*":
      return multiply(a, b, rounded);
    case "/":
      return divide(a, b, rounded);
    case "^":
      return power(a, b, node.right, rounded, unit);
    case "<":
      return compare(a, b, (left, right) => left < right);
    case "<=":
      return compare(a, b, (left, right) => left <= right);
    case ">":
      return compare(a, b, (left, right) => left > right);
    case ">=":
      return compare(a, b, (left, right) => left >= right);
    case "==":
      return compare(a, b, (left, right) => left === right);
    case "!=":
      return compare(a, b, (left, right) => left !== right);
    case "&&":
      return both(not(not(a)), not(not(b)), Math.min);
    case "||":
      return both(not(not(a)), not(not(b)), Math.max);
  }
}

function both(
  a: Evaluated,
  b: Evaluated,
  choose: (left: number, right: number) => number,
): Evaluated {
  return { value: choose(a.value, b.value), error: a.error + b.error };
}

/** A whole exponent, if the tree shows one. */
function wholeExponent(tree: Expression): number | undefined {
  if (tree.kind === "unary" && tree.operator === "-") {
    const inner = wholeExponent(tree.operand);
    return inner === undefined ? undefined : -inner;
  }
  const isWhole =
    tree.kind === "number" && Number.isInteger(tree.value) && Math.abs(tree.value) <= 8;
  return isWhole ? tree.value : undefined;
}

function power(
  a: Evaluated,
  b: Evaluated,
  exponent: Expression,
  rounded: Rounded,
  unit: number,
): Evaluated {
  const n = wholeExponent(exponent);
  if (n !== undefined) {
    let result = exact(1);
    for (let i = 0; i < Math.abs(n); i++) result = multiply(result, a, rounded);
    return n < 0 ? divide(exact(1), result, rounded) : result;
  }
  // A constant that only folding shows to be whole is raised by multiplication, so any base counts.
  if (exponent.kind !== "name" && exponent.kind !== "number" && a.value - a.error <= TINY) {
    return unknown(a.value < TINY ? (b.value === 0 ? 1 : 0) : a.value ** b.value);
  }
  if (a.value + a.error < TINY) return b.error === 0 || b.value !== 0 ? isZero(b) : unknown(0);
  if (a.value - a.error <= TINY) return unknown(a.value < TINY ? 0 : a.value ** b.value);
  const product = multiply(logarithm(a, rounded, unit), b, rounded);
  return exponential(product, rounded, unit);
}

function isZero(b: Evaluated): Evaluated {
  return compare(b, exact(0), (left, right) => left === right);
}

function visitCall(
  node: CallExpression,
  values: readonly Evaluated[],
  rounded: Rounded,
  unit: number,
): Evaluated {
  const [a = exact(0), b = exact(0), c = exact(0)] = values;
  switch (node.function) {
    case "exp":
      return exponential(a, rounded, unit);
    case "log":
      return logarithm(a, rounded, unit);
    case "sqrt":
      return root(a, rounded);
    case "abs":
      return { value: Math.abs(a.value), error: a.error };
    case "tanh":
      return rounded(Math.tanh(a.value), Math.min(a.error, 2) + 16 * unit);
    case "sin":
    case "cos": {
      const law = node.function === "sin" ? Math.sin : Math.cos;
      if (Math.abs(a.value) > 1e5) return unknown(law(Math.min(Math.max(a.value, -1e6), 1e6)));
      return rounded(law(a.value), a.error + unit * (4 + Math.abs(a.value)));
    }
    case "min":
    case "max": {
      const choose = node.function === "min" ? Math.min : Math.max;
      const error = Math.max(...values.map((entry) => entry.error));
      return { value: choose(...values.map((entry) => entry.value)), error };
    }
    case "clamp":
      return bounded(a, b, c);
    case "pow":
      return power(a, b, node.arguments[1] as Expression, rounded, unit);
    case "step":
      return compare(b, a, (x, edge) => x >= edge);
    case "smoothstep":
      return smoothstep(a, b, c, rounded);
    case "hill":
      return hill(a, b, c, node.arguments[2] as Expression, rounded, unit);
    case "inhibit": {
      const share = hill(a, b, c, node.arguments[2] as Expression, rounded, unit);
      return rounded(1 - share.value, share.error);
    }
    case "michaelis":
      return michaelis(a, b, rounded);
    case "if":
      return chosen(not(a), c, b);
    default:
      throw new Error(`${node.function} does not read one voxel only`);
  }
}

function smoothstep(low: Evaluated, high: Evaluated, x: Evaluated, rounded: Rounded): Evaluated {
  const span = rounded(high.value - low.value, high.error + low.error);
  const ratio = divide(rounded(x.value - low.value, x.error + low.error), span, rounded);
  const s = bounded(ratio, exact(0), exact(1));
  return rounded(s.value * s.value * (3 - 2 * s.value), 3 * s.error);
}

function hill(
  x: Evaluated,
  K: Evaluated,
  n: Evaluated,
  exponent: Expression,
  rounded: Rounded,
  unit: number,
): Evaluated {
  const q = power(divide(x, K, rounded), n, exponent, rounded, unit);
  const share = q.value / (1 + q.value);
  const isOff = compare(x, exact(0), (left, right) => left <= right);
  const isFull = compare(K, exact(0), (left, right) => left <= right);
  // d/dq of q/(1+q) is at most 1, and above q = 1 at most 1/q^2.
  const slope = q.value > 1 ? 1 / (q.value / 2) ** 2 : 1;
  const spread = q.error > Math.abs(q.value) / 2 ? 1 : q.error * Math.min(slope, 1);
  const error = q.error === Number.POSITIVE_INFINITY ? q.error : spread;
  return chosen(isOff, exact(0), chosen(isFull, exact(1), rounded(share, error)));
}

function michaelis(x: Evaluated, K: Evaluated, rounded: Rounded): Evaluated {
  const isOff = compare(x, exact(0), (left, right) => left <= right);
  const least = Math.max(K.value, 0);
  return chosen(isOff, exact(0), divide(x, rounded(least + x.value, K.error + x.error), rounded));
}
