import type { ModelDescription } from "../model/description.ts";

/**
 * The macrophage module's switch. Two drives, each a rate, turn macrophages and keep turning them:
 * toward M1 by IFN-γ, toward M2 by hypoxia, lactate and IL-10. They switch both ways for as long as
 * they live, so the M2 share at a place tends to m2Drive/(m1Drive + m2Drive), diluted by newcomers
 * and blurred by migration.
 */
export const polarization = {
  parameters: {
    m1Basal: {
      label: "M1 drive at rest",
      value: 1.1e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      note: "Stands for TNF-α, danger signals and what else calls for inflammation.",
      source:
        "assumed: 0.16 per day, so that macrophages drift back to M1 within a week once nothing holds them",
    },
    ifnGammaToM1: {
      label: "M1 drive by IFN-γ",
      value: 6e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.86 per day; M0 to M1 takes 1 per day in Ryu et al. 2025 (alpha01)",
    },
    m1IfnGammaHalf: {
      label: "IFN-γ of half M1 drive",
      value: 0.073,
      unit: "ng/mL",
      min: 0.005,
      max: 10,
      source: "IFNg_50_qspio, QSPIO-TNBC (2.9 pM, 25 kDa); 1000 times more in another code",
    },
    hypoxiaToM2: {
      label: "M2 drive by hypoxia",
      value: 6e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source:
        "assumed: 0.9 per day, three to four times k_M2_pol_qspio (0.25 per day) and 17 times slower than the 0.01 1/min of the PhysiCell grammar demo (k_M1M2)",
    },
    lactateToM2: {
      label: "M2 drive by lactate",
      value: 9e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source:
        "assumed: 1.3 per day when saturated, about 0.7 per day at the lactate of a core, so that it weighs as much as hypoxia",
    },
    m2LactateHalf: {
      label: "Lactate of half M2 drive",
      value: 4.5,
      unit: "mM",
      min: 0.5,
      max: 40,
      source: "assumed: pH 6.9; M2-like cells were enhanced at 6.8 (pH_M2, El-Kenawi et al. 2019)",
    },
    il10ToM2: {
      label: "M2 drive by IL-10",
      value: 1.7e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "k_M2_pol_qspio, QSPIO-TNBC (0.25 per day)",
    },
    m2Il10Half: {
      label: "IL-10 of half M2 drive",
      value: 0.144,
      unit: "ng/mL",
      min: 0.01,
      max: 10,
      source: "IL10_50_qspio, QSPIO-TNBC (8 pM, 18 kDa)",
    },
    csf1rReeducation: {
      label: "Re-education by CSF1R drug",
      value: 3e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source: "assumed: over two to three days, as polarization in QSPIO-TNBC (k_M2_pol_qspio)",
    },
  },
  observables: {
    m1Drive: {
      expression: "m1Basal + ifnGammaToM1*michaelis(ifnGamma, m1IfnGammaHalf)",
      label: "Drive toward M1",
      unit: "1/min",
      evidence: ["E0219"],
    },
    m2Drive: {
      expression:
        "hypoxiaToM2*hypoxia + lactateToM2*hill(lactate, m2LactateHalf, 4) + il10ToM2*michaelis(il10, m2Il10Half)",
      label: "Drive toward M2",
      unit: "1/min",
      evidence: ["E0015", "E0290", "E0324", "E0326", "E0502"],
    },
  },
  processes: [
    {
      type: "convert",
      from: "m0",
      to: "m1",
      rate: "m1Drive",
      label: "M0 to M1",
      evidence: ["E0219"],
    },
    {
      type: "convert",
      from: "m0",
      to: "m2",
      rate: "m2Drive",
      label: "M0 to M2",
      evidence: ["E0015", "E0324", "E0502"],
    },
    {
      type: "convert",
      from: "m1",
      to: "m2",
      rate: "m2Drive",
      label: "M1 to M2",
      evidence: ["E0328", "E0015", "E0324", "E0502"],
    },
    {
      type: "convert",
      from: "m2",
      to: "m1",
      rate: "m1Drive + csf1rReeducation*csf1rInhibition",
      label: "M2 to M1",
      evidence: ["E0329", "E0219", "E0566", "E0957"],
    },
  ],
} as const satisfies ModelDescription;
