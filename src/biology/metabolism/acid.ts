import type { ModelDescription } from "../../model/description.ts";

/**
 * The acid of fermentation and respiration, as mM of bicarbonate that it has used up beyond blood's.
 * Mobile buffers carry it, faster than lactate moves, and blood takes it at a pace of its own, so that
 * pH follows neither lactate nor oxygen alone. pH is read by the Henderson-Hasselbalch equation,
 * pK + log10(bicarbonate/carbon dioxide), with the part of the carbon dioxide set free that stays.
 */
export const acid = {
  fields: {
    acid: {
      kind: "substrate",
      label: "Acid",
      unit: "mM",
      diffusion: "acidDiffusion",
      color: "#d55e00",
      note: "Protons on mobile buffers, beyond those of blood.",
    },
  },
  parameters: {
    acidDiffusion: {
      label: "Diffusion of acid",
      value: 2e4,
      unit: "um^2/min",
      min: 5e3,
      max: 1e5,
      note: "On bicarbonate and carbon dioxide.",
      source:
        "assumed: half of carbon dioxide's 4.4e4 (7.4e-10 m2/s in published models), as bicarbonate is slower; free protons carry next to nothing (Swietach 2019, 10.1007/s10555-018-09778-x)",
    },
    acidExchange: {
      label: "Acid clearance by vessels",
      value: 0.09,
      unit: "1/min",
      min: 0.01,
      max: 1,
      source:
        "assumed: about the flow of blood through tissue, 0.1 mL per mL and min, which carries it off; tumor then stands at pH 6.6 to 7.0, as measured (PMC3718046)",
    },
    bicarbonate: {
      label: "Bicarbonate of blood",
      value: 24,
      unit: "mM",
      min: 10,
      max: 40,
      source: "textbook",
    },
    carbonDioxide: {
      label: "Carbon dioxide of blood",
      value: 1.2,
      unit: "mM",
      min: 0.5,
      max: 3,
      source: "textbook: 40 mmHg, 0.03 mM/mmHg",
    },
    carbonPK: {
      label: "pK of carbon dioxide",
      value: 6.1,
      unit: "1",
      min: 6,
      max: 6.2,
      source: "textbook",
    },
    trappedCarbonShare: {
      label: "Carbon dioxide that stays",
      value: 0.1,
      unit: "1",
      min: 0,
      max: 1,
      note: "Of what acid sets free from bicarbonate; 0 is an open buffer, 1 a closed one.",
      source:
        "assumed: a tumor that has lost 10 mM of bicarbonate then holds twice blood's carbon dioxide",
    },
    acidHalfPH: {
      label: "pH of half acid stress",
      value: 6.7,
      unit: "1",
      min: 6,
      max: 7.2,
      source:
        "assumed: above the pH of 6 to 6.5 at which human and mouse CD8 T cells are anergic (Calcinotto et al. 2012, Cancer Research 72:2746)",
    },
    acidSteepness: {
      label: "Steepness of acid stress",
      value: 3,
      unit: "1",
      min: 1,
      max: 8,
      note: "Hill coefficient in protons.",
      source: "assumed: 0.01 at the pH of healthy tissue and 0.8 at 6.5",
    },
  },
  observables: {
    pH: {
      expression:
        "clamp(carbonPK + log(max(0, bicarbonate - acid)/(carbonDioxide + trappedCarbonShare*max(0, acid)))/log(10), 5.5, 7.6)",
      label: "pH",
      unit: "1",
      evidence: ["E0115"],
    },
    acidity: {
      expression: "1/(1 + exp(log(10)*acidSteepness*(pH - acidHalfPH)))",
      label: "Acid stress",
      unit: "1",
      color: "#e69f00",
      note: "0 in healthy tissue, 1/2 at the pH that halves what T and NK cells can do.",
      evidence: ["E0115"],
    },
  },
  processes: [
    {
      type: "source",
      field: "acid",
      rate: "lactateRelease + respiration",
      label: "Acid of fermentation and respiration",
    },
    {
      type: "exchange",
      field: "acid",
      rate: "acidExchange*perfusion",
      target: "0",
      label: "Clearance by vessels",
    },
  ],
} as const satisfies ModelDescription;
