import { antibody } from "./antibody.ts";
import { suppliedCytokine } from "./supplied-cytokine.ts";

/** Little of it feeds Treg alone, much of it reaches killer cells: module il2 says why. */
export const il2Therapy = suppliedCytokine({
  name: "il2-therapy",
  label: "IL-2 therapy",
  note: "IL-2 into the blood, whence it joins the tissue's own (module il2). High dose: add 200 ng/mL to il2Plasma every 8 h, or set il2Infusion to 0.42; a tenth of it is a low dose.",
  target: "il2",
  plasma: "il2",
  color: "#ffe066",
  halfLife: 85,
  halfLifeSource: "assumed: 85 min as aldesleukin, from memory",
  passage: 3e-3,
  passageSource:
    "assumed: three times an antibody's, for a protein a tenth as heavy; high dose then saturates tissue and a tenth of it does not",
  evidence: ["E0070", "E0071", "E0072"],
});

export const ifnBetaTherapy = suppliedCytokine({
  name: "ifn-beta-therapy",
  label: "IFN-β therapy",
  note: "IFN-β into the blood, whence it joins the tissue's own (module type-i-interferon) and turns neutrophils to N1. Usual dose: add 10 ng/mL to ifnBetaTherapyPlasma every 24 h, or set ifnBetaTherapyInfusion to 0.007.",
  target: "ifnBeta",
  plasma: "ifnBetaTherapy",
  color: "#ffd98a",
  halfLife: 480,
  halfLifeSource: "assumed: 8 h, from memory",
  passage: 3e-3,
  passageSource: "assumed: as IL-2, for it is about as heavy",
  evidence: ["E0370"],
});

export const il15Therapy = antibody({
  name: "il15-therapy",
  label: "IL-15",
  note: "IL-15 on an Fc part: rouses NK cells and memory T cells without feeding Treg.",
  field: "il15",
  color: "#c4f06b",
  halfLife: 1440,
  halfLifeSource: "assumed: a day, between the hour of IL-15 alone and the weeks of IgG",
  dose: { amount: 1, days: 3 },
  effect: {
    observable: "il15Signal",
    label: "IL-15 signal",
    half: 0.005,
    halfSource: "assumed: a tenth of a nM of 50 kDa, as its receptor binds tightly",
    evidence: ["E0313"],
  },
});

export const il7Therapy = antibody({
  name: "il7-therapy",
  label: "Long-acting IL-7",
  note: "NT-I7: IL-7 on an Fc part. More T cells in nodes and tumor, fewer Treg.",
  field: "il7",
  color: "#e9f58c",
  halfLife: 4300,
  halfLifeSource: "assumed: 3 days, for an Fc part without the tail of IgG",
  dose: { amount: 1, days: 7 },
  effect: {
    observable: "il7Effect",
    label: "IL-7 effect",
    half: 0.01,
    halfSource: "assumed: 0.1 nM of 100 kDa, as its receptor binds tightly",
    evidence: ["E0494", "E0496"],
  },
});

/** Without CD8 and CD4 cells the conjugates do nothing, as their removal showed in glioma. */
export const l19Cytokines = antibody({
  name: "l19-cytokines",
  label: "L19-IL-12 and L19-TNF",
  note: "Antibody against the matrix of new vessels that carries IL-12 and TNF there; needs CD8 and Th1 cells to work.",
  field: "l19",
  color: "#f58fd0",
  halfLife: 1440,
  halfLifeSource: "assumed: a day, for antibody fragments that vessels catch",
  dose: { amount: 5, days: 3 },
  effect: {
    observable: "l19Effect",
    label: "Effect of L19 conjugates",
    half: 0.1,
    halfSource: "assumed: 1 nM of 100 kDa, for a tight fragment",
    factor: "clamp(perfusion, 0, 1)*michaelis(cd8Density, l19Cd8Half)*michaelis(th1, l19Th1Half)",
    note: "At vessels, where T cells are.",
    evidence: ["E0087", "E0088", "E0089"],
  },
  more: {
    parameters: {
      l19Cd8Half: {
        label: "CD8 of half effect",
        value: 1e-3,
        unit: "1",
        min: 1e-5,
        max: 0.02,
        source: "assumed: a third of the CD8 cells of an infiltrated rim",
      },
      l19Th1Half: {
        label: "Th1 of half effect",
        value: 3e-4,
        unit: "1",
        min: 1e-6,
        max: 0.01,
        source: "assumed: fewer helpers than killers are needed",
      },
      l19Tnf: {
        label: "TNF at vessels",
        value: 0.2,
        unit: "ng/mL/min",
        min: 0,
        max: 5,
        source: "assumed: brings the level of TNF to where it harms",
      },
      l19IfnGamma: {
        label: "IFN-γ called out by IL-12",
        value: 0.1,
        unit: "ng/mL/min",
        min: 0,
        max: 5,
        source: "assumed: twice what effector cells add at a rim (effectorIfnGamma)",
      },
    },
    processes: [
      {
        type: "source",
        field: "tnf",
        rate: "l19Tnf*l19Effect",
        label: "TNF at vessels",
        evidence: ["E0089"],
      },
      {
        type: "source",
        field: "ifnGamma",
        rate: "l19IfnGamma*l19Effect",
        label: "IFN-γ by IL-12",
        evidence: ["E0089"],
      },
    ],
  },
});
