import type { ModuleDescription } from "../model/description.ts";

/**
 * CCL2 calls monocytes out of the blood and leads them inward; CSF-1 keeps macrophages alive. Both
 * are eaten by the cells that they call, so a dense crowd of macrophages silences its own call.
 */
export const myeloidAttractants: ModuleDescription = {
  name: "myeloid-attractants",
  label: "CCL2 and CSF-1",
  note: "Tumor's call for monocytes, and the survival factor of macrophages with its receptor drug.",
  fields: {
    ccl2: {
      kind: "substrate",
      label: "CCL2",
      unit: "ng/mL",
      diffusion: "ccl2Diffusion",
      color: "#cc79a7",
    },
    csf1: {
      kind: "substrate",
      label: "CSF-1",
      unit: "ng/mL",
      diffusion: "csf1Diffusion",
      color: "#b08968",
    },
  },
  parameters: {
    ccl2Diffusion: {
      label: "Diffusion of CCL2",
      value: 175,
      unit: "um^2/min",
      min: 50,
      max: 9000,
      source: "D_CCL2_pdac, SPQSP_PDAC; from 79 (D_CCL2_hcc) to 8333 (D_CCL2 (MCP-1)_friedman)",
    },
    ccl2Decay: {
      label: "Decay of CCL2",
      value: 1e-3,
      unit: "1/min",
      min: 0,
      max: 0.05,
      source: "k_CCL2_deg_qspio, QSPIO-TNBC (0.06 per hour); half-life of 60 min in nlisim",
    },
    ccl2Uptake: {
      label: "Uptake of CCL2 by macrophages",
      value: 0.03,
      unit: "1/min",
      min: 0,
      max: 0.5,
      note: "At a macrophage density of 1.",
      source: "U_CCL2, SPQSP_PDAC (0.0005 1/s)",
    },
    tumorCcl2: {
      label: "CCL2 from tumor",
      value: 0.02,
      unit: "ng/mL/min",
      min: 0,
      max: 0.5,
      note: "Of packed tumor in air.",
      source:
        "assumed: between 0.0066 (k_CCL2_sec_qspio, 1.7e-12 nmol per cell and day) and 0.7 (rel_CCL2, 2.9e-20 g per cell and second), both at 4e8 cells per mL (V_cell, PhysiCell 1.14.2)",
    },
    ccl2Hypoxia: {
      label: "CCL2 under hypoxia",
      value: 3.2,
      unit: "1",
      min: 0.2,
      max: 10,
      note: "Times the secretion in air. In melanoma HIF-1α was found to lower CCL2: set it below 1.",
      source: "HIF_CCL2, SPQSP_PDAC",
    },
    csf1Diffusion: {
      label: "Diffusion of CSF-1",
      value: 300,
      unit: "um^2/min",
      min: 50,
      max: 5000,
      source:
        "assumed: between IL-10 (162, D_IL-10_pdac) and IFN-γ (600, D_IFN-gamma_hcc); 2400 by analogy of weight in free solution (D_CSF1, from memory)",
    },
    csf1Decay: {
      label: "Decay of CSF-1",
      value: 1e-3,
      unit: "1/min",
      min: 0,
      max: 0.05,
      source: "assumed: as CCL2, for want of a figure",
    },
    csf1Uptake: {
      label: "Uptake of CSF-1 by macrophages",
      value: 0.03,
      unit: "1/min",
      min: 0,
      max: 0.5,
      note: "At a macrophage density of 1.",
      source: "assumed: as CCL2; macrophages clear most CSF-1 through CSF1R",
    },
    tumorCsf1: {
      label: "CSF-1 from tumor",
      value: 0.02,
      unit: "ng/mL/min",
      min: 0,
      max: 0.5,
      note: "Of packed tumor.",
      source: "assumed: as CCL2 in air, so that about 1 ng/mL stands in the tumor",
    },
    csf1Half: {
      label: "CSF-1 of half survival",
      value: 0.5,
      unit: "ng/mL",
      min: 0.05,
      max: 10,
      source: "assumed: well below the 10 to 20 ng/mL with which macrophages are raised in culture",
    },
    csf1rInhibition: {
      label: "CSF1R inhibition",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      note: "Share of the receptor that a drug blocks.",
      source: "control",
    },
  },
  observables: {
    csf1Lack: {
      expression: "1 - (1 - csf1rInhibition)*michaelis(csf1, csf1Half)",
      label: "Lack of CSF-1 signal",
      unit: "1",
      evidence: ["E0568", "E0961"],
    },
  },
  processes: [
    {
      type: "source",
      field: "ccl2",
      rate: "tumorCcl2*tumor*(1 + (ccl2Hypoxia - 1)*hypoxia)",
      label: "Secretion by tumor",
      evidence: ["E0028"],
    },
    { type: "loss", field: "ccl2", rate: "ccl2Decay", label: "Decay" },
    { type: "loss", field: "ccl2", rate: "ccl2Uptake*(m0 + m1 + m2)", label: "Uptake by CCR2" },
    {
      type: "source",
      field: "csf1",
      rate: "tumorCsf1*tumor",
      label: "Secretion by tumor",
      evidence: ["E0028"],
    },
    { type: "loss", field: "csf1", rate: "csf1Decay", label: "Decay" },
    { type: "loss", field: "csf1", rate: "csf1Uptake*(m0 + m1 + m2)", label: "Uptake by CSF1R" },
  ],
};
