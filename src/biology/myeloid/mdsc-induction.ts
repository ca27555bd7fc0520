import type { ModelDescription } from "../../model/description.ts";

/**
 * What makes more MDSC besides the call of CXCL1/2: PGE2, IL-6 and GM-CSF (of KRAS tumors) by way of
 * STAT3, Th2 cytokines, IFN-γ and TNF-α where they last, and chemotherapy. A STING agonist breaks that way; taking away the precursors
 * of the spleen, or their stress kinase PERK, ends it.
 */
export const mdscInduction = {
  parameters: {
    mdscByPge2: {
      label: "Entry added by PGE2",
      value: 0.7,
      unit: "1",
      min: 0,
      max: 5,
      source: "assumed: less than a doubling; the EP4 antagonist lowers MDSC",
    },
    mdscByIl6: {
      label: "Entry added by IL-6",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 5,
      source: "assumed: half of PGE2; it acts at 0.015 nM (IL6_50_MDSC, SPQSP_PDAC)",
    },
    mdscByChemo: {
      label: "Entry added by chemotherapy",
      value: 1.2,
      unit: "1",
      min: 0,
      max: 5,
      note: "At the full flare of CXCL1/2 after temozolomide.",
      source: "assumed: a doubling in the blood, above what the tumor's own CXCL1/2 calls",
    },
    mdscByInterferon: {
      label: "Entry added by IFN-γ",
      value: 0.2,
      unit: "1",
      min: 0,
      max: 5,
      source:
        "assumed: less than IL-6; interferon that lasts favors suppressors, only the direction is known",
    },
    mdscIfnGammaHalf: {
      label: "IFN-γ of half induction of MDSC",
      value: 0.09,
      unit: "ng/mL",
      min: 0.005,
      max: 10,
      source: "assumed: as for PD-L1 (IFNg_50_ind_qspio, QSPIO-TNBC)",
    },
    mdscByTnf: {
      label: "Entry added by TNF-α",
      value: 0.2,
      unit: "1",
      min: 0,
      max: 5,
      note: "At levels that harm.",
      source: "assumed: as IFN-γ; the reviews say that it may",
    },
    mdscByTh2: {
      label: "Entry added by Th2 cytokines",
      value: 0.8,
      unit: "1",
      min: 0,
      max: 5,
      source: "assumed: nearly doubles them; only the direction is known",
    },
    mdscBySting: {
      label: "Entry taken by STING agonist",
      value: 0.7,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: SOCS1 then blocks most of STAT3, which induces MDSC",
    },
    mdscInterception: {
      label: "Interception of precursors",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      note: "Share of the precursors from the spleen that never reach the tumor.",
      source: "control",
    },
  },
  observables: {
    mdscInduction: {
      expression:
        "(1 + mdscByPge2*pge2Signal + mdscByIl6*il6Signal + krasCsf + mdscByInterferon*michaelis(ifnGamma, mdscIfnGammaHalf) + mdscByTnf*tnfExcess + mdscByTh2*(il4Signal + systemicTh2) + mdscByChemo*chemoCxcl1*cxcl1Free)*(1 - mdscBySting*stingAgonism)*(1 - mdscInterception)*(1 - perkInhibition)",
      label: "Induction of MDSC",
      unit: "1",
      note: "Times what CXCL1/2 alone would bring.",
      evidence: [
        "E0082",
        "E0109",
        "E0224",
        "E0605",
        "E0612",
        "E0614",
        "E0615",
        "E0617",
        "E0618",
        "E0621",
        "E0669",
      ],
    },
  },
} as const satisfies ModelDescription;
