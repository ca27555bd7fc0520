import type { Model } from "../../model/model.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import type { InterventionFile } from "../../preset/scene-schema.ts";

/** What people call an intervention: its label, else what it changes. */
export function treatmentName(intervention: InterventionFile, model: Model): string {
  if (intervention.label !== undefined && intervention.label !== "") return intervention.label;
  if ("parameter" in intervention) {
    const { parameter, value } = intervention;
    const known = model.parameters.find(({ name }) => name === parameter);
    const number = Number(value);
    const words = Number.isFinite(number) ? formatNumber(number) : value;
    return `${known?.label ?? parameter} = ${words}`;
  }
  const { field } = intervention;
  const known = [...model.fields, ...model.compartments].find(({ name }) => name === field);
  return known?.label ?? field;
}

/** The keys that a dose can stand in; an intervention has one of them. */
export const doseKeys = ["value", "add", "set", "multiply"] as const;

/** Where the dose of an intervention stands, and what it is: a number or a formula. */
export function doseOf(
  intervention: InterventionFile,
): { readonly key: (typeof doseKeys)[number]; readonly dose: number | string } | undefined {
  const entries: Readonly<Partial<Record<string, unknown>>> = intervention;
  for (const key of doseKeys) {
    const dose = entries[key];
    if (typeof dose === "number" || typeof dose === "string") return { key, dose };
  }
  return undefined;
}
