import { HUGE } from "./response.ts";
import { apply, type Code, constant } from "./wasm-code.ts";

/** A function on four singles: parameters are locals 0 .. parameters - 1. */
export interface WasmFunction {
  readonly parameters: 1 | 2;
  /** Locals beside the parameters. */
  readonly locals: number;
  readonly body: Code;
}

export const add = (a: Code, b: Code) => apply("add", a, b);
export const subtract = (a: Code, b: Code) => apply("subtract", a, b);
export const multiply = (a: Code, b: Code) => apply("multiply", a, b);
/** a where the condition's bits are ones, b elsewhere. */
export const choose = (condition: Code, a: Code, b: Code) => apply("bitSelect", a, b, condition);

export function bounded(a: Code, low: number, high: number): Code {
  return apply("min", apply("max", a, constant(low)), constant(high));
}

export function limited(a: Code): Code {
  return bounded(a, -HUGE, HUGE);
}

/** c[0] x^n + c[1] x^(n - 1) + ... by Horner's rule. */
export function polynomial(x: Code, coefficients: readonly number[]): Code {
  const [first = 0, ...rest] = coefficients;
  return rest.reduce<Code>((sum, next) => add(multiply(sum, x), constant(next)), constant(first));
}
