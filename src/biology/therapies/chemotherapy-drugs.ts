import { usualDose } from "./drug.ts";
import { drugParts } from "./drug-parts.ts";
import type { DrugPlan } from "./drug-plan.ts";

const temozolomide: DrugPlan = {
  field: "temozolomide",
  label: "Temozolomide",
  color: "#ff5d5d",
  transport: "smallDrug",
  unit: "uM",
  halfLife: 108,
  halfLifeSource: "assumed: 1.8 h as in patients, from memory",
  dose: { amount: 400, days: 1 },
};

const gemcitabine: DrugPlan = {
  field: "gemcitabine",
  label: "Gemcitabine",
  color: "#ffa07a",
  transport: "smallDrug",
  unit: "uM",
  halfLife: 40,
  halfLifeSource:
    "assumed: 40 min as after a short infusion, from memory; 32 to 94 min in patients",
  dose: { amount: 60, days: 3 },
};

const temozolomideParts = drugParts(temozolomide);
const gemcitabineParts = drugParts(gemcitabine);

const cellUptake = (field: string) =>
  ({
    type: "loss",
    field,
    rate: "chemoUptake*tumor",
    label: "Uptake by tumor cells",
  }) as const;

/** What of the two drugs is in plasma and tissue. */
export const chemotherapyDrugs = {
  fields: { ...temozolomideParts.fields, ...gemcitabineParts.fields },
  parameters: {
    ...temozolomideParts.parameters,
    ...gemcitabineParts.parameters,
    chemoUptake: {
      label: "Uptake by tumor cells",
      value: 0.1,
      unit: "1/min",
      min: 0,
      max: 5,
      note: "Of packed tumor.",
      source:
        "assumed: reach of sqrt(D/k) = 350 um in packed tumor; drugs that bind DNA faster reach less deep",
    },
  },
  processes: [
    ...temozolomideParts.processes,
    ...gemcitabineParts.processes,
    cellUptake("temozolomide"),
    cellUptake("gemcitabine"),
  ],
  doses: `Temozolomide at 50 mg/kg: add 400 uM to temozolomidePlasma every 24 h for 10 days; 25 mg/kg is half of that. ${usualDose(gemcitabine)}`,
} as const;
