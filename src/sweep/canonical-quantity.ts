import { ModelError } from "../model/error.ts";
import { parseDuration, parseLength } from "../model/units.ts";

const decimal = /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/;

/**
 * What a text of a preset means, where it is a number, a duration or a length: the number, "60 min", "100 um".
 * Any other text is as it was. Twelve digits, so that 0.1 d is 144 min.
 */
export function canonicalQuantity(text: string): string | number {
  if (decimal.test(text)) return Number(text);
  const minutes = read(text, parseDuration);
  if (minutes !== undefined) return `${Number(minutes.toPrecision(12))} min`;
  const length = read(text, parseLength);
  return length === undefined ? text : `${Number(length.toPrecision(12))} um`;
}

function read(text: string, parse: (text: string, place: string) => number): number | undefined {
  try {
    return parse(text, "");
  } catch (error) {
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}
