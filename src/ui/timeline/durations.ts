import { parseNumber } from "../../lab/parse-number.ts";
import type { ReadNumber } from "../../numbers/read-number.ts";
import { t } from "../../texts/text.ts";

const DAY = 1440;
const PART = /^([\d.,]+)\s*(\p{L}+)/u;
/** What people write for units of time. */
const HABITS: Readonly<Record<string, string>> = {
  day: "d",
  days: "d",
  hour: "h",
  hours: "h",
  hr: "h",
  minutes: "min",
  week: "wk",
  weeks: "wk",
  w: "wk",
};

/** Days of what a person writes: "12", "36 h", "12 d 6 h", "2 weeks". */
export function readDays(text: string): ReadNumber {
  return readIn("d", text.trim().replace(/^day\s+/i, ""));
}

/** Hours of the same; a number alone is one of hours. */
export function readHours(text: string): ReadNumber {
  return readIn("h", text.trim());
}

function readIn(unit: "d" | "h", text: string): ReadNumber {
  let sum = 0;
  for (const part of partsOf(text)) {
    const read = parseNumber(withUnit(part), unit);
    if ("problem" in read) return read;
    sum += read.value;
  }
  return { value: sum };
}

/** The same, where nothing (or "∞", "end") means for ever. */
export function readDaysOrEver(text: string): ReadNumber {
  return isEver(text) ? { value: Number.POSITIVE_INFINITY } : readDays(text);
}

/** A whole number, where nothing means for ever. */
export function readCount(text: string): ReadNumber {
  if (isEver(text)) return { value: Number.POSITIVE_INFINITY };
  const read = parseNumber(text);
  if ("problem" in read || Number.isInteger(read.value)) return read;
  return { problem: t`Write a whole number, or nothing for as long as the run goes.` };
}

function isEver(text: string): boolean {
  return /^(|∞|end|the end|never|infinity)$/i.test(text.trim());
}

/** min as days, without what a float adds. */
export function daysOf(minutes: number): number {
  return Number((minutes / DAY).toFixed(5));
}

/** To a tenth of a minute: what a person writes is no finer. */
export function minutesOf(days: number): number {
  return Math.round(days * DAY * 10) / 10;
}

/** "12 d 6 h" in its parts. */
function partsOf(text: string): readonly string[] {
  const first = PART.exec(text);
  if (first === null) return [text];
  const rest = text.slice(first[0].length).trim();
  return rest === "" || !/^\d/.test(rest) ? [text] : [first[0], ...partsOf(rest)];
}

function withUnit(part: string): string {
  return part.replace(/\p{L}+$/u, (unit) => HABITS[unit.toLowerCase()] ?? unit);
}
