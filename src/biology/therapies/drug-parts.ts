import type {
  ModelDescription,
  ParameterDescription,
  ProcessDescription,
} from "../../model/description.ts";
import type { DrugEffect, DrugPlan } from "./drug-plan.ts";

/** Fields, parameters, observables and processes of one drug: plasma, tissue, effect. */
export function drugParts(plan: DrugPlan): ModelDescription & { processes: ProcessDescription[] } {
  const { field, label, color, unit, transport, effect, more } = plan;
  return {
    fields: {
      [field]: {
        kind: "substrate",
        label,
        unit,
        diffusion: `${transport}Diffusion`,
        color,
        note: "In tissue.",
      },
      [`${field}Plasma`]: {
        kind: "compartment",
        label: `${label} in plasma`,
        unit,
        color,
        note: `A usual dose adds ${plan.dose.amount} ${unit}.`,
      },
      ...more?.fields,
    },
    parameters: {
      ...plasmaParameters(plan),
      ...(effect && { [`${field}Half`]: halfEffect(effect, unit) }),
      ...more?.parameters,
    },
    observables: {
      ...(effect && { [effect.observable]: effectObservable(field, effect) }),
      ...more?.observables,
    },
    processes: [...drugProcesses(field, transport), ...(more?.processes ?? [])],
  };
}

/** The rate of infusion (unit/min) that gives as much as the usual doses. */
export function usualInfusion({ dose }: Pick<DrugPlan, "dose">): number {
  return Number((dose.amount / (dose.days * 1440)).toPrecision(2));
}

/** "Infusion of anti-CCL2": the drug's label as within a sentence; names like ATRA and Treg keep their capital. */
export function infusionLabel(drug: string): string {
  const isWord = /^[A-Z][a-z]+\b/.test(drug) && !drug.startsWith("Treg");
  return `Infusion of ${isWord ? drug[0]!.toLowerCase() + drug.slice(1) : drug}`;
}

function plasmaParameters(plan: DrugPlan): Record<string, ParameterDescription> {
  const { field, unit, halfLife } = plan;
  const usual = usualInfusion(plan);
  return {
    [`${field}HalfLife`]: {
      label: "Half-life in plasma",
      value: halfLife,
      unit: "min",
      min: halfLife / 10,
      max: halfLife * 10,
      source: plan.halfLifeSource,
    },
    [`${field}Infusion`]: {
      label: infusionLabel(plan.label),
      value: 0,
      unit: `${unit}/min`,
      min: 0,
      max: usual * 50,
      note: `Continuous dose, or daily tablets on average; ${usual} gives as much as the usual doses.`,
      source: "control",
    },
  };
}

function halfEffect({ half, halfSource }: DrugEffect, unit: string): ParameterDescription {
  return {
    label: "Level of half effect",
    value: half,
    unit,
    min: half / 100,
    max: half * 100,
    source: halfSource,
  };
}

function effectObservable(field: string, { label, factor, note, evidence }: DrugEffect) {
  const share = `michaelis(${field}, ${field}Half)`;
  return {
    expression: factor === undefined ? share : `${share}*${factor}`,
    label,
    unit: "1",
    ...(note !== undefined && { note }),
    ...(evidence !== undefined && { evidence }),
  };
}

function drugProcesses(field: string, transport: string): ProcessDescription[] {
  return [
    { type: "source", field: `${field}Plasma`, rate: `${field}Infusion`, label: "Infusion" },
    {
      type: "loss",
      field: `${field}Plasma`,
      rate: `log(2)/${field}HalfLife`,
      label: "Elimination from plasma",
    },
    {
      type: "exchange",
      field,
      rate: `${transport}Exchange*perfusion*(1 - drugBarrier)`,
      target: `${field}Plasma`,
      label: "Passage through vessels",
    },
    { type: "loss", field, rate: `${transport}Clearance`, label: "Clearance from tissue" },
  ];
}
