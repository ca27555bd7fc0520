import type { ModuleDescription } from "../../model/description.ts";

/**
 * CXCL9, CXCL10 and CCL5 call T and NK cells out of the blood and lead them to where the fight is.
 * One field stands for the three: they are made by the same cells, above all wherever IFN-γ is
 * sensed, so that a fight calls for more fighters. Tumor in air makes some; HIF-1α silences it.
 */
export const lymphoidAttractants: ModuleDescription = {
  name: "lymphoid-attractants",
  label: "CXCL9/10 and CCL5",
  note: "The call for T and NK cells: made where IFN-γ is sensed, by M1, N1 and well-supplied tumor.",
  fields: {
    cxcl10: {
      kind: "substrate",
      label: "CXCL9/10, CCL5",
      unit: "ng/mL",
      diffusion: "cxcl10Diffusion",
      color: "#56b4e9",
      note: "CXCL9, CXCL10 and CCL5 together.",
    },
  },
  parameters: {
    cxcl10Diffusion: {
      label: "Diffusion of CXCL9/10",
      value: 312,
      unit: "um^2/min",
      min: 50,
      max: 9000,
      source: "D_chemokine_gransim, GranSim (CCL2, CCL5 and CXCL9)",
    },
    cxcl10Decay: {
      label: "Decay of CXCL9/10",
      value: 5e-3,
      unit: "1/min",
      range: [1.7e-3, 0.095],
      min: 0,
      max: 0.1,
      source:
        "between numbers of models: 1.7e-3 in plasma (kbase_deg_cxcl10_pl, macrophage life cycle of InSysBio, 0.1 per h), 0.012 by the half-life of 60 min that nlisim gives chemokines (t12_CXCL2 (MIP-2)_nlisim), 0.095 for CXCL9 in GranSim (degRateChemokines, 0.9905 left after 6 s); it then reaches 200 to 250 um",
    },
    cxcl10Uptake: {
      label: "Uptake of CXCL9/10 by T and NK cells",
      value: 0.3,
      unit: "1/min",
      min: 0,
      max: 5,
      note: "At a density of 1.",
      source:
        "assumed: per volume ten times CCL2 by macrophages (U_CCL2, SPQSP_PDAC, 0.0005 1/s), which are 27 times as large",
    },
    tissueCxcl10: {
      label: "CXCL9/10 where IFN-γ is sensed",
      value: 0.036,
      unit: "ng/mL/min",
      min: 0,
      max: 1,
      source:
        "assumed: four half-saturations of recruitment where every cell answers, as the strongest source of the call",
    },
    cxcl10IfnGammaHalf: {
      label: "IFN-γ of half CXCL9/10",
      value: 0.072,
      unit: "ng/mL",
      min: 0.005,
      max: 10,
      source:
        "assumed: the dose that half induces other IFN-γ genes (IFNg_50_qspio, QSPIO-TNBC, 2.9 pM)",
    },
    m1Cxcl10: {
      label: "CXCL9/10 from M1",
      value: 0.02,
      unit: "ng/mL/min",
      min: 0,
      max: 1,
      note: "At an M1 density of 1.",
      source:
        "assumed: like CCL2 from tumor; granuloma macrophages make twice as much CXCL9 as CCL2 (ratio_CXCL9_CCL2, GranSim)",
    },
    n1Cxcl10: {
      label: "CXCL10 from N1",
      value: 0.3,
      unit: "ng/mL/min",
      min: 0,
      max: 10,
      note: "At an N1 density of 1.",
      source: "assumed: cell for cell as M1, which are larger",
    },
    bCellCcl5: {
      label: "CCL5 from B cells",
      value: 0.2,
      unit: "ng/mL/min",
      min: 0,
      max: 10,
      note: "At a B-cell density of 1; plasmablast-like cells make it.",
      source:
        "assumed: per volume ten times M1, which are 27 times as large; only the direction is known",
    },
    tumorCxcl10: {
      label: "CXCL9/10 from tumor",
      value: 0.014,
      unit: "ng/mL/min",
      min: 0,
      max: 1,
      note: "Of packed tumor without HIF-1α.",
      source:
        "assumed: alone one and a half half-saturations of recruitment in packed tumor in air, less than the CCL2 that it makes",
    },
    hifReleaseCxcl10: {
      label: "CCL5 freed by HIF drug",
      value: 0.02,
      unit: "ng/mL/min",
      min: 0,
      max: 1,
      note: "Of packed tumor whose HIF-1α is blocked in full.",
      source:
        "assumed: more than the tumor's own release, as B16 melanoma answers the drug with more CCL5",
    },
  },
  processes: [
    {
      type: "source",
      field: "cxcl10",
      rate: "tissueCxcl10*hill(ifnGamma, cxcl10IfnGammaHalf, 2)",
      label: "Answer to IFN-γ",
      evidence: ["E0031", "E0032"],
    },
    {
      type: "source",
      field: "cxcl10",
      rate: "m1Cxcl10*m1",
      label: "Secretion by M1",
      evidence: ["E0032", "E0339"],
    },
    {
      type: "source",
      field: "cxcl10",
      rate: "n1Cxcl10*n1",
      label: "Secretion by N1",
      evidence: ["E0358", "E0031"],
    },
    {
      type: "source",
      field: "cxcl10",
      rate: "bCellCcl5*bCell",
      label: "Secretion by B cells",
      evidence: ["E0382", "E0383"],
    },
    {
      type: "source",
      field: "cxcl10",
      rate: "tumorCxcl10*tumor*(1 - hif)",
      label: "Secretion by tumor",
      evidence: ["E0150"],
    },
    {
      type: "source",
      field: "cxcl10",
      rate: "hifReleaseCxcl10*tumor*hifInhibition",
      label: "Release under HIF drug",
      evidence: ["E0296", "E0150"],
    },
    { type: "loss", field: "cxcl10", rate: "cxcl10Decay", label: "Decay" },
    {
      type: "loss",
      field: "cxcl10",
      rate: "cxcl10Uptake*(cd8Eff + cd8Pex + cd8Tex + th1 + nkActive + nkDys)",
      label: "Uptake by CXCR3 and CCR5",
    },
  ],
};
