import { formatQuantity } from "../numbers/format-unit.ts";
import { t } from "../texts/text.ts";
import type { LabBase } from "./base.ts";
import type { LabDocument } from "./document.ts";
import { treatmentsOf } from "./resolve-document.ts";
import { treatmentName } from "./treatments/treatment-name.ts";

/**
 * In which ways the simulation of a document differs from its preset's, in words: parameters, treatments, seed,
 * grid and step. How it is looked at is no change of it.
 */
export function changeWords(document: LabDocument, base: LabBase): readonly string[] {
  const parameters = Object.entries(document.parameters).map(([name, value]) => {
    const { label = name, unit = "1" } = base.parameters.get(name) ?? {};
    return `${label}: ${formatQuantity(value, unit)}`;
  });
  const { model } = base.context;
  const own = new Map(base.treatments.map((one) => [one.id, one]));
  const treatments = treatmentsOf(document, base);
  const added = treatments.flatMap((one) => {
    const before = own.get(one.id);
    const name = treatmentName(one.intervention, model);
    if (before === undefined) return [t`${name}: added`];
    if (before.on !== one.on) return [one.on ? t`${name}: on` : t`${name}: off`];
    return JSON.stringify(before) === JSON.stringify(one) ? [] : [t`${name}: changed`];
  });
  const kept = new Set(treatments.map(({ id }) => id));
  const gone = base.treatments
    .filter(({ id }) => !kept.has(id))
    .map(({ intervention }) => t`${treatmentName(intervention, model)}: taken away`);
  const { seed, grid, step } = document.settings;
  return [
    ...parameters,
    ...added,
    ...gone,
    ...(seed === undefined ? [] : [t`Seed: ${seed}`]),
    ...(grid === undefined ? [] : [t`Grid: ${grid.join(" × ")}`]),
    ...(step === undefined ? [] : [t`Step: ${step} min`]),
  ];
}
