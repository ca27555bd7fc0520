import type { ModelDescription } from "../../model/description.ts";

/**
 * The acid of fermentation and respiration, as mM of bicarbonate that it has used up beyond blood's.
 * Mobile buffers carry it, and the flow of blood through capillaries takes it off: larger vessels
 * give oxygen through their wall, but are mostly conduits for what flow must carry. So pH follows neither
 * lactate nor oxygen, and beside a larger vessel the two go apart (Helmlinger et al. 1997). pH is
 * read by the Henderson-Hasselbalch equation, pK + log10(bicarbonate/carbon dioxide), in which part
 * of the carbon dioxide that acid sets free stays.
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
      value: 1.2e4,
      unit: "um^2/min",
      range: [8.6e3, 3e4],
      min: 5e3,
      max: 1e5,
      note: "On bicarbonate and carbon dioxide.",
      source:
        "protons in buffered heart cells of rabbits, 21.9e-7 cm2/s = 1.3e4 (PMC2290312), and of guinea pigs, 14.4e-7, with mobile buffers 33e-7 (Swietach et al. 2005, 10.1529/biophysj.104.051391); 5e-6 in Gatenby and Gawlinski 1996",
    },
    acidExchange: {
      label: "Acid clearance by capillaries",
      value: 0.15,
      unit: "1/min",
      range: [0.1, 0.15],
      min: 0.01,
      max: 1,
      source:
        "assumed: about the flow of blood through tissue, 0.15 mL per mL and min, which carries it off; tumor then stands at pH 6.6 to 7.0, as measured (PMC3718046); 0.1 to 0.15 were tried",
    },
    trunkAcidShare: {
      label: "Acid clearance by larger vessels",
      value: 0.2,
      unit: "1",
      min: 0,
      max: 1,
      note: "Relative to their other exchange.",
      source:
        "assumed: as much as capillaries of healthy tissue in their place would; little is known but that pH and oxygen go apart around well perfused vessels (Helmlinger et al. 1997, 10.1038/nm0297-177)",
    },
    bicarbonate: {
      label: "Bicarbonate of blood",
      value: 24,
      unit: "mM",
      range: [22, 28],
      min: 10,
      max: 40,
      source: "textbook; 22 to 28",
    },
    carbonDioxide: {
      label: "Carbon dioxide of blood",
      value: 1.2,
      unit: "mM",
      range: [1.05, 1.35],
      min: 0.5,
      max: 3,
      source: "textbook: 40 mmHg, 35 to 45, at 0.03 mM/mmHg",
    },
    carbonPK: {
      label: "pK of carbon dioxide",
      value: 6.1,
      unit: "1",
      min: 6,
      max: 6.2,
      source: "textbook",
    },
    lacticPK: {
      label: "pK of lactic acid",
      value: 3.86,
      unit: "1",
      min: 3.7,
      max: 4,
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
      range: [6.5, 7],
      min: 6,
      max: 7.2,
      source:
        "between 6.5 and 7: above the pH of 6 to 6.5 at which human and mouse CD8 T cells are anergic (Calcinotto et al. 2012, Cancer Research 72:2746); NK cells do less at 6.7 and 6.4 (PMID 1860735), killers lose up to 70 % of their lysis between 6.8 and 5.8 (Severin et al., 10.1159/000217905), and at 7.0 T cells still grow better than at 7.4 (Carswell and Papoutsakis 2000, 10.1097/00002371-200011000-00008)",
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
    lacticAcid: {
      expression: "lactate*exp(log(10)*(lacticPK - pH))",
      label: "Lactic acid",
      unit: "mM",
      note: "Not dissociated: goes with the product of lactate and protons, as does what the symporter MCT1 carries into a cell.",
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
      rate: "acidExchange*(capillaryPerfusion + trunkAcidShare*trunkPerfusion)",
      target: "0",
      label: "Clearance by vessels",
    },
  ],
} as const satisfies ModelDescription;
