import { parseDuration } from "../model/units.ts";
import { FigureError } from "./figure-error.ts";
import { MOST_COLUMNS, NAMED_TIMES, type NamedTime } from "./settings.ts";

/** What named times are, min; undefined: the run has none. */
export interface KnownTimes {
  readonly now: number;
  readonly moment: number | undefined;
  readonly stop: number | undefined;
}

/** A time of a figure, min. */
export interface FigureTime {
  readonly time: number;
  /** The state that the page has at present, whatever was done to it on the way. */
  readonly isPresent: boolean;
}

/**
 * The times of a figure in their order, each once: numbers (min), durations such as "5 d", or names. Throws
 * FigureError for what is none.
 */
export function figureTimes(
  asked: readonly (number | string)[],
  known: KnownTimes,
): readonly FigureTime[] {
  const times = asked.map((one) => timeOf(one, known));
  const sorted = [...times].sort((one, other) => one.time - other.time);
  const first = sorted.filter(
    ({ time }, index) => sorted.findIndex((other) => other.time === time) === index,
  );
  return first.map(({ time }) => ({
    time,
    isPresent: sorted.some((other) => other.time === time && other.isPresent),
  }));
}

/** First, telling, last: those of them that there are. */
export function usualTimes({ now, moment, stop }: KnownTimes): readonly NamedTime[] {
  return [
    "first",
    ...(moment === undefined ? [] : (["moment"] as const)),
    ...(stop === undefined ? [] : (["last"] as const)),
    ...(stop === undefined && now > 0 ? (["now"] as const) : []),
  ];
}

function timeOf(asked: number | string, { now, moment, stop }: KnownTimes): FigureTime {
  const at = (time: number) => ({ time, isPresent: false });
  if (typeof asked === "number") return at(asked);
  switch (asked) {
    case "first":
      return at(0);
    case "now":
      return { time: now, isPresent: true };
    case "moment":
      if (moment !== undefined) return at(moment);
      throw new FigureError('This preset names no telling moment; give a time such as "5 d".');
    case "last":
      if (stop !== undefined) return at(stop);
      throw new FigureError('This preset has no end; give a time such as "5 d", or "now".');
    default:
      return at(timeSaid(asked));
  }
}

function timeSaid(text: string): number {
  const time = duration(text);
  if (time >= 0) return time;
  throw new FigureError(`"${text.slice(0, 40)}" is before the run begins; give 0 min or later.`);
}

function duration(text: string): number {
  try {
    return parseDuration(text, "");
  } catch (cause) {
    const names = NAMED_TIMES.map((name) => `"${name}"`).join(", ");
    throw new FigureError(
      `"${text.slice(0, 40)}" is no time; write one such as "5 d" or "36 h", or ${names}.`,
      { cause },
    );
  }
}

/** "0 h, 5 d, now" as a list of times. */
export function readTimes(text: string): readonly string[] {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length === 0) throw new FigureError('Give at least one time, such as "0 h, 5 d".');
  if (parts.length > MOST_COLUMNS) {
    throw new FigureError(`At most ${MOST_COLUMNS} times stand in one figure.`);
  }
  return parts;
}
