import type { ModuleDescription } from "../../model/description.ts";
import { oxygenParameters } from "./oxygen-parameters.ts";

/**
 * Oxygen leaves the blood, crosses 100 to 180 um of tissue and is burned. Capillaries supply it as a
 * continuum (a Krogh cylinder around each), larger vessels through their wall. What its lack means to
 * a cell is said here once, as three observables that other modules name; without this module they
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
  parameters: oxygenParameters,
  observables: {
    hif: {
      expression:
        "(1 - hifInhibition)*min(1, hypoxia + hifAcid*acidity + hifTgfBeta*tgfBetaSignal + succinateHif + krasHif)",
      label: "HIF-1α activity",
      unit: "1",
      color: "#d35a78",
      note: "Switched on by hypoxia, and also by acid, TGF-β, succinate and KRAS; a drug lowers it.",
      evidence: ["E0143", "E0511", "E0907", "E0147"],
    },
    hypoxia: {
      expression: "inhibit(oxygen, hypoxicOxygen, 4)",
      label: "Hypoxia",
      unit: "1",
      color: "#ffb007",
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
    respiration: {
      expression:
        "oxygenSolubility*(tissueOxygenUse*oxygen + oxygenUptake*(tumor + immuneOxygenShare*leukocyteDensity)*michaelis(oxygen, halfOxygen))",
      label: "Respiration",
      unit: "mM/min",
      note: "Oxygen that is burned, and about the carbon dioxide that it becomes.",
    },
  },
  processes: [
    {
      type: "exchange",
      field: "oxygen",
      rate: "oxygenExchange*capillaryPerfusion + trunkOxygenExchange*trunk*vesselFunction",
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
