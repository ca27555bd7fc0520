import type { ModuleDescription } from "../../model/description.ts";
import { dendriticMaturation } from "./dendritic-maturation.ts";

const everyState = ["dcImm", "dcMat", "dcTol"] as const;

/**
 * Conventional dendritic cells (cDC1 and cDC2) are a hundredth of the tissue. They arrive immature;
 * danger signals mature them, tumor products make them tolerogenic, and both keep turning them
 * (dendritic-maturation.ts). What the lymph node reads is the mature share, dcMaturity. The few that
 * leave for the node are not taken out.
 */
export const dendriticCells: ModuleDescription = {
  name: "dendritic-cells",
  label: "Dendritic cells",
  note: "Immature newcomers that mature on danger signals or turn tolerogenic in tumor.",
  axes: {
    dendritic: {
      label: "Immature / mature / tolerogenic",
      observable: "dcMaturity",
      newcomers: "dcImm",
      poles: [
        { field: "dcImm", label: "Immature", color: "#b9b9b5" },
        { field: "dcMat", label: "Mature", color: "#f4d15e" },
        { field: "dcTol", label: "Tolerogenic", color: "#8d97b5" },
      ],
    },
  },
  fields: {
    dcImm: {
      kind: "population",
      label: "Immature dendritic cells",
      unit: "1",
      cellVolume: "dendriticVolume",
      diffusion: "dendriticMotility",
      initial: "0.7*residentDendritic",
      color: "#b9b9b5",
      note: "Volume fraction of dendritic cells that sample but do not prime.",
    },
    dcMat: {
      kind: "population",
      label: "Mature dendritic cells",
      unit: "1",
      cellVolume: "dendriticVolume",
      diffusion: "dendriticMotility",
      initial: "0.3*residentDendritic",
      color: "#f4d15e",
      note: "Volume fraction of dendritic cells that prime T cells.",
    },
    dcTol: {
      kind: "population",
      label: "Tolerogenic dendritic cells",
      unit: "1",
      cellVolume: "dendriticVolume",
      diffusion: "dendriticMotility",
      color: "#8d97b5",
      note: "Volume fraction of dendritic cells that tumor has silenced.",
    },
  },
  parameters: {
    residentDendritic: {
      label: "Dendritic cells of tissue",
      value: 1e-3,
      unit: "1",
      min: 0,
      max: 5e-3,
      note: "Density that healthy vessels keep up.",
      source:
        "assumed: 0.1 % of tissue, as 4e5 per mL in tumor (APC0_T_qspio), 0.05 to 0.1 % by volume without their processes",
    },
    dendriticTurnover: {
      label: "Turnover of dendritic cells",
      value: 3.5e-5,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source:
        "assumed: 0.05 per day; death 0.01 to 0.02 per day (k_APC_death_qspio, k_mAPC_death_qspio), migration of mature cells to the node faster (k_APC_mig_qspio, 4 per day)",
    },
    dendriticEp4: {
      label: "Entry added by EP4 antagonist",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 3,
      source: "assumed: a third more; only the direction is known",
    },
    dendriticMotility: {
      label: "Motility of dendritic cells",
      value: 2.1,
      unit: "um^2/min",
      min: 0,
      max: 50,
      source:
        "assumed: v^2 T/2 of 2 um/min (speed_DC, pc4covid19; speed_DC_pdac 2.1) and a persistence of 1 min in packed tissue",
    },
    ...dendriticMaturation.parameters,
  },
  observables: {
    dcDensity: {
      expression: "dcImm + dcMat + dcTol",
      label: "Dendritic cells",
      unit: "1",
    },
    dcMaturity: {
      expression: "dcMat/(dcImm + dcMat + dcTol)",
      label: "Dendritic maturity",
      unit: "1",
      note: "Mature share of the dendritic cells; 0 where there are none.",
    },
    ...dendriticMaturation.observables,
  },
  contributions: [{ to: "leukocyteDensity", add: "dcImm + dcMat + dcTol" }],
  processes: [
    {
      type: "source",
      field: "dcImm",
      rate: "dendriticTurnover*residentDendritic*min(1, perfusion)*(1 - tipExclusion)*(1 + dendriticEp4*ep4Blockade)",
      label: "Entry of dendritic cells",
      evidence: ["E0427"],
    },
    ...everyState.map(
      (field) =>
        ({
          type: "loss",
          field,
          rate: "dendriticTurnover",
          label: "Turnover",
        }) as const,
    ),
    ...dendriticMaturation.processes,
  ],
};
