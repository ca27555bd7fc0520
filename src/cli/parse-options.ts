import { InvalidArgumentError } from "commander";
import { parseDuration } from "../model/units.ts";

/** Turns the text of an option into its value, or says what it should look like. */
export function durationOption(text: string): number {
  try {
    return parseDuration(text, "");
  } catch {
    throw new InvalidArgumentError('give a number and a unit (s, min, h, d, wk), e.g. "6 h".');
  }
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
  if (/^\d+$/.test(text) && seed <= 0xffffffff) return seed;
  throw new InvalidArgumentError("give a whole number from 0 to 4294967295.");
}

/** "name=value", collected over repetitions. */
export function setOption(
  text: string,
  earlier: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const match = /^([A-Za-z]\w*)=(.+)$/.exec(text);
  const value = Number(match?.[2]);
  if (match === null || !Number.isFinite(value)) {
    throw new InvalidArgumentError('give NAME=NUMBER, e.g. "csf1rInhibition=0.9".');
  }
  return { ...earlier, [match[1] as string]: value };
}

export function namesOption(text: string): readonly string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.every((name) => name !== "")) return names;
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
