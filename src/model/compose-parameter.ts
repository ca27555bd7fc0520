import { annotationsOf } from "./annotations.ts";
import type { ParameterDescription } from "./description.ts";
import { ModelError } from "./error.ts";
import type { Parameter } from "./model.ts";
import { parseUnit } from "./parse-unit.ts";

const LARGEST = 1e30;
/** Ratio of a range's ends from which a slider is logarithmic. */
const LOGARITHMIC_FROM = 100;

/** A parameter with its range: from 0 to four times its value where none is given. */
export function composeParameter(
  name: string,
  description: ParameterDescription,
  origin: string,
  place: string,
): Parameter {
  const { value, unit, label } = description;
  parseUnit(unit, `${place}.unit`);
  checkNumber(value, `${place}.value`);
  const min = description.min ?? Math.max(-LARGEST, Math.min(0, 4 * value));
  const max = description.max ?? (value === 0 ? 1 : Math.min(LARGEST, Math.max(0, 4 * value)));
  checkNumber(min, `${place}.min`);
  checkNumber(max, `${place}.max`);
  if (min > max)
    throw new ModelError(`${place}.min`, `must not be above max, but is ${min} and max ${max}`);
  if (value < min || value > max) {
    throw new ModelError(`${place}.value`, `${value} is outside the range ${min} to ${max}`);
  }
  const scale = description.scale ?? (min > 0 && max / min >= LOGARITHMIC_FROM ? "log" : "linear");
  if (scale === "log" && min <= 0) {
    throw new ModelError(`${place}.scale`, `a "log" scale needs min above 0, but min is ${min}`);
  }
  const { range } = description;
  if (range !== undefined) checkRange(range, { value, min, max }, `${place}.range`);
  return {
    ...annotationsOf(description),
    name,
    label: label ?? name,
    origin,
    value,
    unit,
    min,
    max,
    ...(range === undefined ? {} : { range }),
    scale,
  };
}

/** The range of a slider is wider than what anybody believes, and the value is believed. */
function checkRange(
  [low, high]: readonly [number, number],
  { value, min, max }: { readonly value: number; readonly min: number; readonly max: number },
  place: string,
): void {
  if (min <= low && low <= value && value <= high && high <= max && low < high) return;
  throw new ModelError(
    place,
    `must rise, hold the value (${value}) and lie within ${min} to ${max}, but is ${low} to ${high}`,
  );
}

function checkNumber(value: number, place: string): void {
  if (!(Math.abs(value) <= LARGEST)) {
    throw new ModelError(place, `${value} is not a number between -1e30 and 1e30`);
  }
}
