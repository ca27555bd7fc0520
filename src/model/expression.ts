/** The expression tree that every formula of a model is parsed into (DESIGN 1.4). */
export type Expression =
  | NumberExpression
  | NameExpression
  | UnaryExpression
  | BinaryExpression
  | CallExpression;

export interface NumberExpression {
  readonly kind: "number";
  readonly value: number;
  /** Set where the number stands for a parameter of a module that was not chosen, or converts a unit. */
  readonly unit?: string;
}

/** A field, parameter, observable or compartment, or one of `x y z t pi`. */
export interface NameExpression {
  readonly kind: "name";
  readonly name: string;
}

export interface UnaryExpression {
  readonly kind: "unary";
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export interface BinaryExpression {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `c ? a : b` is stored as `if(c, a, b)`. */
export interface CallExpression {
  readonly kind: "call";
  readonly function: FunctionName;
  readonly arguments: readonly Expression[];
}

export type UnaryOperator = "-" | "!";

/** Comparisons and logic give 1 or 0; anything but 0 counts as true. */
export const binaryOperators = [
  "+",
  "-",
  "*",
  "/",
  "^",
  "<",
  "<=",
  ">",
  ">=",
  "==",
  "!=",
  "&&",
  "||",
] as const;

export type BinaryOperator = (typeof binaryOperators)[number];

/** Number of arguments that each function takes: [least, most]. */
export const functionArity = {
  exp: [1, 1],
  log: [1, 1],
  sqrt: [1, 1],
  abs: [1, 1],
  min: [2, 16],
  max: [2, 16],
  clamp: [3, 3],
  tanh: [1, 1],
  sin: [1, 1],
  cos: [1, 1],
  pow: [2, 2],
  /** step(edge, x): 1 where x >= edge, else 0. */
  step: [2, 2],
  /** smoothstep(low, high, x). */
  smoothstep: [3, 3],
  /** hill(x, K, n) = x^n / (K^n + x^n). */
  hill: [3, 3],
  /** inhibit(x, K, n) = 1 - hill(x, K, n). */
  inhibit: [3, 3],
  /** michaelis(x, K) = x / (K + x). */
  michaelis: [2, 2],
  if: [3, 3],
  /** Uniform in [0, 1), one value per voxel; initial expressions only. */
  random: [0, 0],
  /** Mean over the domain; compartments' rates, processes' scalar terms and observables only. */
  mean: [1, 1],
  /** Integral over the domain (sum times voxel volume; area in 2D); as mean. */
  integral: [1, 1],
} as const satisfies Record<string, readonly [number, number]>;

export type FunctionName = keyof typeof functionArity;

/** Names that every expression may use beside the model's own. */
export const reservedNames = ["x", "y", "z", "t", "pi"] as const;

export function number(value: number): NumberExpression {
  return { kind: "number", value };
}

export function name(text: string): NameExpression {
  return { kind: "name", name: text };
}

export function binary(
  operator: BinaryOperator,
  left: Expression,
  right: Expression,
): BinaryExpression {
  return { kind: "binary", operator, left, right };
}

export function call(functionName: FunctionName, ...args: Expression[]): CallExpression {
  return { kind: "call", function: functionName, arguments: args };
}
