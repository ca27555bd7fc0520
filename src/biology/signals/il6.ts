import type { ModuleDescription } from "../../model/description.ts";

/**
 * IL-6 from M2, MDSC and hypoxic tumor (inflammatory fibroblasts add theirs in their own module).
 * In tumor cells it speeds glycolysis through PGK1; the extra lactate makes more M2, which make more
 * IL-6: a loop that can hold itself.
 */
export const il6: ModuleDescription = {
  name: "il6",
  label: "IL-6",
  note: "Made by M2, MDSC and stressed tumor; speeds the glycolysis of tumor and feeds suppressors.",
  fields: {
    il6: {
      kind: "substrate",
      label: "IL-6",
      unit: "ng/mL",
      diffusion: "il6Diffusion",
      color: "#a35fff",
    },
  },
  parameters: {
    il6Diffusion: {
      label: "Diffusion of IL-6",
      value: 798,
      unit: "um^2/min",
      range: [86, 3144],
      min: 80,
      max: 3200,
      source: "D_IL-6_pdac, SPQSP_PDAC (202 to 3144); 86 (D_cyto_sh)",
    },
    il6Decay: {
      label: "Decay of IL-6",
      value: 0.0111,
      unit: "1/min",
      range: [0.0111, 0.0116],
      min: 0,
      max: 0.1,
      source: "k_IL6_deg, SPQSP_PDAC (16 per day); half-life of 60 min in nlisim",
    },
    il6Uptake: {
      label: "Uptake of IL-6 by receptors",
      value: 0.04,
      unit: "1/min",
      range: [0.02, 0.47],
      min: 0,
      max: 0.5,
      note: "By packed cells.",
      source:
        "leukocytes have 50 to 300 sites of 10 to 20 pM (Hansen 2020, 10.1002/iid3.292), which leave the surface with a half-time of 15 to 30 min on hepatoma cells (FEBS Lett 1992;306:219, 10.1016/0014-5793(92)81004-6): dilute IL-6 is taken up by 0.02 to 0.47 at 2.1e8 cells of 21 um per mL; 0.2 by kbase_cdeg_il6_ts over Kd_il6 (InSysBio). sqrt(D/k) = 125 um in packed tissue, 270 um with decay alone",
    },
    m2Il6: {
      label: "IL-6 from M2",
      value: 0.1,
      unit: "ng/mL/min",
      range: [0.058, 1.1],
      min: 0,
      max: 2,
      note: "At an M2 density of 1.",
      source:
        "between 0.058 of macrophages not yet turned (kbase_syn_il6_imph1_ts times syn_factor_imph1, InSysBio: 8.1e-10 pmol per cell and hour) and 1.1 of macrophages (S_IL-6_mac_nlisim, 0.0146 amol per cell and hour), of 21 kDa at 2.1e8 cells per mL; M2 in a fifth of the tissue then hold about one half-effect level",
    },
    mdscIl6: {
      label: "IL-6 from MDSC",
      value: 1,
      unit: "ng/mL/min",
      min: 0,
      max: 20,
      note: "At an MDSC density of 1.",
      source:
        "assumed: per volume ten times M2, the other main source, of cells fifteen times as large",
    },
    tumorIl6: {
      label: "IL-6 from tumor",
      value: 0.01,
      unit: "ng/mL/min",
      min: 0,
      max: 0.5,
      note: "Of packed tumor with HIF-1α fully on.",
      source: "assumed: a tenth of M2 per volume",
    },
    stingIl6: {
      label: "IL-6 lost under a STING agonist",
      value: 0.7,
      unit: "1",
      min: 0,
      max: 1,
      note: "Of MDSC.",
      source: "assumed: most of it; only the direction is known",
    },
    nsaidIl6: {
      label: "IL-6 lost under a COX inhibitor",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: a third; only the direction is known",
    },
    il6Half: {
      label: "IL-6 of half effect",
      value: 0.32,
      unit: "ng/mL",
      range: [0.32, 10],
      min: 0.05,
      max: 12,
      source:
        "IL6_50_MDSC, SPQSP_PDAC (0.015 nM, 21 kDa); 7 by Kd_IL-6_nlisim (0.33 nM), 10 by TFH_IL6_EC50 (0.46 nM)",
    },
    il6Warburg: {
      label: "Glycolysis added by IL-6",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 2,
      note: "Share of the glycolytic flux, at full signal.",
      source: "assumed: a third; only the direction is known",
    },
  },
  observables: {
    il6Signal: {
      expression: "hill(il6, il6Half, 2)",
      label: "IL-6 signal",
      unit: "1",
      color: "#c77dff",
      note: "STAT3 in myeloid cells and tumor.",
      evidence: ["E0602"],
    },
    il6Glycolysis: {
      expression: "il6Warburg*il6Signal",
      label: "Glycolysis added by IL-6",
      unit: "1",
      note: "Through PDPK1 and PGK1 of tumor cells.",
      evidence: ["E0504", "E0505"],
    },
  },
  processes: [
    {
      type: "source",
      field: "il6",
      rate: "m2Il6*m2*(1 - nsaidIl6*coxInhibition)",
      label: "Secretion by M2",
      evidence: ["E0503", "E0943", "E0970"],
    },
    {
      type: "source",
      field: "il6",
      rate: "mdscIl6*mdsc*(1 - stingIl6*stingAgonism)",
      label: "Secretion by MDSC",
      evidence: ["E0601", "E0618"],
    },
    {
      type: "source",
      field: "il6",
      rate: "tumorIl6*tumor*hif*(1 - nsaidIl6*coxInhibition)",
      label: "Secretion by stressed tumor",
      evidence: ["E0848", "E0970"],
    },
    { type: "loss", field: "il6", rate: "il6Decay", label: "Decay" },
    {
      type: "loss",
      field: "il6",
      rate: "il6Uptake*(tumor + leukocyteDensity)",
      label: "Uptake by receptors",
    },
  ],
};
