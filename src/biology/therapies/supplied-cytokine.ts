import type { ModuleDescription } from "../../model/description.ts";
import { plasmaParts, usualDose } from "./drug-kinetics.ts";
import type { SpeciesKinetics } from "./drug-plan.ts";

interface CytokinePlan {
  readonly name: string;
  readonly label: string;
  readonly note: string;
  /** The field that it joins. */
  readonly target: string;
  /** Doses, plasma and infusion are named after it. */
  readonly plasma: string;
  readonly color: string;
  readonly kinetics: SpeciesKinetics;
  readonly passage: number;
  readonly passageSource: string;
  readonly evidence: readonly string[];
}

/** A cytokine given into blood that joins the tissue's own: supply through vessels, no field of its own. */
export function suppliedCytokine(plan: CytokinePlan): ModuleDescription {
  const { plasma, label, color, kinetics } = plan;
  const inBlood = {
    field: plasma,
    label,
    color,
    unit: "ng/mL",
    transport: "smallDrug",
    kinetics,
  } as const;
  const { fields, parameters, processes } = plasmaParts(inBlood);
  return {
    name: plan.name,
    label,
    note: `${plan.note} ${usualDose(inBlood)}`,
    fields: {
      ...fields,
      [`${plasma}Plasma`]: {
        ...fields[`${plasma}Plasma`]!,
        note: "What was given; the body's own is not counted.",
      },
    },
    parameters: {
      ...parameters,
      [`${plasma}Passage`]: {
        label: "Passage through vessels",
        value: plan.passage,
        unit: "1/min",
        min: 1e-5,
        max: 0.1,
        note: "At the vessel density of healthy tissue.",
        source: plan.passageSource,
      },
    },
    processes: [
      ...processes,
      {
        type: "source",
        field: plan.target,
        rate: `${plasma}Passage*perfusion*${plasma}Plasma*(1 - drugBarrier)`,
        label: "Supply through vessels",
        evidence: plan.evidence,
      },
    ],
  };
}
