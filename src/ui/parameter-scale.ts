import type { Parameter } from "../model/model.ts";

/** Steps of a parameter's slider. */
export const SLIDER_STEPS = 1000;

/** Value at a position (0 .. SLIDER_STEPS), rounded to four digits; the ends are exact. */
export function valueAt(parameter: Parameter, position: number): number {
  const { min, max } = parameter;
  if (position <= 0) return min;
  if (position >= SLIDER_STEPS) return max;
  const share = position / SLIDER_STEPS;
  const value = isLogarithmic(parameter) ? min * (max / min) ** share : min + (max - min) * share;
  return Number(value.toPrecision(4));
}

/** Position of a value, 0 .. SLIDER_STEPS. */
export function positionOf(parameter: Parameter, value: number): number {
  const { min, max } = parameter;
  if (max <= min) return 0;
  const share = isLogarithmic(parameter)
    ? Math.log(Math.max(value, min) / min) / Math.log(max / min)
    : (value - min) / (max - min);
  return Math.round(Math.min(1, Math.max(0, share)) * SLIDER_STEPS);
}

function isLogarithmic({ scale, min, max }: Parameter): boolean {
  return scale === "log" && min > 0 && max > min;
}
