import type { ModelDescription, ProcessDescription } from "../../model/description.ts";

/** What there is to say about one kind of transferred cells. */
export interface CellTherapyPlan {
  readonly field: string;
  readonly label: string;
  readonly color: string;
  /** The chemokine that they follow, and its level of half entry in ng/mL. */
  readonly attractant: "cxcl10" | "ccl2";
  readonly attractantHalf: number;
  /** um^2/min/(ng/mL). */
  readonly chemotaxis: number;
  readonly motility: number;
  readonly capacity: number;
  readonly death: number;
  readonly deathSource: string;
  /** Formula of 0 to 1 by which acid and matrix slow them. */
  readonly freedom: string;
  readonly entryEvidence?: readonly string[];
}

type CellTherapyParts = ModelDescription &
  Required<Pick<ModelDescription, "processes" | "contributions">>;

/** Cells put into blood (one dose adds 1) that enter through vessels, wander up a chemokine, and die. */
export function cellTherapyParts(plan: CellTherapyPlan): CellTherapyParts {
  const { field, label, color } = plan;
  return {
    fields: {
      [field]: {
        kind: "population",
        label,
        unit: "1",
        diffusion: `${field}Motility`,
        color,
        note: "Volume fraction. They may also be injected: an intervention adds to it where the needle is.",
      },
      [`${field}Blood`]: {
        kind: "compartment",
        label: `${label} in blood`,
        unit: "1",
        color,
        note: "In usual doses.",
      },
    },
    parameters: { ...entryParameters(plan), ...tissueParameters(plan) },
    processes: cellProcesses(plan),
    contributions: [{ to: "leukocyteDensity", add: field }],
  };
}

function entryParameters({ field, attractant, attractantHalf }: CellTherapyPlan) {
  return {
    [`${field}BloodLoss`]: {
      label: "Loss from blood",
      value: 1.6e-4,
      unit: "1/min",
      min: 0,
      max: 0.01,
      source: "assumed: half in three days, to spleen, lung and liver",
    },
    [`${field}Entry`]: {
      label: "Entry",
      value: 5e-6,
      unit: "1/min",
      min: 0,
      max: 1e-3,
      note: "Through healthy vessels at full call, per usual dose in blood.",
      source:
        "assumed: one dose then brings them to about half a percent of the tumor, the first of several",
    },
    [`${field}AttractantHalf`]: {
      label: attractant === "ccl2" ? "CCL2 of half entry" : "CXCL9/10 of half entry",
      value: attractantHalf,
      unit: "ng/mL",
      min: 0.01,
      max: 50,
      source: "assumed: as for the cells of the body's own that answer to it",
    },
  };
}

function tissueParameters(plan: CellTherapyPlan) {
  const { field, chemotaxis, motility } = plan;
  return {
    [`${field}Motility`]: {
      label: "Motility",
      value: motility,
      unit: "um^2/min",
      min: 0,
      max: 50,
      source: "assumed: as the cells of the body's own",
    },
    [`${field}Chemotaxis`]: {
      label: "Chemotaxis",
      value: chemotaxis,
      unit: "um^2/min/(ng/mL)",
      min: 0,
      max: 100,
      source: "assumed: as the cells of the body's own",
    },
    [`${field}Capacity`]: {
      label: "Densest crowd",
      value: plan.capacity,
      unit: "1",
      min: 1e-3,
      max: 1,
      source: "assumed: as many as the body's own at the most crowded rim",
    },
    [`${field}Death`]: {
      label: "Death",
      value: plan.death,
      unit: "1/min",
      min: 0,
      max: 0.01,
      source: plan.deathSource,
    },
  };
}

function cellProcesses(plan: CellTherapyPlan): ProcessDescription[] {
  const { field, label, attractant, freedom } = plan;
  return [
    { type: "loss", field: `${field}Blood`, rate: `${field}BloodLoss`, label: "Loss from blood" },
    {
      // A fifth enters uncalled. Matrix walls cells out of the tissue.
      type: "source",
      field,
      rate: `${field}Entry*perfusion*${field}Blood*(0.2 + 0.8*michaelis(${attractant}, ${field}AttractantHalf))*(1 - 0.85*matrixBarrier)*max(0, 1 - ${field}/${field}Capacity)`,
      label: `Entry of ${label}`,
      ...(plan.entryEvidence && { evidence: plan.entryEvidence }),
    },
    { type: "loss", field, rate: `${field}Death`, label: `Death of ${label}` },
    {
      type: "chemotaxis",
      field,
      towards: attractant,
      sensitivity: `${field}Chemotaxis*${freedom}`,
      crowding: `${field}/${field}Capacity`,
      label: "Chemotaxis",
    },
  ];
}
