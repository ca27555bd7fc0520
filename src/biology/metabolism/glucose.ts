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
      value: 2e4,
      unit: "um^2/min",
      min: 5e3,
      max: 1e5,
      source:
        "assumed: a third of its diffusion in water, as tissue hinders it; models use 2.2e4 to 9.8e4, spheroids of EMT6 are said to have 7e3",
    },
    bloodGlucose: {
      label: "Glucose in blood",
      value: 5,
      unit: "mM",
      range: [4.3, 5.7],
      min: 0,
      max: 25,
      source:
        "between 4.8 and 5.5 mM (85.8 +- 8.1 and 98.2 +- 4.0 mg per dL) in the plasma of fasting rats with and without a tumor (Cancer Research 1982;42:4936)",
    },
    glucoseExchange: {
      label: "Glucose supply by vessels",
      value: 0.12,
      unit: "1/min",
      range: [0.08, 0.16],
      min: 0.01,
      max: 2,
      source:
        "0.12 +- 0.04 mL per min and mL by diffusion from blood into tumor (rat brain, CESL-MRI, 10.1177/0271678X221108841)",
    },
    glycolysis: {
      label: "Glucose uptake by tumor",
      value: 2,
      unit: "mM/min",
      min: 0,
      max: 10,
      note: "Of packed tumor without oxygen, at the glucose of healthy tissue.",
      source:
        "fitted: grown tumor, half of the tissue and short of glucose, then takes 0.3 mM/min; 0.22 +- 0.09 umol per min and mL in rat brain tumor (10.1177/0271678X221108841), 0.42 to 0.89 in three tumors of rats (0.45 to 0.96 g per hour and 100 g, Cancer Research 1967;27:1031). It is 8e-17 mol per cell and second at 4e8 cells per mL (V_cell, PhysiCell 1.14.2), within what cultured lines show (1e-17 to 1e-16)",
    },
    aerobicShare: {
      label: "Glycolysis kept in air",
      value: 0.7,
      unit: "1",
      min: 0,
      max: 1,
      note: "The Warburg share; the rest is switched on by hypoxia.",
      source:
        "EMT6 took 40 % more glucose when oxygen fell from 0.21 to 0.023 mM (Casciari et al. 1992): 1/1.4",
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
      value: 1,
      unit: "mM",
      min: 0.02,
      max: 10,
      source:
        "assumed: uptake hardly falls above 2 mM and halves at a fifth of the usual level; its transporter is said to be half full at 1 to 3 mM",
    },
    usualGlucose: {
      label: "Glucose of healthy tissue",
      value: 5,
      unit: "mM",
      range: [3.9, 5.6],
      min: 3,
      max: 10,
      note: "Where the uptake is as given and nobody is short.",
      source: "as in blood, 3.9 to 5.6 mM before a meal (textbook)",
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
    glucoseDemand: {
      expression: "(1 + halfGlucose/usualGlucose)/(halfGlucose + glucose)",
      label: "Flux per glucose",
      unit: "1/mM",
      note: "Times glucose: 1 at the usual glucose, saturating above.",
    },
    fuelShortage: {
      expression: "max(0, 1 - glucoseDemand*glucose)",
      label: "Lack of glucose for glycolysis",
      unit: "1",
      note: "Share of the flux at the usual glucose that is missing; 0 in healthy tissue.",
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
      rate: "glycolysis*tumor*(aerobicShare + (1 - aerobicShare)*hif)*(1 + il6Glycolysis)*glucoseDemand",
      label: "Tumor glycolysis",
      evidence: ["E0116", "E0541", "E0789"],
    },
    {
      // Attacking cells of the immune system burn sugar too: M1 macrophages and effector T cells.
      type: "loss",
      field: "glucose",
      rate: "glycolysis*immuneGlucoseShare*(m1 + cd8Eff + th1 + nkActive)*glucoseDemand",
      label: "Uptake by activated leukocytes",
    },
  ],
};
