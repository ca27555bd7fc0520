import type {
  ModuleDescription,
  ParameterDescription,
  ProcessDescription,
} from "../../model/description.ts";
import { infusionLabel } from "./drug-parts.ts";

interface CytokinePlan {
  readonly name: string;
  readonly label: string;
  readonly note: string;
  /** The field that it joins. */
  readonly target: string;
  /** Its compartment is called this and Plasma. */
  readonly plasma: string;
  readonly color: string;
  readonly halfLife: number;
  readonly halfLifeSource: string;
  readonly passage: number;
  readonly passageSource: string;
  readonly evidence: readonly string[];
}

/** A cytokine given into blood that joins the tissue's own: supply through vessels, no field of its own. */
export function suppliedCytokine(plan: CytokinePlan): ModuleDescription {
  return {
    name: plan.name,
    label: plan.label,
    note: plan.note,
    fields: {
      [`${plan.plasma}Plasma`]: {
        kind: "compartment",
        label: `${plan.label} in plasma`,
        unit: "ng/mL",
        color: plan.color,
        note: "What was given; the body's own is not counted.",
      },
    },
    parameters: parameters(plan),
    processes: processes(plan),
  };
}

function parameters(plan: CytokinePlan): Record<string, ParameterDescription> {
  const { plasma } = plan;
  return {
    [`${plasma}HalfLife`]: {
      label: "Half-life in plasma",
      value: plan.halfLife,
      unit: "min",
      min: plan.halfLife / 10,
      max: plan.halfLife * 10,
      source: plan.halfLifeSource,
    },
    [`${plasma}Infusion`]: {
      label: infusionLabel(plan.label),
      value: 0,
      unit: "ng/mL/min",
      min: 0,
      max: 20,
      source: "control",
    },
    [`${plasma}Passage`]: {
      label: "Passage through vessels",
      value: plan.passage,
      unit: "1/min",
      min: 1e-5,
      max: 0.1,
      note: "At the vessel density of healthy tissue.",
      source: plan.passageSource,
    },
  };
}

function processes({ plasma, target, evidence }: CytokinePlan): readonly ProcessDescription[] {
  return [
    { type: "source", field: `${plasma}Plasma`, rate: `${plasma}Infusion`, label: "Infusion" },
    {
      type: "loss",
      field: `${plasma}Plasma`,
      rate: `log(2)/${plasma}HalfLife`,
      label: "Elimination from plasma",
    },
    {
      type: "source",
      field: target,
      rate: `${plasma}Passage*perfusion*${plasma}Plasma*(1 - drugBarrier)`,
      label: "Supply through vessels",
      evidence,
    },
  ];
}
