import type { ModelDescription } from "../../model/description.ts";

/**
 * The dendritic cells' switch. HMGB1 with tumor antigen, TNF-α, N1, iNKT cells, active plasmacytoid
 * cells and drugs mature; PGE2, IL-10, VEGF and MDSC silence. The mature share tends to
 * maturation/(maturation + silencing). CpG works through the neutrophils that it calls: without them
 * it does nothing.
 */
export const dendriticMaturation = {
  parameters: {
    maturationBasal: {
      label: "Maturation at rest",
      value: 1.74e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source: "assumed: 0.25 per day, a sixth of k_APC_mat_qspio (1.5 per day)",
    },
    hmgb1ToMaturity: {
      label: "Maturation by HMGB1",
      value: 6.3e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      note: "HMGB1 stands for the antigen that comes with it.",
      source: "assumed: 0.9 per day; together with the rest near k_APC_mat_qspio (1.5 per day)",
    },
    tnfToMaturity: {
      label: "Maturation by TNF-α",
      value: 7e-5,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.1 per day, a ninth of HMGB1's; TNF-α supports what HMGB1 starts",
    },
    n1ToMaturity: {
      label: "Maturation by N1",
      value: 7e-5,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.1 per day, as TNF-α",
    },
    cd40ToMaturity: {
      label: "Maturation by CD40 agonist",
      value: 5.6e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.8 per day, nearly the full danger signal",
    },
    stingToMaturity: {
      label: "Maturation by STING agonist",
      value: 2.8e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.4 per day, half of a CD40 agonist",
    },
    cpgToMaturity: {
      label: "Maturation by CpG",
      value: 5.6e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      note: "In a dense crowd of neutrophils.",
      source: "assumed: 0.8 per day, as a CD40 agonist",
    },
    inktToMaturity: {
      label: "Maturation by iNKT cells",
      value: 5.6e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.8 per day, as a CD40 agonist, through which they act",
    },
    pdcToMaturity: {
      label: "Maturation by active pDC",
      value: 2.8e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.4 per day, as a STING agonist: both work by type I interferon",
    },
    neutrophilHelpHalf: {
      label: "Neutrophils of half help",
      value: 0.05,
      unit: "1",
      min: 0.005,
      max: 0.5,
      source: "assumed: half of the density that neutrophils reach in tumor",
    },
    silencingBasal: {
      label: "Silencing at rest",
      value: 1e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source: "assumed: 0.15 per day; maturity in tissue without tumor then is above one half",
    },
    pge2ToTolerance: {
      label: "Silencing by PGE2",
      value: 6.3e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.9 per day, the strongest, equal to HMGB1's pull to maturity",
    },
    il10ToTolerance: {
      label: "Silencing by IL-10",
      value: 3.5e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.5 per day; IL-10 acts on them at 8 pM (IL10_50_qspio)",
    },
    vegfToTolerance: {
      label: "Silencing by VEGF",
      value: 2.4e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.35 per day, weaker than IL-10",
    },
    mdscToTolerance: {
      label: "Silencing by MDSC",
      value: 2.1e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.3 per day, as VEGF",
    },
  },
  observables: {
    dcMaturation: {
      expression:
        "maturationBasal + hmgb1ToMaturity*hmgb1Signal + tnfToMaturity*tnfSignal + n1ToMaturity*michaelis(n1, neutrophilHelpHalf) + cd40ToMaturity*cd40Agonism + stingToMaturity*stingAgonism + cpgToMaturity*cpgSignal*michaelis(neutrophilDensity, neutrophilHelpHalf) + inktToMaturity*inktDcHelp + pdcToMaturity*pdcActivity",
      label: "Maturation of dendritic cells",
      unit: "1/min",
      evidence: ["E0103", "E0203", "E0361", "E0413", "E0431", "E0435", "E0436", "E0646", "E0716"],
    },
    dcSilencing: {
      expression:
        "silencingBasal + pge2ToTolerance*pge2Signal + il10ToTolerance*il10Signal + vegfToTolerance*vegfSignal + mdscToTolerance*mdscPresence",
      label: "Silencing of dendritic cells",
      unit: "1/min",
      evidence: ["E0420", "E0611", "E0759"],
    },
  },
  processes: [
    {
      type: "convert",
      from: "dcImm",
      to: "dcMat",
      rate: "dcMaturation",
      label: "Maturation",
      evidence: ["E0361", "E0413", "E0436"],
    },
    {
      type: "convert",
      from: "dcTol",
      to: "dcMat",
      rate: "dcMaturation",
      label: "Awakening",
      evidence: ["E0204", "E0436"],
    },
    {
      type: "convert",
      from: "dcImm",
      to: "dcTol",
      rate: "dcSilencing",
      label: "Silencing",
      evidence: ["E0042", "E0611", "E0759"],
    },
    {
      type: "convert",
      from: "dcMat",
      to: "dcTol",
      rate: "dcSilencing",
      label: "Loss of maturity",
      evidence: ["E0042", "E0611", "E0759"],
    },
  ],
} as const satisfies ModelDescription;
