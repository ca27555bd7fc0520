import { ModelError } from "./error.ts";
import { suggest } from "./suggest.ts";

/** um and min per unit of a length and a time. */
const UNITS = {
  length: { um: 1, µm: 1, μm: 1, mm: 1000, cm: 10_000 },
  time: { s: 1 / 60, min: 1, h: 60, d: 1440, wk: 10_080 },
} as const;

/** Whole words that people write for the units above. */
const HABITS: Readonly<Record<string, string>> = {
  sec: "s",
  second: "s",
  seconds: "s",
  m: "min",
  minute: "min",
  minutes: "min",
  hr: "h",
  hrs: "h",
  hour: "h",
  hours: "h",
  day: "d",
  days: "d",
  w: "wk",
  week: "wk",
  weeks: "wk",
  micron: "um",
  microns: "um",
};

const EXAMPLES = { length: '"10 um" or "2.5 mm"', time: '"6 h" or "30 d"' } as const;
const NAMES = { length: "um, µm, mm, cm", time: "s, min, h, d, wk" } as const;
const QUANTITY = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([^\s\d]*)\s*$/;
const LARGEST = 1e15;

/** A length in um from a text such as "2.5 mm". */
export function parseLength(text: string, place: string): number {
  return parseQuantity(text, place, "length");
}

/** A duration in min from a text such as "6 h". */
export function parseDuration(text: string, place: string): number {
  return parseQuantity(text, place, "time");
}

function parseQuantity(text: string, place: string, kind: "length" | "time"): number {
  const match = QUANTITY.exec(text.slice(0, 100));
  if (match === null || text.length > 100) throw notUnderstood(text, place, kind);
  const unit = match[2] as string;
  const units: Readonly<Record<string, number>> = UNITS[kind];
  if (unit === "") throw new ModelError(place, `"${text.trim()}" lacks a unit (${NAMES[kind]})`);
  if (!Object.hasOwn(units, unit)) throw wrongUnit(unit, place, kind);
  const value = Number(match[1]) * (units[unit] as number);
  if (!(Math.abs(value) <= LARGEST)) throw new ModelError(place, `"${text.trim()}" is too large`);
  return value;
}

function notUnderstood(text: string, place: string, kind: "length" | "time"): ModelError {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return new ModelError(
    place,
    `${JSON.stringify(shown)} is not a ${kind}; write a number and a unit, such as ${EXAMPLES[kind]}`,
  );
}

function wrongUnit(unit: string, place: string, kind: "length" | "time"): ModelError {
  const other = kind === "length" ? "time" : "length";
  if (Object.hasOwn(UNITS[other], unit)) {
    return new ModelError(
      place,
      `"${unit}" is a unit of ${other}; expected a ${kind} (${NAMES[kind]})`,
    );
  }
  const habit = Object.hasOwn(HABITS, unit) ? HABITS[unit] : undefined;
  const isOurs = habit !== undefined && Object.hasOwn(UNITS[kind], habit);
  const meant = isOurs ? habit : suggest(unit, Object.keys(UNITS[kind]));
  const advice = meant === undefined ? "" : `; did you mean "${meant}"?`;
  return new ModelError(
    place,
    `unknown unit of ${kind} "${unit.slice(0, 40)}"${advice} (${NAMES[kind]})`,
  );
}
