import { formatNumber } from "./format-number.ts";
import { readNumber } from "./read-number.ts";

/** A mark may be written this share of the distance of marks off its place. */
const OFF = 0.02;

/**
 * Marks of an axis, all with as many digits as tell each from the next and say where it is; "" where
 * there is no mark.
 */
export function formatTicks(ticks: readonly (number | null)[]): string[] {
  const values = ticks.filter((tick) => tick !== null && Number.isFinite(tick)) as number[];
  const different = new Set(values).size;
  const most = OFF * distanceOf(values);
  let texts: string[] = [];
  for (let digits = 2; digits <= 15; digits++) {
    texts = values.map((value) => formatNumber(value, digits));
    const isNear = values.every((value, index) => error(texts[index] as string, value) <= most);
    if (isNear && new Set(texts).size === different) break;
  }
  let at = 0;
  return ticks.map((tick) =>
    tick === null || !Number.isFinite(tick) ? "" : (texts[at++] as string),
  );
}

/** The least that is between two marks; of a single one its size. */
function distanceOf(values: readonly number[]): number {
  const steps = values.slice(1).map((value, index) => Math.abs(value - (values[index] as number)));
  const largest = Math.max(0, ...values.map(Math.abs));
  return Math.min(...steps.filter((step) => step > 0), largest);
}

function error(text: string, value: number): number {
  const read = readNumber(text);
  return "value" in read ? Math.abs(read.value - value) : Number.POSITIVE_INFINITY;
}
