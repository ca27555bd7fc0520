import type { Comparison } from "../model/claim.ts";
import { ModelError } from "../model/error.ts";

const NUMBER = String.raw`([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)`;
const ONE_SIDED = new RegExp(String.raw`^\s*(<=|>=|<|>)\s*${NUMBER}\s*$`);
const BETWEEN = new RegExp(String.raw`^\s*${NUMBER}\s*\.\.\s*${NUMBER}\s*$`);

/** What a text such as "> 0.7", "<= 2" or "0.9 .. 1.1" asks of a number. */
export function parseComparison(text: string, place: string): Comparison {
  const between = BETWEEN.exec(text);
  if (between !== null) {
    const low = finite(between[1] as string, place);
    const high = finite(between[2] as string, place);
    if (low > high)
      throw new ModelError(place, `"${text}" holds for no number; write the smaller end first`);
    return { text, low, high, strict: false };
  }
  const oneSided = ONE_SIDED.exec(text);
  if (oneSided === null) {
    throw new ModelError(
      place,
      `${JSON.stringify(text)} is no comparison; write it like "> 0.7", "<= 2" or "0.9 .. 1.1"`,
    );
  }
  const bound = finite(oneSided[2] as string, place);
  const strict = oneSided[1] === "<" || oneSided[1] === ">";
  return oneSided[1]?.startsWith("<")
    ? { text, low: -Infinity, high: bound, strict }
    : { text, low: bound, high: Infinity, strict };
}

function finite(text: string, place: string): number {
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new ModelError(place, `${text} is too large`);
}
