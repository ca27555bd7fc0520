import type { ModuleDescription } from "../../model/description.ts";

/**
 * Prostaglandin E2, made by COX-2 of tumor cells (more under IFN-γ and MUC1-C) and by M2. Through
 * EP4 it stops dendritic cells from maturing and keeps suppressive myeloid cells. It is a lipid that
 * cells take up and oxidize, which holds its reach to about 140 um.
 */
export const pge2: ModuleDescription = {
  name: "pge2",
  label: "PGE2",
  note: "Prostanoid of tumor and M2; hinders dendritic cells and feeds MDSC. COX-2 and EP4 can be blocked.",
  fields: {
    pge2: {
      kind: "substrate",
      label: "PGE2",
      unit: "ng/mL",
      diffusion: "pge2Diffusion",
      color: "#8c564b",
    },
  },
  parameters: {
    pge2Diffusion: {
      label: "Diffusion of PGE2",
      value: 6e3,
      unit: "um^2/min",
      min: 2e3,
      max: 3e4,
      source:
        "assumed: lower end of the 100 to 500 um^2/s expected from its weight, 352 Da (D_PGE2, not seen), since lipids stick to membranes",
    },
    pge2Decay: {
      label: "Decay of PGE2",
      value: 0.1,
      unit: "1/min",
      min: 0.02,
      max: 0.5,
      source: "assumed: tissue half-life of minutes (lambda_PGE2, 0.02 to 0.5, not seen)",
    },
    pge2Uptake: {
      label: "Uptake of PGE2 by cells",
      value: 0.2,
      unit: "1/min",
      min: 0,
      max: 2,
      note: "By packed cells, which take it up and oxidize it.",
      source: "assumed: sqrt(D/k) = 140 um in packed tissue",
    },
    tumorPge2: {
      label: "PGE2 from tumor",
      value: 1.4,
      unit: "ng/mL/min",
      min: 0,
      max: 30,
      note: "Of packed tumor with COX-2 fully on.",
      source: "assumed: packed tumor then holds about one half-effect level at rest",
    },
    m2Pge2: {
      label: "PGE2 from M2",
      value: 0.75,
      unit: "ng/mL/min",
      min: 0,
      max: 30,
      note: "At an M2 density of 1.",
      source: "assumed: per volume as tumor at rest",
    },
    cox2Rest: {
      label: "COX-2 at rest",
      value: 0.47,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: half of the enzyme is there without a call",
    },
    cox2IfnGamma: {
      label: "COX-2 induced by IFN-γ",
      value: 0.53,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: inflammation doubles the enzyme",
    },
    cox2IfnGammaHalf: {
      label: "IFN-γ of half COX-2 induction",
      value: 0.12,
      unit: "ng/mL",
      min: 0.005,
      max: 10,
      source: "assumed: slightly above that of half M1 drive (IFNg_50_qspio, 0.073 ng/mL)",
    },
    cox2Muc1c: {
      label: "COX-2 induced by MUC1-C",
      value: 0.4,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: nearly as strong as IFN-γ, whose pathway it switches on from within",
    },
    pge2Half: {
      label: "PGE2 of half effect",
      value: 2,
      unit: "ng/mL",
      min: 0.05,
      max: 50,
      source: "assumed: 6 nM, a few times the nanomolar affinity of EP4",
    },
    coxReach: {
      label: "Reach of the COX inhibitor",
      value: 0.8,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: a fifth of the prostanoids is still made at full dose",
    },
    ep4Reach: {
      label: "Reach of the EP4 antagonist",
      value: 0.9,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: a tenth of the signal gets past a full dose",
    },
  },
  observables: {
    cox2: {
      expression:
        "min(1, cox2Rest + cox2IfnGamma*hill(ifnGamma, cox2IfnGammaHalf, 2) + cox2Muc1c*muc1cActivity)*(1 - coxReach*coxInhibition)",
      label: "COX-2 activity",
      unit: "1",
      note: "In tumor cells, after the drug.",
      evidence: ["E0079", "E0081", "E0968"],
    },
    pge2Signal: {
      expression: "hill(pge2, pge2Half, 2)*(1 - ep4Reach*ep4Blockade)",
      label: "PGE2 signal",
      unit: "1",
      color: "#8c564b",
      note: "What EP4 tells dendritic and suppressive cells, after the drug.",
      evidence: ["E0419", "E0425"],
    },
  },
  processes: [
    {
      type: "source",
      field: "pge2",
      rate: "tumorPge2*tumor*cox2",
      label: "Made by tumor",
      evidence: ["E0090", "E0418"],
    },
    {
      type: "source",
      field: "pge2",
      rate: "m2Pge2*m2*tamPi3kExport*(1 - coxReach*coxInhibition)",
      label: "Made by M2",
      evidence: ["E0931", "E0968"],
    },
    { type: "loss", field: "pge2", rate: "pge2Decay", label: "Decay" },
    {
      type: "loss",
      field: "pge2",
      rate: "pge2Uptake*(tumor + leukocyteDensity)",
      label: "Uptake by cells",
    },
  ],
};
