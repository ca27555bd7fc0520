import type { ModuleDescription } from "../../model/description.ts";

/**
 * Matrix is what fibroblasts, M2 and N2 lay down and proteases of macrophages and neutrophils take
 * away again, slowly. Where it is dense, T cells stay outside and drugs come through weakly. A tumor
 * clone without its TGF-β receptor builds a shell of its own. TGF-β in packed tumor acts like some
 * more matrix: it stands for the stroma too fine to be laid down here.
 */
export const matrix: ModuleDescription = {
  name: "matrix",
  label: "Matrix",
  note: "Slow deposits of fibroblasts and macrophages that keep T cells out and drugs away.",
  fields: {
    matrix: {
      kind: "static",
      label: "Matrix",
      unit: "1",
      initial: "initialMatrix",
      color: "#8d93b0",
      note: "0 is loose tissue, 1 a dense wall.",
    },
  },
  parameters: {
    initialMatrix: {
      label: "Matrix at the start",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      note: "The same everywhere; beyond that of healthy tissue.",
      source: "control",
    },
    matrixDeposition: {
      label: "Matrix from myCAF",
      value: 2.8e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      note: "At a myCAF density of 1, without TGF-β.",
      source: "assumed: 0.4 per day; with 5 % myCAF half of a wall in about a month",
    },
    matrixPrrx2: {
      label: "Matrix from PRRX2+ myCAF",
      value: 3,
      unit: "1",
      min: 0,
      max: 20,
      note: "Times that of other myCAF.",
      source: "assumed: PRRX2+ are the most active builders",
    },
    matrixMyeloid: {
      label: "Matrix from M2 and N2",
      value: 0.05,
      unit: "1",
      min: 0,
      max: 2,
      note: "Times that of myCAF.",
      source: "assumed: small per cell, but they are many",
    },
    matrixByTgfBeta: {
      label: "Deposition added by TGF-β",
      value: 1,
      unit: "1",
      min: 0,
      max: 10,
      source: "assumed: doubles it; hypoxia does as much (HIF_ECM, SPQSP_PDAC, 2.17)",
    },
    tgfbr2Loss: {
      label: "Tumor without TGF-β receptor",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      note: "Share of the tumor that has lost TGFBR2.",
      source: "control",
    },
    matrixTgfbr2: {
      label: "Matrix around such tumor",
      value: 3e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      note: "At a tumor density of 1.",
      source:
        "assumed: 0.4 per day in packed tumor, a dense wall within a week or two where tumor fills a third of the tissue",
    },
    matrixDecay: {
      label: "Matrix decay",
      value: 4.86e-6,
      unit: "1/min",
      min: 0,
      max: 1e-3,
      source: "k_col_deg, SPQSP_PDAC (0.007 per day)",
    },
    matrixMmp: {
      label: "Matrix cut by proteases",
      value: 3.5e-5,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      note: "At a macrophage density of 1; neutrophils count by their granules (neutrophilGranules).",
      source: "assumed: a fifth of the tissue being such cells doubles the decay",
    },
    matrixTumorTgfBeta: {
      label: "Barrier of tumor stroma by TGF-β",
      value: 0.25,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: a quarter of a wall; TGF-β block lets T cells in",
    },
    matrixStromaHalf: {
      label: "Tumor of half such barrier",
      value: 0.3,
      unit: "1",
      min: 0.05,
      max: 1,
      source: "assumed: stroma is tight where tumor takes a third of the space",
    },
    matrixDrug: {
      label: "Drug kept out by dense matrix",
      value: 0.4,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: less than half; small molecules find a way, cells do not",
    },
  },
  observables: {
    matrixBarrier: {
      expression:
        "min(1, matrix + matrixTumorTgfBeta*tgfBetaSignal*hill(tumor, matrixStromaHalf, 2))",
      label: "Barrier to cells",
      unit: "1",
      note: "0 lets leukocytes in, 1 is a wall.",
      color: "#a8b4bf",
      evidence: ["E0737"],
    },
    drugBarrier: {
      expression: "matrixDrug*min(1, matrix)",
      label: "Barrier to drugs",
      unit: "1",
      note: "Share of a drug that dense matrix keeps out.",
      evidence: ["E0739"],
    },
  },
  processes: [
    {
      type: "source",
      field: "matrix",
      rate: "matrixDeposition*(myCaf + matrixPrrx2*prrx2Caf)*(1 + matrixByTgfBeta*tgfBetaSignal)*max(0, 1 - matrix)",
      label: "Deposits of fibroblasts",
      evidence: ["E0762", "E0914"],
    },
    {
      type: "source",
      field: "matrix",
      rate: "matrixDeposition*matrixMyeloid*(m2 + n2)*(1 + matrixByTgfBeta*tgfBetaSignal)*max(0, 1 - matrix)",
      label: "Deposits of M2 and N2",
      evidence: ["E0335", "E0579", "E0914"],
    },
    {
      type: "source",
      field: "matrix",
      rate: "matrixTgfbr2*tgfbr2Loss*tumor*max(0, 1 - matrix)",
      label: "Deposits of tumor without TGF-β receptor",
      evidence: ["E0735"],
    },
    { type: "loss", field: "matrix", rate: "matrixDecay", label: "Decay" },
    {
      type: "loss",
      field: "matrix",
      rate: "matrixMmp*(macrophageDensity + neutrophilProtease)",
      label: "Proteases",
      evidence: ["E0045", "E0880"],
    },
  ],
};
