import type { ModuleDescription } from "../../model/description.ts";

/**
 * IL-10 is the voice of M2 macrophages: it turns the next macrophage the same way, and quiets T, NK
 * and dendritic cells. Treg, MDSC, regulatory B cells and Th2 add to it in their own modules.
 */
export const il10: ModuleDescription = {
  name: "il10",
  label: "IL-10",
  note: "Secreted by M2 macrophages and a little by tumor; pushes macrophages toward M2.",
  fields: {
    il10: {
      kind: "substrate",
      label: "IL-10",
      unit: "ng/mL",
      diffusion: "il10Diffusion",
      color: "#9c5cb3",
    },
  },
  parameters: {
    il10Diffusion: {
      label: "Diffusion of IL-10",
      value: 162,
      unit: "um^2/min",
      range: [84, 4194],
      min: 40,
      max: 4200,
      source: "D_IL-10_pdac, SPQSP_PDAC; from 84 (D_IL-10_hcc) to 4194 (D_IL-10_friedman)",
    },
    il10Decay: {
      label: "Decay of IL-10",
      value: 2.8e-3,
      unit: "1/min",
      min: 0,
      max: 0.05,
      source: "k_IL10_deg_qspio, QSPIO-TNBC (4 per day)",
    },
    il10Uptake: {
      label: "Uptake of IL-10 by leukocytes",
      value: 0.05,
      unit: "1/min",
      range: [0.022, 0.6],
      min: 0,
      max: 1,
      note: "At a leukocyte density of 1.",
      source:
        "4.5e-10 pmol per cell and hour over 70 pM (kbase_cdeg_il10_ts, Kd_il10, macrophage life cycle of InSysBio): 0.022 at 2.1e8 macrophages of 21 um per mL, 0.6 at 5.7e9 T cells of 6.94 um; sqrt(D/k) = 100 um where macrophages are a quarter of the tissue",
    },
    il10Half: {
      label: "IL-10 of half effect",
      value: 0.144,
      unit: "ng/mL",
      range: [0.144, 8.3],
      min: 0.01,
      max: 10,
      source:
        "IL10_50_qspio, QSPIO-TNBC (8 pM, 18 kDa); 270 pM for phagocytosis and a Kd of 0.14 to 0.46 nM elsewhere",
    },
    m2Il10: {
      label: "IL-10 from M2",
      value: 7.8e-3,
      unit: "ng/mL/min",
      min: 0,
      max: 0.2,
      note: "At an M2 density of 1.",
      source:
        "k_IL10_sec_qspio (3e-12 nmol per cell and day), 2.1e8 cells of 21 um per mL (D_Mcell_qspio), 18 kDa (MW_IL-10)",
    },
    tumorIl10: {
      label: "IL-10 from tumor",
      value: 2e-4,
      unit: "ng/mL/min",
      min: 0,
      max: 0.02,
      note: "Of packed tumor.",
      source: "assumed: packed tumor equals a few percent of M2",
    },
  },
  observables: {
    il10Signal: {
      expression: "hill(il10, il10Half, 2)*(1 - il10Blockade)",
      label: "IL-10 signal",
      unit: "1",
      color: "#d55e00",
    },
  },
  processes: [
    {
      type: "source",
      field: "il10",
      rate: "m2Il10*m2*tamPi3kExport",
      label: "Secretion by M2",
      evidence: ["E0330"],
    },
    {
      type: "source",
      field: "il10",
      rate: "tumorIl10*tumor",
      label: "Secretion by tumor",
      evidence: ["E0847"],
    },
    { type: "loss", field: "il10", rate: "il10Decay", label: "Decay" },
    {
      type: "loss",
      field: "il10",
      rate: "il10Uptake*leukocyteDensity",
      label: "Uptake by receptors",
    },
  ],
};
