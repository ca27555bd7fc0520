import type { Expression } from "./expression.ts";

/** Which part of some cells are of a kind: the sum of some fields over the sum of others. */
export interface Share {
  readonly part: readonly string[];
  readonly whole: readonly string[];
}

/**
 * The share that a formula is at every place: `m2/(m1 + m2)`, or `min(1, mhcLow/tumor)` where the part is
 * counted within the whole. Undefined for a formula of another form, and where names are no fields.
 */
export function shareOf(
  formula: Expression,
  isField: (name: string) => boolean,
): Share | undefined {
  const quotient = withoutBound(formula);
  if (quotient.kind !== "binary" || quotient.operator !== "/") return undefined;
  const part = summands(quotient.left, isField);
  const whole = summands(quotient.right, isField);
  if (part === undefined || whole === undefined || part.length === 0) return undefined;
  const isBounded = quotient !== formula || part.every((name) => whole.includes(name));
  return isBounded ? { part, whole } : undefined;
}

/** The q of `min(1, q)`. */
function withoutBound(formula: Expression): Expression {
  if (formula.kind !== "call" || formula.function !== "min") return formula;
  const [bound, inner, ...more] = formula.arguments;
  const isOne = bound?.kind === "number" && bound.value === 1;
  return isOne && inner !== undefined && more.length === 0 ? inner : formula;
}

/** Names of a sum of fields; a zero stands for a field of a module that was not chosen. */
function summands(
  formula: Expression,
  isField: (name: string) => boolean,
): readonly string[] | undefined {
  if (formula.kind === "number") return formula.value === 0 ? [] : undefined;
  if (formula.kind === "name") return isField(formula.name) ? [formula.name] : undefined;
  if (formula.kind !== "binary" || formula.operator !== "+") return undefined;
  const left = summands(formula.left, isField);
  const right = summands(formula.right, isField);
  return left === undefined || right === undefined ? undefined : [...left, ...right];
}
