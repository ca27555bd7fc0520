import { antibody } from "./antibody.ts";
import { suppliedCytokine } from "./supplied-cytokine.ts";

/** Little of it feeds Treg alone, much of it reaches killer cells: module il2 says why. */
export const il2Therapy = suppliedCytokine({
  name: "il2-therapy",
  label: "IL-2 therapy",
  note: "IL-2 into the blood, whence it joins the tissue's own (module il2). A tenth of the usual dose is a low dose.",
  target: "il2",
  plasma: "il2",
  color: "#ffe066",
  kinetics: {
    mouse: {
      amount: "1 mg/kg into the peritoneum",
      days: 1 / 3,
      level: 600,
      levelSource: "assumed: so that a course holds the mean of high dose in patients, 44 ng/mL",
      halfLife: 25,
      halfLifeSource:
        "about 30 min from the peritoneum, 1.6 to 5 min from a vein (J Biol Response Mod 1984;3:561, PMID 6334141; Korean J Immunol 1989;11:169)",
      absorption: 5,
      absorptionSource: "peak after 5 min from the peritoneum (Korean J Immunol 1989;11:169)",
    },
    human: {
      amount: "600 000 IU/kg (high dose) into a vein",
      days: 1 / 3,
      level: 174,
      levelSource:
        "42e6 IU at 16.4e6 IU/mg and a clearance of 120 mL/min (Cancer Res 1990;50:2009, PMID 2317789): an area of 2.1e4 ng min/mL at the half-life of 85 min",
      halfLife: 85,
      halfLifeSource: "second phase; 13 min in the first (Cancer Res 1990;50:2009, PMID 2317789)",
      absorption: 10,
      absorptionSource: "assumed: half of an infusion over 15 to 20 min",
    },
  },
  passage: 3e-3,
  passageSource:
    "assumed: 1.4 times an antibody's into the fluid between cells, for a protein a tenth as heavy (permeability varies twofold from 25 to 160 kDa, Yuan 1995)",
  evidence: ["E0070", "E0071", "E0072"],
});

export const ifnBetaTherapy = suppliedCytokine({
  name: "ifn-beta-therapy",
  label: "IFN-β therapy",
  note: "IFN-β into the blood, whence it joins the tissue's own (module type-i-interferon) and turns neutrophils to N1.",
  target: "ifnBeta",
  plasma: "ifnBetaTherapy",
  color: "#ffd98a",
  kinetics: {
    mouse: {
      amount: "1e5 U (0.5 ug) into the peritoneum",
      days: 1,
      level: 77,
      levelSource:
        "5e6 U/kg at an area of 1.07e4 U h/mL for 2.6e6 U/kg (comparison of IFN-β-1a with its PEG form, J Pharmacol Exp Ther, table 2) and 2e8 U/mg: 102 ng h/mL",
      halfLife: 55,
      halfLifeSource:
        "0.92 h in mice, 1.5 h in rats (comparison of IFN-β-1a with its PEG form, J Pharmacol Exp Ther, table 2)",
      absorption: 40,
      absorptionSource:
        "tmax of 1.25 h from the peritoneum of rats, all of it absorbed (same table)",
    },
    human: {
      amount: "60 ug into a muscle",
      days: 2,
      level: 0.12,
      levelSource:
        "60 ug, 27 % of it absorbed (10.1089/10799900050163226), at a clearance of 334 mL/h/kg in 70 kg (Alam 1997, 10.2165/00044011-199714010-00005): 0.69 ng h/mL",
      halfLife: 240,
      halfLifeSource: "elimination in 4 h (Alam 1997, 10.2165/00044011-199714010-00005)",
      absorption: 480,
      absorptionSource:
        "peak 12 to 18 h after injection into a muscle (Alam 1997, 10.2165/00044011-199714010-00005)",
    },
  },
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
  kinetics: {
    either: {
      amount: "0.05 mg/kg into a vein",
      days: 3,
      level: 1,
      levelSource: "assumed: 0.05 mg/kg in 50 mL/kg of plasma",
      halfLife: 1440,
      halfLifeSource: "assumed: a day, between the hour of IL-15 alone and the weeks of IgG",
    },
  },
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
  kinetics: {
    either: {
      amount: "0.05 mg/kg into a vein",
      days: 7,
      level: 1,
      levelSource: "assumed: 0.05 mg/kg in 50 mL/kg of plasma",
      halfLife: 4300,
      halfLifeSource: "assumed: 3 days, for an Fc part without the tail of IgG",
    },
  },
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
  kinetics: {
    either: {
      amount: "0.25 mg/kg into a vein",
      days: 3,
      level: 5,
      levelSource: "assumed: 0.25 mg/kg in 50 mL/kg of plasma",
      halfLife: 1440,
      halfLifeSource: "assumed: a day, for antibody fragments that vessels catch",
    },
  },
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
