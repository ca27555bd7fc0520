import type { ModelDescription, ProcessDescription } from "../../model/description.ts";
import { plasmaParts } from "./drug-kinetics.ts";
import { passageParts } from "./drug-passage.ts";
import type { DrugEffect, DrugPlan } from "./drug-plan.ts";

/** Fields, parameters, observables and processes of one drug: doses, plasma, tissue, effect. */
export function drugParts(plan: DrugPlan): ModelDescription & { processes: ProcessDescription[] } {
  const { field, label, color, unit, effect, more } = plan;
  const plasma = plasmaParts(plan);
  const passage = passageParts(plan);
  return {
    fields: {
      [field]: {
        kind: "substrate",
        label,
        unit,
        diffusion: `${plan.transport}Diffusion`,
        color,
        note: "Free, in the fluid between the cells of the tissue.",
      },
      ...passage.fields,
      ...plasma.fields,
      ...more?.fields,
    },
    parameters: {
      ...plasma.parameters,
      ...passage.parameters,
      ...(effect && {
        [`${field}Half`]: {
          label: "Level of half effect",
          value: effect.half,
          unit,
          min: effect.half / 100,
          max: effect.half * 100,
          note: "Of the free drug.",
          source: effect.halfSource,
        },
      }),
      ...more?.parameters,
    },
    observables: {
      ...passage.observables,
      ...(effect && { [effect.observable]: effectObservable(field, effect) }),
      ...more?.observables,
    },
    processes: [...plasma.processes, ...passage.processes, ...(more?.processes ?? [])],
    ...(more?.contributions && { contributions: more.contributions }),
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
