import type { ModuleDescription, ParameterDescription } from "../../model/description.ts";

const load = (label: string, value: number, source: string): ParameterDescription => ({
  label,
  value,
  unit: "1",
  min: 0,
  max: 5,
  source,
});

/**
 * What drugs do to the rest of the body, as one number: 1 is about where treatment has to be
 * interrupted. Checkpoint antibodies and the loss of Treg bring autoimmunity, CTLA-4 more than PD-1
 * and both together more than the sum; cytokines and free chemotherapy add to it. Steroids lower
 * it, and the T cells with it.
 */
export const immuneToxicity: ModuleDescription = {
  name: "immune-toxicity",
  label: "Side effects",
  note: "One number for the harm to the rest of the body, with a steroid that lowers it at the price of T cells.",
  fields: {
    toxicity: {
      kind: "compartment",
      label: "Toxicity",
      unit: "1",
      color: "#ff3b3b",
      note: "1 is about where treatment has to be interrupted.",
    },
  },
  parameters: {
    toxicityRate: {
      label: "Rise and fall",
      value: 7e-5,
      unit: "1/min",
      min: 0,
      max: 0.01,
      source: "assumed: half in a week; immune side effects come and go over weeks",
    },
    toxicityPd1: load("PD-1 or PD-L1 antibody", 0.25, "assumed: mild in most patients"),
    toxicityCtla4: load("CTLA-4 antibody", 0.5, "assumed: twice that of PD-1 antibodies"),
    toxicityPair: load(
      "Both together, added",
      0.4,
      "assumed: pairs are harder to bear than the sum",
    ),
    toxicityTreg: load(
      "Loss of Treg everywhere",
      0.8,
      "assumed: worse than CTLA-4; an antibody against CCR8 spares Treg outside the tumor",
    ),
    toxicityIl2: load(
      "High-dose IL-2",
      1.2,
      "assumed: high dose is given in hospital, for it is hard to bear",
    ),
    toxicityChemo: load(
      "Chemotherapy in plasma",
      0.6,
      "assumed: a standard course is borne, though marrow suffers; carriers keep plasma low",
    ),
    toxicityActivation: load(
      "IFN-γ of the tissue",
      0.3,
      "assumed: what an inflamed tumor sheds adds a little",
    ),
    toxicityIl2Half: {
      label: "IL-2 in plasma of half load",
      value: 40,
      unit: "ng/mL",
      min: 0.5,
      max: 1000,
      source: "assumed: the mean level of high-dose treatment",
    },
    toxicityIfnGammaHalf: {
      label: "Mean IFN-γ of half load",
      value: 0.3,
      unit: "ng/mL",
      min: 0.01,
      max: 20,
      source: "assumed: half of the level of a strongly inflamed tumor",
    },
    steroidDose: {
      label: "Steroid",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      note: "1 is a full dose.",
      source: "control",
    },
    steroidRelief: {
      label: "Toxicity taken by the steroid",
      value: 0.7,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: most immune side effects answer to steroids",
    },
    steroidTCellDeath: {
      label: "T-cell death by the steroid",
      value: 7e-5,
      unit: "1/min",
      min: 0,
      max: 0.01,
      source: "assumed: 0.1 per day, more than half of the death rate of effectors",
    },
  },
  observables: {
    checkpointLoad: {
      expression:
        "max(michaelis(antiPd1Plasma, antiPd1Half), michaelis(antiPdl1Plasma, antiPdl1Half))",
      label: "PD-1 pathway blocked in the body",
      unit: "1",
      evidence: ["E0160", "E0708"],
    },
    ctla4Load: {
      expression: "michaelis(antiCtla4Plasma, antiCtla4Half)",
      label: "CTLA-4 blocked in the body",
      unit: "1",
      evidence: ["E0161"],
    },
    toxicityLoad: {
      expression:
        "toxicityPd1*checkpointLoad + toxicityCtla4*ctla4Load + toxicityPair*checkpointLoad*ctla4Load + toxicityTreg*michaelis(tregAntibodyPlasma, tregAntibodyHalf)*(1 - tregAntibodyCcr8) + toxicityIl2*hill(il2Plasma, toxicityIl2Half, 2) + toxicityChemo*temozolomideBody + toxicityActivation*michaelis(mean(ifnGamma), toxicityIfnGammaHalf)",
      label: "Load on the body",
      unit: "1",
      evidence: ["E0160", "E0161", "E0478", "E0708"],
    },
  },
  processes: [
    {
      type: "source",
      field: "toxicity",
      rate: "toxicityRate*toxicityLoad*(1 - steroidRelief*steroidDose)",
      label: "Harm",
      evidence: ["E0160", "E0161", "E0478", "E0708", "E0709", "E0711"],
    },
    { type: "loss", field: "toxicity", rate: "toxicityRate", label: "Recovery" },
    ...(["cd8Eff", "cd8Pex"] as const).map(
      (field) =>
        ({
          type: "loss",
          field,
          rate: "steroidTCellDeath*steroidDose",
          label: "Death by the steroid",
          evidence: ["E0710"],
        }) as const,
    ),
  ],
};
