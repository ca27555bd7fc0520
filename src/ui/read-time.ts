import { readNumber } from "../numbers/read-number.ts";
import { t } from "../texts/text.ts";

/** min */
const UNITS: readonly (readonly [pattern: RegExp, minutes: number])[] = [
  [/\s*(d|days?)$/i, 1440],
  [/\s*(h|hours?)$/i, 60],
  [/\s*(min|minutes?)$/i, 1],
];

/** A time (min), or why it is none. */
export type ReadTime = { readonly time: number } | { readonly problem: string };

/**
 * Reads a time as people write it: "day 30", "30 d", "12,5 h", "90 min", or a number alone, in `unit`
 * (d, h or min).
 */
export function readTime(text: string, unit: string): ReadTime {
  const worded = text.trim().replace(/^(day|d)\s*(?=[\d.,])/i, "");
  const isDay = worded !== text.trim();
  const named = UNITS.find(([pattern]) => pattern.test(worded));
  const [pattern, minutes] = named ?? [/$/, isDay ? 1440 : minutesOf(unit)];
  const read = readNumber(worded.replace(pattern, ""));
  if ("problem" in read) return { problem: t`${read.problem}; a time is “30 d” or “12 h”` };
  if (read.value < 0) return { problem: t`There is no time before the start` };
  return { time: read.value * minutes };
}

function minutesOf(unit: string): number {
  return UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? 1;
}
