import type { DecisiveParameter, DrawnHeadline, PresetFacts } from "../preset/preset-facts.ts";
import { formatNumber, formatQuantity } from "./format-quantity.ts";

/** Which numbers decide what comes out. */
export function decisiveLead({ parameters, milieu }: PresetFacts): string {
  return `Of ${parameters} parameters, each varied over its range, these assumed ones decide most (Milieu ${milieu}):`;
}

export function decisiveText({ label, unit, value, low, high, share }: DecisiveParameter): string {
  const tried = `${formatNumber(low)} to ${formatNumber(high)} tried`;
  return `${label}, ${formatQuantity(value, unit)} (${tried}): ${Math.round(100 * share)} % of all effects`;
}

/** How sure a claim is. */
export function drawnText({ why, asked, present, low, high, holds, draws }: DrawnHeadline): string {
  const found = present === null ? "no number" : formatNumber(present);
  const spread =
    low === null || high === null ? "" : `, ${formatNumber(low)} to ${formatNumber(high)} in most`;
  return `${why} In ${holds} of ${draws} draws of all parameters at once (${asked}; here ${found}${spread}).`;
}
