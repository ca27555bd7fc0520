import type { Measurement } from "../../engine/engine.ts";
import { runawayOf } from "../../observe/runaway.ts";
import { t } from "../../texts/text.ts";

/** What to tell of a run that has grown beyond all bounds; null if it has not. */
export function brokenField(measurement: Measurement): Error | null {
  const broken = runawayOf(measurement);
  if (broken === undefined) return null;
  return new Error(t`"${broken}" has grown beyond all bounds. A smaller step may help.`);
}
