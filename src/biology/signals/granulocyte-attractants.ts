import type { ModuleDescription } from "../../model/description.ts";

/**
 * CXCL1 and CXCL2 call neutrophils and MDSC out of the blood. Tumor makes them, more of them in
 * hypoxia, after temozolomide, next to scorched tissue and under a BRAF drug alone. IL-8 from N2
 * binds the same receptor (CXCR2) and is counted here. The called cells take the call up.
 */
export const granulocyteAttractants: ModuleDescription = {
  name: "granulocyte-attractants",
  label: "CXCL1/2",
  note: "The call for neutrophils and MDSC; flares up after temozolomide.",
  fields: {
    cxcl1: {
      kind: "substrate",
      label: "CXCL1/2",
      unit: "ng/mL",
      diffusion: "cxcl1Diffusion",
      color: "#b4d43a",
      note: "CXCL1, CXCL2 and IL-8 together: ligands of CXCR2.",
    },
  },
  parameters: {
    cxcl1Diffusion: {
      label: "Diffusion of CXCL1/2",
      value: 312,
      unit: "um^2/min",
      range: [175, 850],
      min: 50,
      max: 3000,
      source:
        "D_chemokine_gransim, GR-ABM-ODE-2D (5.2e-8 cm^2/s for CCL2, CCL5 and CXCL9); 175 for CCL2 in SPQSP_PDAC (D_CCL2_pdac), 850 for every molecule in nlisim (D_cyt_nlisim)",
    },
    cxcl1Decay: {
      label: "Decay of CXCL1/2",
      value: 4e-3,
      unit: "1/min",
      min: 0,
      max: 0.05,
      source:
        "assumed: between 1e-3 (k_CCL2_deg_qspio, CCL2) and 0.012 (t12_CXCL2 (MIP-2)_nlisim, 60 min)",
    },
    cxcl1Uptake: {
      label: "Uptake of CXCL1/2",
      value: 0.3,
      unit: "1/min",
      min: 0,
      max: 5,
      note: "At a density of neutrophils and MDSC of 1.",
      source:
        "assumed: per volume ten times CCL2 by CCR2 of macrophages (U_CCL2, SPQSP_PDAC, 0.0005 1/s), which are fifteen times as large",
    },
    tumorCxcl1: {
      label: "CXCL1/2 from tumor",
      value: 0.04,
      unit: "ng/mL/min",
      min: 0,
      max: 1,
      note: "Of packed tumor in air.",
      source:
        "assumed: then about 2 ng/mL stand in the core of a tumor, the half of recruitment; stimulated macrophages in nlisim make up to 3 (S_CXCL2 (MIP-2)_mac_nlisim, 0.111 amol per cell and hour, 2.1e8 cells per mL)",
    },
    cxcl1Hypoxia: {
      label: "CXCL1/2 added by HIF-1α",
      value: 0.5,
      unit: "1",
      min: 0,
      max: 5,
      source: "assumed: weaker than for CCL2 (3.2-fold, HIF_CCL2, SPQSP_PDAC)",
    },
    chemoCxcl1Rise: {
      label: "CXCL1/2 added by chemotherapy",
      value: 2.2,
      unit: "1",
      min: 0,
      max: 10,
      note: "Times the secretion of untreated tumor, at the full flare.",
      source: "assumed: enough to raise the recruitment of MDSC by half",
    },
    brafCxcl1Rise: {
      label: "CXCL1/2 added by BRAF drug alone",
      value: 1.4,
      unit: "1",
      min: 0,
      max: 10,
      note: "A MEK drug takes it away.",
      source: "assumed: two thirds of the flare after temozolomide",
    },
    stressCxcl1Rise: {
      label: "CXCL1/2 added by scorched tissue",
      value: 0.9,
      unit: "1",
      min: 0,
      max: 10,
      source: "assumed: nearly doubles the secretion of tumor around an ablation",
    },
    n2Cxcl1: {
      label: "IL-8 from N2",
      value: 0.04,
      unit: "ng/mL/min",
      min: 0,
      max: 10,
      note: "At an N2 density of 1.",
      source:
        "assumed: N2 in a fiftieth of the tissue then add a few percent to the call, so that it does not run away",
    },
    cxcl1Neutralization: {
      label: "Reach of the CXCL1/2 drug",
      value: 0.9,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: an antibody at its full dose leaves a tenth unbound",
    },
  },
  observables: {
    cxcl1Rise: {
      expression:
        "1 + cxcl1Hypoxia*hif + chemoCxcl1Rise*chemoCxcl1 + brafCxcl1Rise*brafInhibition*(1 - mekInhibition) + stressCxcl1Rise*stressInflammation",
      label: "Rise of CXCL1/2",
      unit: "1",
      note: "Secretion by tumor, times that in air.",
      evidence: ["E0677"],
    },
    cxcl1Free: {
      expression: "1 - cxcl1Neutralization*cxcl1Blockade",
      label: "Free CXCL1/2",
      unit: "1",
      note: "Share that no drug binds.",
      evidence: ["E0681"],
    },
  },
  processes: [
    {
      type: "source",
      field: "cxcl1",
      rate: "tumorCxcl1*tumor*cxcl1Rise*cxcl1Free",
      label: "Secretion by tumor",
      evidence: ["E0677", "E0681", "E0778"],
    },
    {
      type: "source",
      field: "cxcl1",
      rate: "n2Cxcl1*n2",
      label: "IL-8 from N2",
      evidence: ["E0595"],
    },
    { type: "loss", field: "cxcl1", rate: "cxcl1Decay", label: "Decay" },
    {
      type: "loss",
      field: "cxcl1",
      rate: "cxcl1Uptake*(neutrophilDensity + mdsc)",
      label: "Uptake by CXCR2",
    },
  ],
};
