/**
 * Total operators: a finite result for every finite input (docs/expressions.md). Twin of
 * shaders/lib/response.wgsl, same names; this one computes in double precision.
 */

/** Below this a denominator counts as 0 and a base or logarithm's argument as out of range. */
export const TINY = Math.fround(1e-30);
/** Every value written to a field lies within +-HUGE. */
export const HUGE = Math.fround(1e30);

const LARGEST_EXPONENT = 69;
const LARGEST_ANGLE = 1e6;
/** Below this leave, stay and grow use their series: single precision would lose digits. */
const SERIES_BELOW = 0.25;

export function limit(a: number): number {
  return a > HUGE ? HUGE : a < -HUGE ? -HUGE : a;
}

export function divide(a: number, b: number): number {
  if (b < TINY && b > -TINY) return 0;
  return limit(a / b);
}

export function power(a: number, b: number): number {
  if (a < TINY) return b === 0 ? 1 : 0;
  return safeExp(b * Math.log(a));
}

export function safeExp(a: number): number {
  return exponential(
    a > LARGEST_EXPONENT ? LARGEST_EXPONENT : a < -LARGEST_EXPONENT ? -LARGEST_EXPONENT : a,
  );
}

export function safeLog(a: number): number {
  return Math.log(a > TINY ? a : TINY);
}

export function safeSqrt(a: number): number {
  return a > 0 ? Math.sqrt(a) : 0;
}

export function safeTanh(a: number): number {
  return Math.tanh(a > 15 ? 15 : a < -15 ? -15 : a);
}

export function safeSin(a: number): number {
  return Math.sin(limitAngle(a));
}

export function safeCos(a: number): number {
  return Math.cos(limitAngle(a));
}

/** 1 - e^-z: the share that leaves within a step. */
export function leave(z: number): number {
  if (z < SERIES_BELOW && z > -SERIES_BELOW) return z * staySeries(z);
  return 1 - safeExp(-z);
}

/** (1 - e^-z)/z: the share of what arrives evenly over a step that is still there at its end. */
export function stay(z: number): number {
  if (z < SERIES_BELOW && z > -SERIES_BELOW) return staySeries(z);
  return (1 - safeExp(-z)) / z;
}

/** e^z - 1. */
export function grow(z: number): number {
  if (z < SERIES_BELOW && z > -SERIES_BELOW) return z * staySeries(-z);
  return safeExp(z) - 1;
}

/** Taylor series of (1 - e^-z)/z; the first term left out is below 2e-9 of it for |z| < 0.25. */
function staySeries(z: number): number {
  return 1 - z * (1 / 2 - z * (1 / 6 - z * (1 / 24 - z * (1 / 120 - z * (1 / 720 - z / 5040)))));
}

function limitAngle(a: number): number {
  return a > LARGEST_ANGLE ? LARGEST_ANGLE : a < -LARGEST_ANGLE ? -LARGEST_ANGLE : a;
}

const powersOfTwo = Float64Array.from({ length: 256 }, (_, index) => 2 ** (index - 128));

/**
 * e^a for |a| <= 69, within 6e-9 relative: 2^k times a Taylor polynomial of the rest, several times
 * faster than Math.exp and far below the rounding of the float32 fields.
 */
function exponential(a: number): number {
  const k = Math.floor(a * Math.LOG2E + 0.5);
  const r = a - k * Math.LN2;
  const series =
    1 +
    r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r / 5040))))));
  return series * (powersOfTwo[k + 128] as number);
}
