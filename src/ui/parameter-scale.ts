/** What a slider goes over. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly scale?: "linear" | "log";
}

/** How far an arrow key goes. */
export type StepSize = "small" | "usual" | "large";

/** Steps of a parameter's slider. */
export const SLIDER_STEPS = 1000;

/** Value at a position (0 .. SLIDER_STEPS), rounded to four digits; the ends are exact. */
export function valueAt(range: Range, position: number): number {
  const { min, max } = range;
  if (position <= 0) return min;
  if (position >= SLIDER_STEPS) return max;
  const share = position / SLIDER_STEPS;
  const value = isLogarithmic(range) ? min * (max / min) ** share : min + (max - min) * share;
  return Number(value.toPrecision(4));
}

/** Position of a value, 0 .. SLIDER_STEPS. */
export function positionOf(range: Range, value: number): number {
  const { min, max } = range;
  if (max <= min) return 0;
  const share = isLogarithmic(range)
    ? Math.log(Math.max(value, min) / min) / Math.log(max / min)
    : (value - min) / (max - min);
  return Math.round(Math.min(1, Math.max(0, share)) * SLIDER_STEPS);
}

const SIZES: Readonly<Record<StepSize, number>> = { small: 0.1, usual: 1, large: 10 };

/**
 * The next value of an arrow key, within the range: a power of ten that goes at most 200 times into
 * a linear range; on a log scale one in the second digit of the value. No digits come up that the
 * step does not have.
 */
export function stepValue(
  range: Range,
  value: number,
  direction: 1 | -1,
  size: StepSize = "usual",
): number {
  const { min, max } = range;
  const reach = isLogarithmic(range) ? Math.abs(value) / 10 : (max - min) / 20;
  if (!(reach > 0)) return value;
  const power = Math.floor(Math.log10(reach) + 1e-9) + Math.log10(SIZES[size]);
  const next = value + direction * 10 ** power;
  const decimals = Math.min(100, Math.max(0, -power, decimalsOf(value)));
  return Math.min(max, Math.max(min, Number(next.toFixed(decimals))));
}

function decimalsOf(value: number): number {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (mantissa.split(".")[1]?.length ?? 0) - Number(exponent));
}

function isLogarithmic({ scale, min, max }: Range): boolean {
  return scale === "log" && min > 0 && max > min;
}
