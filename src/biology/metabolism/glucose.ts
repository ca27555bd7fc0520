import type { ModuleDescription } from "../../model/description.ts";

/**
 * Tumor cells ferment sugar even in air (Warburg) and more without it (Pasteur, through HIF-1α).
 * The lactate module exports what this flux leaves behind.
 */
export const glucose: ModuleDescription = {
  name: "glucose",
  label: "Glucose",
  note: "Supplied by vessels, drawn down by tumor glycolysis, most where oxygen is short.",
  fields: {
    glucose: {
      kind: "substrate",
      label: "Glucose",
      unit: "mM",
      diffusion: "glucoseDiffusion",
      initial: "bloodGlucose",
      color: "#f0e442",
    },
  },
  parameters: {
    glucoseDiffusion: {
      label: "Diffusion of glucose",
      value: 3e4,
      unit: "um^2/min",
      min: 5e3,
      max: 1e5,
      source:
        "assumed: between 2.2e4 (D_glc_resp) and 9.8e4 (D_glc_b); Robertson-Tessi et al. 2015 use 3.0e4 (from memory)",
    },
    bloodGlucose: {
      label: "Glucose in blood",
      value: 5,
      unit: "mM",
      min: 0,
      max: 25,
      source: "glc_arcade, ARCADE; 4 to 6 mM in textbooks",
    },
    glucoseExchange: {
      label: "Glucose supply by vessels",
      value: 0.5,
      unit: "1/min",
      min: 0.05,
      max: 5,
      source:
        "assumed: a tenth of the rate of oxygen, which crosses the whole wall while glucose needs its clefts; sqrt(D/k) = 245 um",
    },
    glycolysis: {
      label: "Glucose uptake by tumor",
      value: 2,
      unit: "mM/min",
      min: 0,
      max: 10,
      source:
        "assumed: 8e-17 mol per cell and second, within what cultured tumor lines show (1e-17 to 1e-16), at 4e8 cells per mL (V_cell, PhysiCell 1.14.2)",
    },
    aerobicShare: {
      label: "Glycolysis kept in air",
      value: 0.5,
      unit: "1",
      min: 0,
      max: 1,
      note: "The Warburg share; the rest is switched on by hypoxia.",
      source: "assumed: half of the full flux",
    },
    immuneGlucoseShare: {
      label: "Uptake of activated leukocytes",
      value: 0.25,
      unit: "1",
      min: 0,
      max: 2,
      note: "Relative to tumor cells at full glycolysis.",
      source: "assumed: a quarter of tumor, which holds most of the tissue's glycolysis",
    },
    halfGlucose: {
      label: "Half-saturation of uptake",
      value: 2.6,
      unit: "mM",
      min: 0.1,
      max: 10,
      source: "Km_glc_b, 0.468 g/L (T47D cells)",
    },
    divisionGlucose: {
      label: "Glucose of half division",
      value: 0.4,
      unit: "mM",
      min: 0.02,
      max: 3,
      source: "assumed: cells divide nearly as usual above 1 mM, the lowest level of common media",
    },
  },
  observables: {
    fuelShortage: {
      expression: "1 - michaelis(glucose, halfGlucose)",
      label: "Lack of glucose for glycolysis",
      unit: "1",
    },
    glucoseShortage: {
      expression: "1 - michaelis(glucose, divisionGlucose)",
      label: "Lack of glucose for division",
      unit: "1",
      evidence: ["E0023"],
    },
  },
  processes: [
    {
      type: "exchange",
      field: "glucose",
      rate: "glucoseExchange*perfusion*(1 - glutBlockade)",
      target: "bloodGlucose",
      label: "Supply by vessels",
    },
    {
      type: "loss",
      field: "glucose",
      rate: "glycolysis*tumor*(aerobicShare + (1 - aerobicShare)*hif)*(1 + il6Glycolysis)/(halfGlucose + glucose)",
      label: "Tumor glycolysis",
      evidence: ["E0116", "E0541", "E0789"],
    },
    {
      // Attacking cells of the immune system burn sugar too: M1 macrophages and effector T cells.
      type: "loss",
      field: "glucose",
      rate: "glycolysis*immuneGlucoseShare*(m1 + cd8Eff + th1 + nkActive)/(halfGlucose + glucose)",
      label: "Uptake by activated leukocytes",
    },
  ],
};
