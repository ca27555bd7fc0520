import type { ModuleDescription } from "../../model/description.ts";

/**
 * TGF-β from tumor, M2, fibroblasts and matrix (Treg and regulatory B cells add theirs in their own
 * modules). It quiets CD8 cells, turns macrophages and neutrophils to M2 and N2, and drives EMT and
 * matrix. The drug acts on leukocytes and stroma; a tumor clone that lost the receptor is no
 * contradiction to it, since that clone walls T cells out through the matrix.
 */
export const tgfBeta: ModuleDescription = {
  name: "tgf-beta",
  label: "TGF-β",
  note: "Suppressive factor of tumor, M2, fibroblasts and matrix, with its blockade.",
  fields: {
    tgfBeta: {
      kind: "substrate",
      label: "TGF-β",
      unit: "ng/mL",
      diffusion: "tgfBetaDiffusion",
      color: "#2a6f4e",
      note: "Active TGF-β.",
    },
  },
  parameters: {
    tgfBetaDiffusion: {
      label: "Diffusion of TGF-β",
      value: 1602,
      unit: "um^2/min",
      range: [406, 6300],
      min: 80,
      max: 6300,
      source:
        "D_TGF-beta_pdac, SPQSP_PDAC (406 to 6300); 1560 (D_TGF-beta_hcc), 4549 (D_TGF-beta_friedman)",
    },
    tgfBetaDecay: {
      label: "Decay of TGF-β",
      value: 9.9e-3,
      unit: "1/min",
      min: 0,
      max: 0.05,
      source: "k_TGFb_deg_qspio, QSPIO-TNBC (14.3 per day); the same in SPQSP (HCC)",
    },
    tgfBetaUptake: {
      label: "Uptake of TGF-β by cells",
      value: 0.085,
      unit: "1/min",
      range: [0.043, 0.085],
      min: 0,
      max: 1,
      note: "By packed cells that carry the receptor, and by the matrix between them.",
      source:
        "1e-9 pmol per cell and hour over 80 pM (kbase_cdeg_tgfb_ts, Kd_tgfb, macrophage life cycle of InSysBio, by macrophages, keratinocytes, endothelium and T cells alike): 0.083 at 4e8 cells per mL (V_cell, PhysiCell 1.14.2), 0.043 at 2.1e8; sqrt(D/k) = 130 um in packed tissue, 400 um with decay alone",
    },
    tgfBetaTissueUptake: {
      label: "Uptake of TGF-β by other tissue",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 1,
      note: "Relative to packed tumor, where there is no tumor.",
      source:
        "assumed: parenchyma and stroma carry the receptor too, and their cells fill a third of the space with as much of it as tumor cells",
    },
    tumorTgfBeta: {
      label: "TGF-β from tumor",
      value: 0.34,
      unit: "ng/mL/min",
      min: 0,
      max: 10,
      note: "Of packed tumor.",
      source: "assumed: packed tumor then holds itself at one half-effect level",
    },
    m2TgfBeta: {
      label: "TGF-β from M2",
      value: 0.68,
      unit: "ng/mL/min",
      min: 0,
      max: 12,
      note: "At an M2 density of 1.",
      source:
        "assumed: twice tumor, between numbers of models that lie far apart: 0.0086 by kbase_syn_tgfb_m2_ts (InSysBio, 1e-10 pmol per cell and hour), 0.073 by k_TGFb_Msec_qspio (2e-11 nmol per cell and day) and 10 by S_TGFb_mac, of 25 kDa at 2.1e8 cells per mL (D_Mcell_qspio)",
    },
    fibroblastTgfBeta: {
      label: "TGF-β from myofibroblasts",
      value: 0.68,
      unit: "ng/mL/min",
      min: 0,
      max: 12,
      note: "At a density of 1 of myCAF and PRRX2+ myCAF.",
      source: "assumed: as M2; an eighteenth of macrophages in a scar (S_TGFb_fib)",
    },
    matrixTgfBeta: {
      label: "TGF-β freed from matrix",
      value: 0.3,
      unit: "ng/mL/min",
      min: 0,
      max: 10,
      note: "At a matrix density of 1, where tumor pulls at it.",
      source: "assumed: dense matrix holds and frees as much as packed tumor makes",
    },
    tgfBetaHalf: {
      label: "TGF-β of half effect",
      value: 3.5,
      unit: "ng/mL",
      range: [0.66, 3.5],
      min: 0.2,
      max: 50,
      source:
        "TGFb_50_Teff_qspio, QSPIO-TNBC (0.14 nM, 25 kDa); 0.07 nM for Treg and M2 (TGFb_50_qspio), Kd 0.0265 nM in nlisim",
    },
    tgfBetaReach: {
      label: "Reach of the TGF-β blockade",
      value: 0.85,
      unit: "1",
      min: 0,
      max: 1,
      note: "Share of the signal that a full dose takes away.",
      source: "assumed: an antibody misses some of what is passed from cell to cell",
    },
  },
  observables: {
    tgfBetaSignal: {
      expression: "hill(tgfBeta, tgfBetaHalf, 2)*(1 - tgfBetaReach*tgfBetaBlockade)",
      label: "TGF-β signal",
      unit: "1",
      color: "#40e16f",
      note: "What leukocytes and stroma read, after the drug.",
      evidence: ["E0372"],
    },
  },
  processes: [
    {
      type: "source",
      field: "tgfBeta",
      rate: "tumorTgfBeta*tumor",
      label: "Secretion by tumor",
      evidence: ["E0638"],
    },
    {
      type: "source",
      field: "tgfBeta",
      rate: "m2TgfBeta*m2*tamTgfBetaHub*tamPi3kExport",
      label: "Secretion by M2",
      evidence: ["E0755", "E0906", "E0928"],
    },
    {
      type: "source",
      field: "tgfBeta",
      rate: "fibroblastTgfBeta*(myCaf + prrx2Caf)",
      label: "Secretion by myofibroblasts",
    },
    {
      type: "source",
      field: "tgfBeta",
      rate: "matrixTgfBeta*matrix*targetContact",
      label: "Freed from matrix",
    },
    { type: "loss", field: "tgfBeta", rate: "tgfBetaDecay", label: "Decay" },
    {
      type: "loss",
      field: "tgfBeta",
      rate: "tgfBetaUptake*(tumor + leukocyteDensity + tgfBetaTissueUptake*max(0, 1 - tumor - dead))",
      label: "Uptake by receptors",
    },
  ],
};
