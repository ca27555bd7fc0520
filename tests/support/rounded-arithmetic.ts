/**
 * A value by the letter of docs/expressions.md, in double precision, with a bound on what single
 * precision may make of it. An infinite bound: a rounding error can switch a branch or reach a limit.
 */
export interface Evaluated {
  readonly value: number;
  readonly error: number;
}

export const TINY = 1e-30;
export const HUGE = 1e30;

/** Bounds the error of one more operation. */
export type Rounded = (value: number, error: number) => Evaluated;

export const exact = (value: number): Evaluated => ({ value, error: 0 });
/** A value that nothing is known of; a finite one, as that of every operation, so that the next has one, too. */
export const unknown = (value: number): Evaluated => ({
  value: Math.min(Math.max(Number.isNaN(value) ? 0 : value, -HUGE), HUGE),
  error: Number.POSITIVE_INFINITY,
});

export function not(a: Evaluated): Evaluated {
  return compare(a, exact(0), (left, right) => left === right);
}

export function compare(
  a: Evaluated,
  b: Evaluated,
  holds: (left: number, right: number) => boolean,
): Evaluated {
  const value = holds(a.value, b.value) ? 1 : 0;
  if (a.error === 0 && b.error === 0) return exact(value);
  return Math.abs(a.value - b.value) > a.error + b.error ? exact(value) : unknown(value);
}

export function multiply(a: Evaluated, b: Evaluated, rounded: Rounded): Evaluated {
  const error = Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error;
  return rounded(a.value * b.value, Number.isNaN(error) ? Number.POSITIVE_INFINITY : error);
}

export function divide(a: Evaluated, b: Evaluated, rounded: Rounded): Evaluated {
  const size = Math.abs(b.value);
  if (size + b.error < TINY) return exact(0);
  if (size - b.error <= TINY) return unknown(size < TINY ? 0 : a.value / b.value);
  const value = a.value / b.value;
  return rounded(value, (a.error + Math.abs(value) * b.error) / (size - b.error));
}

export function logarithm(a: Evaluated, rounded: Rounded, unit: number): Evaluated {
  if (a.value + a.error < TINY) return rounded(Math.log(TINY), 0);
  if (a.value - a.error <= TINY) return unknown(Math.log(Math.max(a.value, TINY)));
  // WGSL promises log to 2^-21 near 1.
  return rounded(Math.log(a.value), a.error / (a.value - a.error) + 8 * unit);
}

export function exponential(a: Evaluated, rounded: Rounded, unit: number): Evaluated {
  const at = Math.min(Math.max(a.value, -69), 69);
  const value = Math.exp(at);
  const spread = a.error === Number.POSITIVE_INFINITY ? a.error : Math.expm1(a.error);
  return rounded(value, value * (spread + unit * (4 + 2 * Math.abs(at))));
}

export function chosen(isFirst: Evaluated, first: Evaluated, second: Evaluated): Evaluated {
  const value = isFirst.value !== 0 ? first : second;
  return isFirst.error === 0 ? value : unknown(value.value);
}

export function bounded(x: Evaluated, low: Evaluated, high: Evaluated): Evaluated {
  const value = Math.min(Math.max(x.value, low.value), high.value);
  return { value, error: Math.max(x.error, low.error, high.error) };
}

export function root(a: Evaluated, rounded: Rounded): Evaluated {
  const value = a.value > 0 ? Math.sqrt(a.value) : 0;
  const above = Math.sqrt(Math.max(a.value + a.error, 0)) - value;
  const below = value - Math.sqrt(Math.max(a.value - a.error, 0));
  return rounded(value, Math.max(above, below));
}
