import { countOf } from "../numbers/count-words.ts";
import { formatNumber } from "../numbers/format-number.ts";
import { formatQuantity } from "../numbers/format-unit.ts";
import type { DecisiveParameter, DrawnHeadline, PresetFacts } from "../preset/preset-facts.ts";
import { t } from "../texts/text.ts";

/** Which numbers decide what comes out. */
export function decisiveLead({ parameters, milieu }: PresetFacts): string {
  return t`Of ${countOf(parameters, "parameter")}, each varied over its range, these assumed ones decide most (Milieu ${milieu}):`;
}

export function decisiveText({ label, unit, value, low, high, share }: DecisiveParameter): string {
  const tried = t`${formatNumber(low)} to ${formatNumber(high)} tried`;
  return t`${label}, ${formatQuantity(value, unit)} (${tried}): ${Math.round(100 * share)} % of all effects`;
}

/** How sure a claim is. */
export function drawnText({ why, asked, present, low, high, holds, draws }: DrawnHeadline): string {
  const found = present === null ? t`no number` : formatNumber(present);
  const spread =
    low === null || high === null ? "" : t`, ${formatNumber(low)} to ${formatNumber(high)} in most`;
  return t`${why} In ${holds} of ${draws} draws of all parameters at once (${asked}; here ${found}${spread}).`;
}
