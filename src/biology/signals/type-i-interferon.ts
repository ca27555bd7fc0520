import type { ModuleDescription } from "../../model/description.ts";

/**
 * IFN-β is the type I interferon of this laboratory. A STING agonist makes dendritic cells and, less,
 * tumor release it, macrophages do so after eating tumor that lost CD47, plasmacytoid cells in their
 * active mode; it may also be given. It turns neutrophils to N1, wakes NK cells and restrains Treg.
 */
export const typeIInterferon: ModuleDescription = {
  name: "type-i-interferon",
  label: "IFN-β",
  note: "Released on STING, after phagocytosis and by active plasmacytoid cells; turns N2 to N1 and wakes NK.",
  fields: {
    ifnBeta: {
      kind: "substrate",
      label: "IFN-β",
      unit: "ng/mL",
      diffusion: "ifnBetaDiffusion",
      color: "#2ec4b6",
    },
  },
  parameters: {
    ifnBetaDiffusion: {
      label: "Diffusion of IFN-β",
      value: 600,
      unit: "um^2/min",
      min: 50,
      max: 3000,
      source:
        "assumed: as IFN-γ (D_IFN-gamma_hcc, SPQSP_HCC_GPU), of nearly the same weight (20 and 25 kDa)",
    },
    ifnBetaDecay: {
      label: "Decay of IFN-β",
      value: 3.9e-3,
      unit: "1/min",
      min: 0,
      max: 0.05,
      source: "assumed: as IFN-γ (lambda_IFN-gamma_hcc, SPQSP_HCC_GPU)",
    },
    ifnBetaUptake: {
      label: "Uptake of IFN-β by cells",
      value: 0.05,
      unit: "1/min",
      min: 0,
      max: 3,
      note: "By packed cells.",
      source:
        "assumed: sqrt(D/k) = 110 um in packed tissue, farther than IFN-γ (35 um, Centofanti et al. 2023, 10.1101/2023.01.26.525713)",
    },
    ifnBetaHalf: {
      label: "IFN-β of half effect",
      value: 0.1,
      unit: "ng/mL",
      min: 0.005,
      max: 10,
      source: "assumed: 5 pM of 20 kDa, near IFN-γ (2.9 pM, IFNg_50_qspio)",
    },
    dendriticIfnBeta: {
      label: "IFN-β from dendritic cells on STING",
      value: 5,
      unit: "ng/mL/min",
      min: 0,
      max: 200,
      note: "At a density of dendritic cells of 1 and a full dose.",
      source:
        "assumed: at 0.1 % of dendritic cells and a loss of 0.05 1/min this gives the half effect",
    },
    tumorIfnBeta: {
      label: "IFN-β from tumor on STING",
      value: 2e-3,
      unit: "ng/mL/min",
      min: 0,
      max: 0.5,
      note: "Of packed tumor at a full dose.",
      source: "assumed: all tumor together less than half of what dendritic cells add",
    },
    phagocyteIfnBeta: {
      label: "IFN-β after phagocytosis",
      value: 0.02,
      unit: "ng/mL/min",
      min: 0,
      max: 1,
      note: "At an M1 density of 1 and a full block of CD47.",
      source: "assumed: M1 in a tenth of the tissue then equal the tumor under a STING agonist",
    },
  },
  observables: {
    ifnBetaSignal: {
      expression: "michaelis(ifnBeta, ifnBetaHalf)",
      label: "IFN-β signal",
      unit: "1",
    },
  },
  processes: [
    {
      type: "source",
      field: "ifnBeta",
      rate: "stingAgonism*(dendriticIfnBeta*(dcImm + dcMat + dcTol) + tumorIfnBeta*tumor)",
      label: "Release on STING",
      evidence: ["E0717"],
    },
    {
      type: "source",
      field: "ifnBeta",
      rate: "phagocyteIfnBeta*m1*cd47Blockade*michaelis(tumor, 0.1)",
      label: "Release after phagocytosis",
      evidence: ["E0698"],
    },
    { type: "loss", field: "ifnBeta", rate: "ifnBetaDecay", label: "Decay" },
    {
      type: "loss",
      field: "ifnBeta",
      rate: "ifnBetaUptake*(tumor + macrophageDensity + neutrophilDensity)",
      label: "Uptake by receptors",
      evidence: ["E0177"],
    },
  ],
};
