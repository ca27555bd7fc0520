import type { ModuleDescription } from "../../model/description.ts";

/**
 * Oxygen leaves the blood, crosses 100 to 200 um of tissue and is burned. What its lack means to a
 * cell is said here once, as three observables that other modules name; without this module they
 * are worth 0 and nobody is short of oxygen.
 */
export const oxygen: ModuleDescription = {
  name: "oxygen",
  label: "Oxygen",
  note: "Supplied by vessels, burned by tumor and immune cells. Gives the hypoxia that drives much of the rest.",
  fields: {
    oxygen: {
      kind: "substrate",
      label: "Oxygen",
      unit: "mmHg",
      diffusion: "oxygenDiffusion",
      initial: "bloodOxygen",
      color: "#56b4e9",
      note: "Partial pressure of oxygen.",
    },
  },
  parameters: {
    oxygenDiffusion: {
      label: "Diffusion of oxygen",
      value: 1e5,
      unit: "um^2/min",
      min: 5e4,
      max: 2e5,
      source:
        "D_O2, PhysiCell 1.14.2; 1.05e5 in SPQSP_PDAC (D_O2_pdac), 1.2e5 in ARCADE (D_O2_arcade)",
    },
    bloodOxygen: {
      label: "Oxygen in blood",
      value: 38,
      unit: "mmHg",
      min: 5,
      max: 160,
      source: "pO2_bc, PhysiCell 1.14.2 (range 20 to 60); 50 mmHg in SPQSP_PDAC (O2_vessel)",
    },
    oxygenExchange: {
      label: "Oxygen supply by vessels",
      value: 5,
      unit: "1/min",
      min: 0.5,
      max: 20,
      source:
        "assumed: sqrt(D/k) = 140 um, the tissue that a vessel feeds (remembered cord radius 145 to 180 um, corona_TG); healthy tissue then stands at 37 mmHg, packed tumor with all its vessels at about 10",
    },
    oxygenUptake: {
      label: "Oxygen uptake by tumor",
      value: 250,
      unit: "mmHg/min",
      min: 20,
      max: 1500,
      source:
        "assumed: 10 1/min (U_O2, PhysiCell 1.14.2) at 25 mmHg; sqrt(2 D 38/250) = 174 um is then the depth that can be fed, remembered cords are 145 to 180 um (corona_TG)",
    },
    halfOxygen: {
      label: "Half-saturation of uptake",
      value: 1.5,
      unit: "mmHg",
      min: 0.2,
      max: 10,
      source:
        "assumed: twice the enzyme's 0.76 mmHg (Km_O2_b, 3.2e-5 g/L), since a cell's mitochondria see less than its surface",
    },
    immuneOxygenShare: {
      label: "Uptake of immune cells",
      value: 0.1,
      unit: "1",
      min: 0,
      max: 1,
      note: "Relative to tumor cells.",
      source: "U_O2_immune_rel, PhysiCell 1.14.2",
    },
    tissueOxygenUse: {
      label: "Uptake of other tissue",
      value: 0.1,
      unit: "1/min",
      min: 0,
      max: 1,
      source: "lambda_O2, PhysiCell 1.14.2",
    },
    hypoxicOxygen: {
      label: "Oxygen of half HIF response",
      value: 8,
      unit: "mmHg",
      min: 1,
      max: 20,
      source: "o2_hypoxic_response, PhysiCell 1.14.2; about 1 % oxygen (hypoxia_th, SPQSP_PDAC)",
    },
    hifAcid: {
      label: "HIF by acid",
      value: 0.25,
      unit: "1",
      min: 0,
      max: 1,
      source:
        "assumed: lactate adds a quarter of what full hypoxia does; only the direction is known",
    },
    hifTgfBeta: {
      label: "HIF by TGF-β",
      value: 0.05,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: small beside hypoxia; only the direction is known",
    },
    divisionOxygen: {
      label: "Oxygen of half division",
      value: 8,
      unit: "mmHg",
      min: 2,
      max: 40,
      source:
        "assumed: where HIF-1α is half on, division is halved too; the half-maximum of 21.5 mmHg in PhysiCell 1.14.2 (O2_half_cycle) is for cells that saturate at the 160 mmHg of air, and no division below 5 mmHg (o2_proliferation_threshold). The Hill coefficient of 4 is softened to 2, since a voxel holds many cells",
    },
    necrosisOxygen: {
      label: "Oxygen of half necrosis",
      value: 2.5,
      unit: "mmHg",
      min: 0.5,
      max: 10,
      source:
        "assumed: between full necrosis at 2.5 mmHg (o2_necrosis_max) and half at 3.75 (O2_half_necrosis), both PhysiCell 1.14.2, which start from 38 mmHg of medium and not from tissue",
    },
  },
  observables: {
    hif: {
      expression:
        "(1 - hifInhibition)*min(1, hypoxia + hifAcid*acidity + hifTgfBeta*tgfBetaSignal + succinateHif + krasHif)",
      label: "HIF-1α activity",
      unit: "1",
      color: "#7b61ff",
      note: "Switched on by hypoxia, and also by acid, TGF-β, succinate and KRAS; a drug lowers it.",
      evidence: ["E0143", "E0511", "E0907", "E0147"],
    },
    hypoxia: {
      expression: "inhibit(oxygen, hypoxicOxygen, 4)",
      label: "Hypoxia",
      unit: "1",
      color: "#7b61ff",
      note: "Share of the full HIF-1α response that lack of oxygen alone gives.",
      evidence: ["E0143", "E0259"],
    },
    oxygenShortage: {
      expression: "inhibit(oxygen, divisionOxygen, 2)",
      label: "Lack of oxygen for division",
      unit: "1",
      evidence: ["E0022"],
    },
    anoxia: {
      expression: "inhibit(oxygen, necrosisOxygen, 8)",
      label: "Lethal lack of oxygen",
      unit: "1",
    },
  },
  processes: [
    {
      type: "exchange",
      field: "oxygen",
      rate: "oxygenExchange*perfusion",
      target: "bloodOxygen",
      label: "Supply by vessels",
      evidence: ["E0260"],
    },
    {
      type: "loss",
      field: "oxygen",
      rate: "tissueOxygenUse",
      label: "Uptake of other tissue",
    },
    {
      type: "loss",
      field: "oxygen",
      rate: "oxygenUptake*tumor/(halfOxygen + oxygen)",
      label: "Uptake by tumor",
      evidence: ["E0261"],
    },
    {
      type: "loss",
      field: "oxygen",
      rate: "oxygenUptake*immuneOxygenShare*leukocyteDensity/(halfOxygen + oxygen)",
      label: "Uptake by leukocytes",
    },
  ],
};
