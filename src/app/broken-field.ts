import type { Measurement } from "../engine/engine.ts";

/** What to tell of a field with values that are no numbers; null if there is none. */
export function brokenField({ fields }: Measurement): Error | null {
  const broken = Object.entries(fields).find(([, { nonFinite }]) => nonFinite > 0);
  if (broken === undefined) return null;
  return new Error(`"${broken[0]}" has values that are no numbers any more.`);
}
