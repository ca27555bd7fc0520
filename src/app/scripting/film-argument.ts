import { durationText } from "../../lab/treatments/times.ts";
import { checkShape } from "../../preset/check-shape.ts";
import { type FilmFile, recordSchema } from "../../record/script/film-schema.ts";
import { optionsArgument, progressArgument } from "./script-arguments.ts";

/** A film as scripts ask for it: as a preset's `record`, with times in min and lengths in s as numbers, too. */
export type ScriptedFilm = Omit<FilmFile, "from" | "to" | "duration" | "speed" | "hold"> & {
  /** Simulated time: min, "2 d", where the run stands (default), or its start. */
  readonly from?: number | string;
  readonly to?: number | string;
  /** s of film, or "20 s". */
  readonly duration?: number | string;
  readonly hold?: number | string;
  /** Simulated time for each second of film: min, or "1 d". */
  readonly speed?: number | string;
  /** The same in min, as before there was `speed`. */
  readonly minutesPerSecond?: number;
};

/**
 * The film that a script asks for: what it leaves out is as in `file`. `now` is where the run stands, min. Throws, in
 * a sentence, for what cannot be.
 */
export function filmArgument(options: unknown, file: FilmFile, now: number): FilmFile {
  optionsArgument("record", options);
  const { minutesPerSecond, from = "here", ...rest } = options as ScriptedFilm;
  const begin = from === "here" ? durationText(now) : from === "start" ? "0 min" : from;
  const asked: Record<string, unknown> = { ...rest, from: begin };
  for (const [key, unit] of [
    ["from", "min"],
    ["to", "min"],
    ["speed", "min"],
    ["duration", "s"],
    ["hold", "s"],
  ] as const) {
    if (typeof asked[key] === "number") asked[key] = `${asked[key]} ${unit}`;
  }
  if (minutesPerSecond !== undefined) Object.assign(asked, atSpeed(minutesPerSecond, begin));
  const kept = Object.entries(file).filter(([key]) => !isSaidAnew(key, asked));
  const film = Object.fromEntries([...kept, ...Object.entries(asked)].filter(isGiven));
  return checkShape(recordSchema, film, "record");
}

/** How a film is followed and stopped; throws for what is none of that. */
export function filmSteering(steering: unknown): { readonly onProblem?: (why: string) => void } {
  progressArgument("record", steering);
  const { onProblem } = steering as { readonly onProblem?: unknown };
  if (onProblem === undefined) return {};
  if (typeof onProblem !== "function") {
    throw new TypeError("record() takes a function as onProblem.");
  }
  return { onProblem: onProblem as (why: string) => void };
}

/** At a speed of 0 the run stands still for as long as the film lasts. */
function atSpeed(minutes: unknown, from: unknown): object {
  if (typeof minutes === "number" && Number.isFinite(minutes) && minutes >= 0) {
    return minutes === 0 ? { to: from } : { speed: `${minutes} min` };
  }
  const shown = typeof minutes === "number" ? String(minutes) : `a ${typeof minutes}`;
  throw new RangeError(`minutesPerSecond must be 0 or more, not ${shown}.`);
}

/** What is asked for takes the place of what says the same in another way. */
function isSaidAnew(key: string, asked: Readonly<Record<string, unknown>>): boolean {
  const isSized = ["size", "width", "height"].includes(key);
  if (isSized) return "size" in asked || ("width" in asked && "height" in asked) || key === "size";
  // However a film's pace is said, it takes the place of every other way; lengths and an end may stand beside it.
  const isPace = ["duration", "speed", "speeds"].includes(key);
  if (isPace) return ["duration", "speed", "speeds"].some((pace) => pace in asked);
  return key === "to" && "speed" in asked && "duration" in asked;
}

function isGiven([, value]: readonly [string, unknown]): boolean {
  return value !== undefined;
}
