import type { ModelDescription, ProcessDescription } from "../../model/description.ts";

/**
 * How CD8 T cells multiply and die. IL-2 that Treg leave over drives them, antigen on mature
 * dendritic cells too; lack of amino acids stops them in the cell cycle. TNF-α in excess kills those
 * that are active, chemotherapy kills them all.
 */
export const cd8Turnover = {
  parameters: {
    cd8Il2Growth: {
      label: "Division on scarce IL-2",
      value: 7e-5,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source: "assumed: 0.1 per day, a tenth of the full rate (k_CD8_pro_qspio, 1 per day)",
    },
    cd8Il2Half: {
      label: "IL-2 of half scarce division",
      value: 1.5,
      unit: "ng/mL",
      min: 0.05,
      max: 50,
      source: "assumed: a third of the dose below (IL2_50_qspio)",
    },
    cd8Il2Surge: {
      label: "Division on ample IL-2",
      value: 4.2e-4,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source: "assumed: 0.6 per day, below k_CD8_pro_qspio (1 per day)",
    },
    cd8AntigenGrowth: {
      label: "Division on antigen",
      value: 2.4e-4,
      unit: "1/min",
      range: [3.47e-5, 6.95e-4],
      min: 0,
      max: 2e-3,
      note: "If all dendritic cells are mature and priming is strong.",
      source:
        "0.35 per day, between k_CD8_T_pro, SPQSP_PDAC (0.05 in tumor) and k_CD8_pro_qspio, QSPIO-TNBC (1 on antigen in the lymph node)",
    },
    cd8AntigenHalf: {
      label: "Tumor of half antigen for division",
      value: 0.2,
      unit: "1",
      min: 0.01,
      max: 1,
      source: "assumed: a fifth of packed tumor",
    },
    cd8Il7Growth: {
      label: "Division on IL-7 or IL-15",
      value: 5e-5,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      note: "On each, at full signal.",
      source: "assumed: less than on scarce IL-2, as they keep T cells rather than drive them",
    },
    cd8AminoAcidNeed: {
      label: "Division lost without amino acids",
      value: 0.8,
      unit: "1",
      min: 0,
      max: 1,
      note: "To lack of arginine or phenylalanine, and of tryptophan, each in full.",
      source: "assumed: most; starved T cells stop in the cell cycle",
    },
    cd8Capacity: {
      label: "Densest CD8 crowd",
      value: 0.02,
      unit: "1",
      range: [0.0018, 0.024],
      min: 5e-4,
      max: 0.05,
      source:
        "some 1300 cells per mm² of a section (1.1e8 cells of 7 um per mL); the densest median is 1573 in Hodgkin's lymphoma, 0.024, where solid tumors have 80 to 330 (Blessin et al. 2020, doi 10.1007/s13402-020-00496-7); rho_CD8_max, SPQSP_PDAC, is 0.0018 if its 1e7 are cells per mL (the file gives no unit)",
    },
    cd8Death: {
      label: "CD8 death",
      value: 1.1e-4,
      unit: "1/min",
      range: [0.0000069, 0.00028],
      min: 0,
      max: 2e-3,
      source:
        "k_CD8_exh_death, SPQSP_PDAC (0.15 per day); 0.18 in Lai and Friedman 2017, 0.01 in QSPIO-TNBC, 0.1 to 0.4 in PhysiCell models (d_CD8, d_CD8_cov)",
    },
    cd8Egress: {
      label: "CD8 egress without antigen",
      value: 6e-4,
      unit: "1/min",
      range: [9.9e-5, 3.55e-3],
      min: 0,
      max: 0.01,
      source:
        "0.9 per day, between 0.14, since memory T cells in most tissues of mice that share blood are exchanged within a week (PMC2144916), and q_nCD8_P_out, QSPIO-TNBC (5.1 from peripheral tissue for naive cells; 24 for activated ones, q_CD8_P_out); T cells leave a tumor in the peritoneum within 2 days (Shrikant and Mescher 1999, J Immunol), those that find strong antigen are kept (Steele et al. 2023, Nat Immunol 24:664)",
    },
    cd8TnfDeath: {
      label: "Death by TNF-α",
      value: 7e-5,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      note: "Activation-induced death.",
      source: "assumed: 0.1 per day, two thirds of the death without",
    },
    cd8ChemoDeath: {
      label: "Death by chemotherapy",
      value: 7e-5,
      unit: "1/min",
      min: 0,
      max: 5e-3,
      source:
        "assumed: 0.1 per day at full effect, as T-cell counts drop over a course of ten days",
    },
  },
  observables: {
    cd8Division: {
      expression:
        "(1 - cd8AminoAcidNeed*aminoAcidShortage)*(1 - cd8AminoAcidNeed*tryptophanShortage)*(cd8Il2Growth*michaelis(il2, cd8Il2Half) + cd8Il2Surge*il2Signal + cd8AntigenGrowth*hill(tumor, cd8AntigenHalf, 2)*dcMaturity*max(primed, cd8PrimingFloor) + cd8Il7Growth*(il7Effect + il15Signal))",
      label: "CD8 division",
      unit: "1/min",
      evidence: ["E0060", "E0069", "E0071", "E0412", "E0186", "E0860", "E0552", "E0494"],
    },
  },
  processes: [
    ...(["cd8Eff", "cd8Pex"] as const).map(
      (field): ProcessDescription => ({
        type: "growth",
        field,
        rate: "cd8Division",
        occupied: "cd8Density",
        capacity: "cd8Capacity",
        label: "Division",
        evidence: ["E0060", "E0069", "E0071", "E0412", "E0186", "E0860", "E0552", "E0494"],
      }),
    ),
    {
      type: "loss",
      field: "cd8Eff",
      rate: "cd8Egress*(1 - targetContact)",
      label: "Egress without antigen",
    },
    ...(["cd8Eff", "cd8Pex", "cd8Tex"] as const).map(
      (field): ProcessDescription => ({
        type: "loss",
        field,
        rate: "cd8Death + cd8TnfDeath*tnfExcess + cd8ChemoDeath*chemoLymphotoxicity",
        label: "Death",
        evidence: ["E0105", "E0106", "E0667"],
      }),
    ),
  ],
} satisfies ModelDescription;
