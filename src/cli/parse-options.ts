import { InvalidArgumentError } from "commander";
import { isWithin, limits, type Range } from "../limits/limits.ts";
import { parseDuration } from "../model/units.ts";

/** Turns the text of an option into its value, or says what it should look like. */
export function durationOption(text: string): number {
  try {
    return parseDuration(text, "");
  } catch {
    throw new InvalidArgumentError('give a number and a unit (s, min, h, d, wk), e.g. "6 h".');
  }
}

/** When a run ends: 0 is its start. */
export function untilOption(text: string): number {
  const until = durationOption(text);
  if (until >= 0) return until;
  throw new InvalidArgumentError("a run cannot end before it starts.");
}

export function everyOption(text: string): number {
  const every = durationOption(text);
  if (every > 0) return every;
  throw new InvalidArgumentError("must be longer than 0.");
}

/** "256x256" or "64x64x64". */
export function gridOption(text: string): readonly number[] {
  if (!/^\d+(x\d+){1,2}$/.test(text)) {
    throw new InvalidArgumentError('give voxels per axis, e.g. "256x256" or "64x64x64".');
  }
  return text.split("x").map(Number);
}

export function seedOption(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && isWithin(limits.seed, seed)) return seed;
  throw new InvalidArgumentError(`give ${wholeFrom(limits.seed)}.`);
}

/** The solver's tolerance. */
export function residualOption(text: string): number {
  const residual = Number(text);
  if (text.trim() !== "" && isWithin(limits.residual, residual)) return residual;
  throw new InvalidArgumentError(
    `give a number from ${limits.residual.least} to ${limits.residual.most}, e.g. 1e-6.`,
  );
}

export function threadsOption(text: string): number {
  const threads = Number(text);
  if (/^\d+$/.test(text) && isWithin(limits.threads, threads)) return threads;
  throw new InvalidArgumentError(`give ${wholeFrom(limits.threads)}.`);
}

export function jobsOption(text: string): number {
  const jobs = Number(text);
  if (/^\d+$/.test(text) && isWithin(limits.jobs, jobs)) return jobs;
  throw new InvalidArgumentError(`give ${wholeFrom(limits.jobs)}.`);
}

export function folderOption(text: string): string {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError('give the path of a folder, e.g. "out/core".');
}

export function fileOption(text: string): string {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError('give the path of a file, e.g. "out/core/checkpoint.milieu".');
}

/** "name=value", collected over repetitions. */
export function setOption(
  text: string,
  earlier: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const match = /^([A-Za-z]\w*)=\s*(\S+)\s*$/.exec(text);
  const value = Number(match?.[2]);
  if (match === null || !Number.isFinite(value)) {
    throw new InvalidArgumentError('give NAME=NUMBER, e.g. "csf1rInhibition=0.9".');
  }
  return { ...earlier, [match[1] as string]: value };
}

export function namesOption(text: string): readonly string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.every((name) => name !== "")) return [...new Set(names)];
  throw new InvalidArgumentError('give names with commas between, e.g. "oxygen,tumor".');
}

/** A choice that may be repeated. */
export function repeatedChoice<T extends string>(choices: readonly T[]) {
  return (text: string, earlier: readonly T[] | undefined): readonly T[] => {
    const choice = choices.find((candidate) => candidate === text);
    if (choice === undefined) throw new InvalidArgumentError(`one of ${choices.join(", ")}.`);
    return earlier?.includes(choice) ? earlier : [...(earlier ?? []), choice];
  };
}

/** Names that may come in several options. */
export function repeatedNames(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...new Set([...earlier, ...namesOption(text)])];
}

/** Text that may be repeated. */
export function repeatedText(text: string, earlier: readonly string[] = []): readonly string[] {
  if (text.trim() === "") throw new InvalidArgumentError("say which.");
  return [...earlier, text];
}

export function positiveOption(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("give a number above 0.");
}

function wholeFrom({ least, most }: Range): string {
  return `a whole number from ${least} to ${most}`;
}
