import type { ModuleDescription } from "../../model/description.ts";
import { antibody } from "./antibody.ts";
import { smallMolecule } from "./small-molecule.ts";

/**
 * A vaccine primes T cells in the lymph node, whatever the tumor's own dendritic cells do. Vector
 * cells (aAVC) bring antigen and the glycolipid of iNKT cells together.
 */
export const vaccine: ModuleDescription = {
  name: "vaccine",
  label: "Vaccine",
  note: "Dendritic-cell, peptide or tumor vaccine, and artificial adjuvant vector cells (aAVC). Usual dose: add 1 to vaccine, or to aavc, every 7 days.",
  fields: {
    vaccine: {
      kind: "compartment",
      label: "Vaccine",
      unit: "1",
      color: "#ffdd57",
      note: "In usual doses.",
    },
    aavc: {
      kind: "compartment",
      label: "Vector cells (aAVC)",
      unit: "1",
      color: "#ffb957",
      note: "In usual doses.",
    },
  },
  parameters: {
    vaccineLoss: {
      label: "Loss of the vaccine",
      value: 1.2e-4,
      unit: "1/min",
      min: 0,
      max: 0.01,
      source: "assumed: half in four days, the life of loaded dendritic cells",
    },
    vaccineHalf: {
      label: "Dose of half drive",
      value: 0.3,
      unit: "1",
      min: 0.01,
      max: 10,
      source: "assumed: so that weekly doses keep the drive above half",
    },
    vaccinePriming: {
      label: "Priming by vaccine",
      value: 2.1e-4,
      unit: "1/min",
      min: 0,
      max: 5e-3,
      source: "assumed: 0.3 per day, about what mature dendritic cells of an early tumor give",
    },
    aavcGlycolipid: {
      label: "Glycolipid of vector cells",
      value: 7e-4,
      unit: "1/min",
      min: 0,
      max: 0.01,
      note: "Into alphaGalCer of the module inkt.",
      source: "assumed: one dose then shows as much as loaded dendritic cells in a day or two",
    },
  },
  observables: {
    vaccineDrive: {
      expression: "vaccinePriming*michaelis(vaccine + aavc, vaccineHalf)",
      label: "Priming by vaccine",
      unit: "1/min",
      evidence: ["E0195", "E0208", "E0718"],
    },
  },
  processes: [
    { type: "loss", field: "vaccine", rate: "vaccineLoss", label: "Loss of the vaccine" },
    { type: "loss", field: "aavc", rate: "vaccineLoss", label: "Loss of vector cells" },
    {
      type: "source",
      field: "alphaGalCer",
      rate: "aavcGlycolipid*aavc",
      label: "Glycolipid of vector cells",
      evidence: ["E0207"],
    },
  ],
};

/** Alone it does nothing: neutrophils come first, and dendritic cells mature through them. */
export const cpgB = antibody({
  name: "cpg-b",
  label: "CpG-B",
  note: "Bacterial-like DNA that calls neutrophils, which mature dendritic cells. Mostly injected: add 20 to cpg at a place.",
  field: "cpg",
  color: "#ff9ff3",
  kinetics: {
    either: {
      amount: "1 mg/kg into a vein",
      days: 2,
      level: 20,
      levelSource: "assumed: 1 mg/kg in 50 mL/kg of plasma",
      halfLife: 600,
      halfLifeSource: "assumed: 10 h; protected DNA leaves blood within a day",
    },
  },
  effect: {
    observable: "cpgSignal",
    label: "CpG-B signal",
    half: 0.5,
    halfSource: "assumed: 0.1 uM of 6 kDa, as cells are stirred in culture",
    evidence: ["E0430"],
  },
});

export const tlrAgonist = smallMolecule({
  name: "tlr-agonist",
  label: "TLR agonist",
  note: "Matures dendritic cells. It may also be injected: add 5 to tlrAgonist at a place.",
  field: "tlrAgonist",
  color: "#ff6ec7",
  effect: {
    observable: "tlrAgonism",
    label: "TLR agonism",
    evidence: ["E0715"],
  },
  more: {
    parameters: {
      tlrMaturation: {
        label: "Maturing of dendritic cells",
        value: 2.8e-4,
        unit: "1/min",
        min: 0,
        max: 0.01,
        source: "assumed: 0.4 per day, half of CD40's",
      },
    },
    processes: [
      {
        type: "convert",
        from: "dcImm",
        to: "dcMat",
        rate: "tlrMaturation*tlrAgonism",
        label: "Maturing by TLR",
        evidence: ["E0715"],
      },
    ],
  },
});
