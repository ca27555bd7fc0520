import { plural } from "../texts/text.ts";
import { formatNumber } from "./format-number.ts";

const nouns = {
  field: (count: number, text: string) => plural(count, "{0} field", "{0} fields", text),
  parameter: (count: number, text: string) =>
    plural(count, "{0} parameter", "{0} parameters", text),
  step: (count: number, text: string) => plural(count, "{0} step", "{0} steps", text),
  voxel: (count: number, text: string) => plural(count, "{0} voxel", "{0} voxels", text),
};

/** "1 field", "12 fields": a count with its noun, in the form that it takes then. */
export function countOf(count: number, noun: keyof typeof nouns): string {
  return nouns[noun](count, formatNumber(count));
}
