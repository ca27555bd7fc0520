import type { Treatment } from "../../lab/document.ts";
import { timesOf } from "../../lab/treatments/times.ts";
import { treatmentName } from "../../lab/treatments/treatment-name.ts";
import type { Model } from "../../model/model.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { plural, t } from "../../texts/text.ts";

/** "Anti-PD-1, dose 2 of 4" */
export function titleOf({ intervention }: Treatment, index: number, model: Model): string {
  const { count, every } = timesOf(intervention);
  const name = treatmentName(intervention, model);
  if (every === 0 || count === 1) return name;
  const what = "parameter" in intervention ? "time" : "dose";
  const of = Number.isFinite(count) ? t` of ${count}` : "";
  return `${name}, ${what} ${Math.min(index + 1, count)}${of}`;
}

/** What of it has been already; empty: nothing. */
export function pastText({ on, intervention }: Treatment, now: number): string {
  const { start, stop, every, count } = timesOf(intervention);
  if (!on || start >= now) return "";
  if ("parameter" in intervention && every === 0) {
    return stop < now ? t`It is past.` : t`It has been so since day ${formatNumber(start / 1440)}.`;
  }
  const given = every === 0 ? 1 : Math.min(count, Math.ceil((now - start) / every - 1e-9));
  const what = "parameter" in intervention ? t`Time` : t`Dose`;
  if (given >= count) return plural(count, "It is past.", "All {0} are past.");
  return plural(given, "{0} 1 is past.", "{0}s 1 to {1} are past.", what, given);
}
