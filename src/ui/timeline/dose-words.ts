import type { Offer } from "../../lab/treatments/offered-treatments.ts";
import { timesOf } from "../../lab/treatments/times.ts";
import { doseOf } from "../../lab/treatments/treatment-name.ts";
import type { Model } from "../../model/model.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { formatDuration } from "../../numbers/format-time.ts";
import { formatQuantity } from "../../numbers/format-unit.ts";
import type { InterventionFile } from "../../preset/scene-schema.ts";
import { t } from "../../texts/text.ts";

/** How a treatment is drawn: a dose given, something done at a place, a parameter held for a time. */
export type TreatmentForm = "dose" | "procedure" | "window";

export function formOf(intervention: InterventionFile): TreatmentForm {
  if ("parameter" in intervention) return "window";
  return intervention.add === undefined || intervention.where !== undefined ? "procedure" : "dose";
}

/** What the number of a treatment is called, in which unit, and between what it may lie. */
export interface DoseKind {
  readonly label: string;
  /** As a model names it; "doses" and "doses/d" are usual doses. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
}

const LARGEST = 1e9;
const DAY = 1440;

export function doseKind(intervention: InterventionFile, model: Model): DoseKind {
  const least = { min: 0, max: LARGEST };
  if ("parameter" in intervention) {
    const { parameter } = intervention;
    const known = model.parameters.find(({ name }) => name === parameter);
    const { min = -LARGEST, max = LARGEST, unit = "1" } = known ?? {};
    const isInfusion = unit === "1" && parameter.endsWith("Infusion");
    return isInfusion
      ? { label: t`Rate`, unit: "doses/d", min, max }
      : { label: t`Value`, unit, min, max };
  }
  const { field } = intervention;
  const known = [...model.fields, ...model.compartments].find(({ name }) => name === field);
  const unit = known?.unit ?? "1";
  if (intervention.multiply !== undefined) return { label: t`Leaves`, unit: "1", ...least };
  if (intervention.set !== undefined) return { label: t`Set to`, unit, ...least };
  if (unit === "1" && field.endsWith("Given")) return { label: t`Dose`, unit: "doses", ...least };
  return { label: t`Dose`, unit, ...least };
}

/** The number of a treatment beside its mark: "60 µg/mL", "1 dose", "leaves 3 %", "at 0.9", "1 dose/d"; "" for a formula. */
export function doseText(intervention: InterventionFile, model: Model): string {
  const found = doseOf(intervention);
  const dose = Number(found?.dose);
  if (found === undefined || !Number.isFinite(dose)) return "";
  if (found.key === "multiply") {
    return dose < 1
      ? t`leaves ${formatNumber(100 * dose)} %`
      : t`${formatNumber(dose)} times as much`;
  }
  const { unit } = doseKind(intervention, model);
  const own = dose === 1 ? unit.replace("doses", "dose") : unit;
  const text = formatQuantity(dose, own);
  return found.key === "set" || (found.key === "value" && unit !== "doses/d")
    ? t`at ${text}`
    : text;
}

/** How a bar goes on: "until the end", "for 14 d", "every 1 d, 10 doses". */
export function spanText(intervention: InterventionFile): string {
  const { start, stop, every, count } = timesOf(intervention);
  if (every > 0 && count > 1) {
    const often = t`every ${spaceText(every)}`;
    return count === Number.POSITIVE_INFINITY ? often : t`${often}, ${count} times`;
  }
  if (stop === Number.POSITIVE_INFINITY) return t`until the end`;
  return t`for ${spaceText(stop - start)}`;
}

/** As the boxes of a treatment tell it: hours below a day, else days. */
function spaceText(minutes: number): string {
  return minutes < DAY ? formatDuration(minutes) : `${formatNumber(minutes / DAY)} d`;
}

/** What an offer gives: "1 usual dose every 4 d, 4 times"; "1 dose/d for 14 d"; "leaves 3 %". */
export function usualText({ intervention, unit }: Offer, model: Model): string {
  const dose = doseText(intervention, model);
  const amount = unit === "usual doses" ? dose.replace(/doses?$/, "usual $&") : dose;
  const isLong = timesOf(intervention).every > 0 || formOf(intervention) === "window";
  return [amount, isLong ? spanText(intervention) : ""].filter((part) => part !== "").join(" ");
}
