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
      range: [1.1e4, 2.7e4],
      min: 5e3,
      max: 1e5,
      source:
        "0.91e-5 cm2/s in water at 37 C for mannitol, as heavy as glucose (182 Da; PMC8145727, table 1), over 2.6, by which the space between cells of brain slows diffusion (Nicholson et al. 2011, 10.1007/s00791-012-0185-9; 2 to 5 elsewhere): 2.1e4. Models use 2.2e4 to 9.8e4",
    },
    bloodGlucose: {
      label: "Glucose in blood",
      value: 5,
      unit: "mM",
      range: [3.9, 10.7],
      min: 0,
      max: 25,
      source:
        "3.9 to 5.6 mM in a fasting person (WHO, indicator 2380), 4.8 and 5.5 in rats with and without tumor that fasted for a day (Cancer Research 42:4936); fed mice have more, 8.7 to 10.7 (FVB, by the breeder Taconic)",
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
      range: [0.6, 2.7],
      min: 0,
      max: 10,
      note: "Of packed tumor without oxygen, at the glucose of healthy tissue.",
      source:
        "0.96, 0.55 and 0.45 g per h and 100 g in a carcinoma, a hepatoma and a fibrosarcoma of rats, that is 0.89, 0.51 and 0.42 mM/min; by half more, in the last by 30 % less, when blood and fluid are full of glucose for days (Cancer Research 27:1031). Tumor being half of the tissue here, 0.6 to 2.7 where it is packed. 8e-17 mol per cell and second at 4e8 cells per mL (V_cell, PhysiCell 1.14.2). Grown tumor, short of glucose, takes 0.3 mM/min; 0.22 +- 0.09 umol per min and mL measured in rat brain tumor (10.1177/0271678X221108841)",
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
        "assumed: uptake hardly falls above 2 mM and halves at a fifth of the usual level; its transporter is said to be half full at 1 to 3 mM; chick cells make as much lactate at 2 as at 16 mM (J Cell Physiol 85:635)",
    },
    usualGlucose: {
      label: "Glucose of healthy tissue",
      value: 5,
      unit: "mM",
      range: [3.9, 5.6],
      min: 3,
      max: 10,
      note: "Where the uptake is as given and nobody is short.",
      source: "as in blood, 3.9 to 5.6 mM before a meal (WHO, indicator 2380)",
    },
    divisionGlucose: {
      label: "Glucose of half division",
      value: 0.4,
      unit: "mM",
      range: [0.39, 1],
      min: 0.02,
      max: 3,
      source:
        "9L rat brain tumor cells divide as usual above 0.07 mg/mL = 0.39 mM and not at all below (Li 1982, Cancer 50:2074), CHO cells half as fast at 1 mM (10.3390/bioengineering5010025, Table 2)",
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
