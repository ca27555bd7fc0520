import { parseDuration } from "../model/units.ts";
import type { Moment, Preset } from "./preset.ts";

/**
 * When most can be seen of what a preset is about: the moment that it names, else the day of its first
 * headline claim (of its first claim, where none is one). Undefined: it says nothing of its outcome.
 */
export function tellingMoment({ moment, file, scenario }: Preset): Moment | undefined {
  if (moment !== undefined) return moment;
  const claims = file.claims ?? [];
  const claim = claims.find(({ headline }) => headline) ?? claims[0];
  if (claim === undefined) return undefined;
  const at = parseDuration(claim.at, "claims");
  const { stop } = scenario.time;
  if (stop !== undefined && at > stop) return undefined;
  return { at, label: claim.label ?? claim.why };
}
