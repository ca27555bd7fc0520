import type {
  FieldDescription,
  ModelDescription,
  ObservableDescription,
  ParameterDescription,
  ProcessDescription,
} from "../../model/description.ts";
import type { BindingTarget, DrugPlan } from "./drug-plan.ts";

/**
 * From plasma through the wall of vessels into the fluid between cells, and away from there. The
 * field is the free drug in that fluid. An antibody that binds cells is held up and consumed: bound
 * antibody is a field of its own, which strives towards capacity*free/(free + K) within minutes,
 * does not move, and is taken in by the cells that carry it.
 */
export function passageParts(
  plan: DrugPlan,
): Required<Pick<ModelDescription, "fields" | "parameters" | "observables" | "processes">> {
  const { field, transport, unbound, target } = plan;
  const share = unbound === undefined ? "" : `${field}Unbound*`;
  return {
    fields: target === undefined ? {} : boundField(plan),
    parameters: { ...passageParameters(plan), ...(target && antigen(plan, target)) },
    observables: target === undefined ? {} : tissueLevel(plan),
    processes: [
      {
        type: "exchange",
        field,
        rate: `${wall(plan)}*perfusion*(1 - drugBarrier)`,
        target: `${share}${field}Plasma`,
        label: "Passage through vessels",
      },
      {
        type: "loss",
        field,
        rate: plan.passage ? `${field}Clearance` : `${transport}Clearance`,
        label: "Clearance from tissue",
      },
      ...(target === undefined ? [] : binding(field, target)),
    ],
  };
}

/** Rate of passage at the vessel density of healthy tissue. */
function wall({ field, transport, passage }: DrugPlan): string {
  if (passage !== undefined) return `${field}Exchange`;
  return transport === "antibody"
    ? "antibodyPermeability*vesselSurface/antibodyVolume"
    : "smallDrugExchange";
}

function boundField({ field, label, color }: DrugPlan): Record<string, FieldDescription> {
  return {
    [`${field}Bound`]: {
      kind: "substrate",
      label: `${label}, bound`,
      unit: "ug/mL",
      color,
      note: "Bound to cells, per volume of tissue.",
    },
  };
}

/** Towards capacity*free/(free + K): bound at rate*capacity/(free + K), let go at rate. */
function binding(field: string, { density }: BindingTarget): ProcessDescription[] {
  return [
    {
      type: "convert",
      from: field,
      to: `${field}Bound`,
      rate: `antibodyBinding*${field}Antigen*(${density})/(antibodyVolume*(${field} + ${field}Half))`,
      yield: "antibodyVolume",
      label: "Binding",
    },
    {
      type: "convert",
      from: `${field}Bound`,
      to: field,
      rate: "antibodyBinding",
      yield: "1/antibodyVolume",
      label: "Letting go",
    },
    {
      type: "loss",
      field: `${field}Bound`,
      rate: "antigenInternalization",
      label: "Taken in with its target",
    },
  ];
}

function tissueLevel({ field, label }: DrugPlan): Record<string, ObservableDescription> {
  return {
    [`${field}Tissue`]: {
      expression: `antibodyVolume*${field} + ${field}Bound`,
      label: `${label} in tissue, free and bound`,
      unit: "ug/mL",
      note: "What a scanner sees of labeled antibody, without blood.",
    },
  };
}

function antigen(
  { field }: DrugPlan,
  { capacity, source }: BindingTarget,
): Record<string, ParameterDescription> {
  return {
    [`${field}Antigen`]: {
      label: "Antibody that covers the target",
      value: capacity,
      unit: "ug/mL",
      min: 0,
      max: capacity * 20,
      note: "Per volume of tissue, at a density of 1 of the cells that carry it.",
      source,
    },
  };
}

function passageParameters({
  field,
  unbound,
  passage,
}: DrugPlan): Record<string, ParameterDescription> {
  return {
    ...(unbound && {
      [`${field}Unbound`]: {
        label: "Unbound share in plasma",
        value: unbound.share,
        unit: "1",
        min: 0,
        max: 1,
        note: "What proteins of plasma bind does not pass.",
        source: unbound.source,
      },
    }),
    ...(passage && {
      [`${field}Exchange`]: {
        label: "Passage through vessels",
        value: passage.exchange,
        unit: "1/min",
        min: passage.exchange / 100,
        max: passage.exchange * 100,
        note: "At the vessel density of healthy tissue.",
        source: passage.exchangeSource,
      },
      [`${field}Clearance`]: {
        label: "Clearance from tissue",
        value: passage.clearance,
        unit: "1/min",
        min: passage.clearance / 100,
        max: passage.clearance * 100,
        source: passage.clearanceSource,
      },
    }),
  };
}
