import type {
  FieldDescription,
  ModelDescription,
  ParameterDescription,
  ProcessDescription,
} from "../../model/description.ts";
import type { DrugTransport, Kinetics, SpeciesKinetics } from "./drug-plan.ts";
import { KIND_DOSES } from "./kind-kinetics.ts";

/** What the way from a dose into plasma hangs on. */
export interface PlasmaPlan {
  /** Doses, plasma and infusion are named after it. */
  readonly field: string;
  readonly label: string;
  readonly color: string;
  readonly unit: string;
  readonly transport: DrugTransport;
  readonly kinetics?: SpeciesKinetics;
}

/** The part of a drug's model in blood, and in the rest of the body. */
export type PlasmaParts = Required<Pick<ModelDescription, "fields" | "parameters" | "processes">>;

/**
 * Doses given are absorbed into plasma and eliminated from it; IgG also goes to and fro between
 * plasma and the rest of the body, which is counted as if it were in the volume of plasma.
 */
export function plasmaParts(plan: PlasmaPlan): PlasmaParts {
  const { field } = plan;
  return {
    fields: plasmaFields(plan),
    parameters: {
      ...(plan.kinetics && ownParameters(field, plan.unit, plan.kinetics)),
      [`${field}Infusion`]: {
        label: infusionLabel(plan.label),
        value: 0,
        unit: "1",
        min: 0,
        max: 50,
        note: "Usual doses per day, given evenly: an infusion, or tablets on average.",
        source: "control",
      },
    },
    processes: plasmaProcesses(plan),
  };
}

/** "1 in antiPd1Given is a usual dose: ...", for the note of a module. */
export function usualDose(plan: PlasmaPlan): string {
  const { field, kinetics, transport } = plan;
  const either = kinetics && "either" in kinetics ? kinetics.either : undefined;
  const { mouse, human } = kinetics && "mouse" in kinetics ? kinetics : KIND_DOSES[transport];
  const whose =
    either === undefined
      ? `${each(mouse)} in a mouse, ${each(human)} in a patient`
      : `${each(either)}, in mouse or patient`;
  return `Add 1 to ${field}Given for a usual dose: ${whose}; ${field}Infusion counts usual doses per day.`;
}

/** "Infusion of anti-CCL2": the drug's label as within a sentence; names like ATRA and Treg keep their capital. */
export function infusionLabel(drug: string): string {
  const isWord = /^[A-Z][a-z]+\b/.test(drug) && !drug.startsWith("Treg");
  return `Infusion of ${isWord ? drug[0]!.toLowerCase() + drug.slice(1) : drug}`;
}

function each({ amount, days }: Pick<Kinetics, "amount" | "days">): string {
  return `${amount} every ${days < 2 ? `${days * 24} h` : `${days} days`}`;
}

function plasmaFields(plan: PlasmaPlan): Record<string, FieldDescription> {
  const { field, label, unit, color } = plan;
  return {
    [`${field}Given`]: {
      kind: "compartment",
      label: `${label} given`,
      unit: "1",
      color,
      note: `In usual doses, not yet absorbed. ${usualDose(plan)}`,
    },
    [`${field}Plasma`]: {
      kind: "compartment",
      label: `${label} in plasma`,
      unit,
      color,
    },
    ...(hasTwoCompartments(plan) && {
      [`${field}Peripheral`]: {
        kind: "compartment",
        label: `${label} in the rest of the body`,
        unit,
        color,
        note: "As if it were in the volume of plasma.",
      },
    }),
  };
}

function plasmaProcesses(plan: PlasmaPlan): ProcessDescription[] {
  const { field } = plan;
  const plasma = `${field}Plasma`;
  return [
    {
      type: "source",
      field: `${field}Given`,
      rate: `${field}Infusion/infusionDay`,
      label: "Infusion",
    },
    {
      type: "convert",
      from: `${field}Given`,
      to: plasma,
      rate: `log(2)/${numberOf(plan, "Absorption")}`,
      yield: numberOf(plan, "Level"),
      label: "Absorption",
    },
    {
      type: "loss",
      field: plasma,
      rate: hasTwoCompartments(plan)
        ? numberOf(plan, "Elimination")
        : `log(2)/${numberOf(plan, "HalfLife")}`,
      label: "Elimination from plasma",
    },
    ...(hasTwoCompartments(plan) ? toAndFro(plan) : []),
  ];
}

function toAndFro(plan: PlasmaPlan): ProcessDescription[] {
  const { field } = plan;
  return [
    {
      type: "convert",
      from: `${field}Plasma`,
      to: `${field}Peripheral`,
      rate: numberOf(plan, "Distribution"),
      label: "Into the rest of the body",
    },
    {
      type: "convert",
      from: `${field}Peripheral`,
      to: `${field}Plasma`,
      rate: numberOf(plan, "Return"),
      label: "Back from it",
    },
  ];
}

function hasTwoCompartments({ transport, kinetics }: PlasmaPlan): boolean {
  return transport === "antibody" && kinetics === undefined;
}

/** Formula of a number of the drug, or of its kind where it has none, in the species at hand. */
function numberOf({ field, transport, kinetics }: PlasmaPlan, what: string): string {
  const owner = (one: Kinetics | undefined) =>
    one === undefined || (what === "Absorption" && one.absorption === undefined)
      ? transport
      : field;
  if (kinetics !== undefined && "either" in kinetics && owner(kinetics.either) === field) {
    return `${field}${what}`;
  }
  const each = kinetics !== undefined && "mouse" in kinetics ? kinetics : undefined;
  const [mouse, human] = [owner(each?.mouse), owner(each?.human)];
  return `(${mouse}${what}Mouse + species*(${human}${what}Human - ${mouse}${what}Mouse))`;
}

function ownParameters(
  field: string,
  unit: string,
  kinetics: SpeciesKinetics,
): Record<string, ParameterDescription> {
  if ("either" in kinetics) return clock(field, unit, kinetics.either, "", "");
  return {
    ...clock(field, unit, kinetics.mouse, "Mouse", ", mouse"),
    ...clock(field, unit, kinetics.human, "Human", ", human"),
  };
}

function clock(
  field: string,
  unit: string,
  one: Kinetics,
  suffix: string,
  whose: string,
): Record<string, ParameterDescription> {
  const { amount, level, halfLife, absorption } = one;
  return {
    [`${field}Level${suffix}`]: {
      label: `Level of a usual dose${whose}`,
      value: level,
      unit,
      min: 0,
      max: level * 10,
      note: `What ${amount} adds to plasma in all, if nothing were lost.`,
      source: one.levelSource,
    },
    [`${field}HalfLife${suffix}`]: time(
      `Half-life in plasma${whose}`,
      halfLife,
      one.halfLifeSource,
    ),
    ...(absorption !== undefined && {
      [`${field}Absorption${suffix}`]: time(
        `Half-time of absorption${whose}`,
        absorption,
        one.absorptionSource ?? "",
      ),
    }),
  };
}

function time(label: string, value: number, source: string): ParameterDescription {
  return { label, value, unit: "min", min: value / 10, max: value * 10, source };
}
