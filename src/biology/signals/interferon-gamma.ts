import type { ModuleDescription } from "../../model/description.ts";

/**
 * IFN-γ hardly leaves the cells that make it: with its decay alone it would reach 390 um, measured
 * is 30 to 40 um. Cells with its receptor take it up, so that uptake is a term of its own and the
 * reach follows the density of cells. T and NK cells make it where they touch antigen, and nowhere
 * else (Thibaut et al. 2020, doi 10.1038/s43018-020-0038-2). A preset without them has a stand-in: a
 * source at perfused vessels beside tumor, which hypoxia and acid quench; module cd8 replaces it.
 */
export const interferonGamma: ModuleDescription = {
  name: "interferon-gamma",
  label: "IFN-γ",
  note: "Made by attacking T and NK cells and by M1, taken up by every cell that it meets; reaches about 35 um.",
  fields: {
    ifnGamma: {
      kind: "substrate",
      label: "IFN-γ",
      unit: "ng/mL",
      diffusion: "ifnGammaDiffusion",
      color: "#048cb5",
    },
  },
  parameters: {
    ifnGammaDiffusion: {
      label: "Diffusion of IFN-γ",
      value: 600,
      unit: "um^2/min",
      range: [600, 756],
      min: 50,
      max: 3000,
      source: "D_IFN-gamma_hcc, SPQSP_HCC_GPU; 756 in SPQSP_PDAC (D_IFN-gamma_pdac)",
    },
    ifnGammaDecay: {
      label: "Decay of IFN-γ",
      value: 3.9e-3,
      unit: "1/min",
      range: [0.0039, 0.0053],
      min: 0,
      max: 0.05,
      source: "lambda_IFN-gamma_hcc, SPQSP_HCC_GPU; 5.3e-3 in QSPIO-TNBC (k_IFNg_deg_qspio)",
    },
    ifnGammaUptake: {
      label: "Uptake of IFN-γ by cells",
      value: 0.49,
      unit: "1/min",
      range: [0.375, 0.667],
      min: 0,
      max: 3,
      note: "By packed cells that carry the receptor.",
      source:
        "D/35^2 um^2: the spread of 30 to 40 um in melanoma (Centofanti et al. 2023, 10.1101/2023.01.26.525713). The receptor's 0.09 to 0.2 nM (PMID 2937844; 10.1248/bpb1978.10.272) would saturate it above 2 to 5 ng/mL, which tissue hardly reaches",
    },
    ifnGammaTissueUptake: {
      label: "Uptake of IFN-γ by other tissue",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 1,
      note: "Relative to packed tumor, where there is no tumor.",
      source:
        "assumed: parenchyma and stroma carry the receptor too, and their cells fill a third of the space with as much of it as tumor cells",
    },
    effectorIfnGamma: {
      label: "IFN-γ from effector cells",
      value: 0.05,
      unit: "ng/mL/min",
      min: 0,
      max: 1,
      note: "Around healthy vessels in contact with tumor. Stands for T and NK cells where module cd8 is not chosen.",
      source:
        "assumed: 1e6 T and NK cells per mL that each secrete 18 molecules of 25 kDa a second",
    },
    cd8IfnGamma: {
      label: "IFN-γ from CD8",
      value: 50,
      unit: "ng/mL/min",
      min: 0,
      max: 1000,
      note: "At a density 1 of fully working killers.",
      source:
        "assumed: between numbers of SPQSP_IO a thousandfold apart, from packed cells of 6.94 um (5.7e9 per mL): 260 by 7.6e-10 ng per cell and second for 10 h once stimulated (release_IFNg_single, 18 molecules of 25 kDa) and 0.15 without such a limit (release_IFNg_multi). A fifth of the higher, since cells release a cytokine in turns with others and not without pause (Han et al. 2012, 10.1073/pnas.1117194109); 50 to 260 were tried against the measured reach",
    },
    nkIfnGamma: {
      label: "IFN-γ from NK",
      value: 30,
      unit: "ng/mL/min",
      min: 0,
      max: 1000,
      note: "At a density 1 of fully working killers.",
      source: "assumed: two thirds of CD8 cells",
    },
    m1IfnGamma: {
      label: "IFN-γ from M1",
      value: 0.02,
      unit: "ng/mL/min",
      min: 0,
      max: 1,
      note: "At an M1 density of 1.",
      source:
        "assumed: M1 secrete it in the PhysiCell grammar models (S_IFNg_M1, no absolute amount); here a twentieth of what effectors add where a tenth of the tissue is M1",
    },
  },
  processes: [
    {
      // Acid traps and silences CD8 and NK cells; HIF-1α lowers what is left.
      type: "source",
      field: "ifnGamma",
      rate: "effectorIfnGamma*(1 - explicitEffectors)*perfusion*targetContact*(1 - hypoxia)*(1 - acidity)",
      label: "Stand-in for effector cells",
      evidence: ["E0058", "E0248", "E0118", "E0289"],
    },
    {
      type: "source",
      field: "ifnGamma",
      rate: "m1IfnGamma*m1",
      label: "Secretion by M1",
    },
    {
      type: "source",
      field: "ifnGamma",
      rate: "cd8IfnGamma*cd8Cytotoxicity*antigenContact*(1 - systemicTh2)",
      label: "Secretion by CD8",
      evidence: ["E0058"],
    },
    {
      type: "source",
      field: "ifnGamma",
      rate: "nkIfnGamma*nkCytotoxicity*targetContact",
      label: "Secretion by NK",
      evidence: ["E0248"],
    },
    {
      type: "loss",
      field: "ifnGamma",
      rate: "ifnGammaDecay",
      label: "Decay",
    },
    {
      type: "loss",
      field: "ifnGamma",
      rate: "ifnGammaUptake*(tumor + leukocyteDensity + ifnGammaTissueUptake*max(0, 1 - tumor - dead))",
      label: "Uptake by receptors",
    },
  ],
};
