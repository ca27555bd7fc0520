import type { ModuleDescription } from "../../model/description.ts";
import { cellsPerArea } from "../stroma/cell-volumes.ts";
import { neutrophilFunction } from "./neutrophil-function.ts";
import { neutrophilPolarization } from "./neutrophil-polarization.ts";

const everyPole = ["n0", "n1", "n2"] as const;

/**
 * Neutrophils patrol every tissue and are called into tumor by CXCL1/2 and IL-8. They arrive
 * unpolarized (n0) and turn, back and forth: N1 early and at the rim, N2 late and in the core
 * (neutrophil-polarization.ts). In tumor they live for days, longer where tumor vesicles reach them.
 */
export const neutrophils: ModuleDescription = {
  name: "neutrophils",
  label: "Neutrophils",
  note: "Called by CXCL1/2; N1 fight tumor at its rim, N2 feed it in its core.",
  axes: {
    neutrophils: {
      label: "N1 / N2",
      observable: "n2Share",
      newcomers: "n0",
      poles: [
        { field: "n1", label: "N1", color: "#e2d768" },
        { field: "n2", label: "N2", color: "#8f64b4" },
      ],
    },
  },
  fields: {
    n0: {
      kind: "population",
      label: "Newcomer neutrophils (N0)",
      unit: "1",
      cellVolume: "neutrophilVolume",
      diffusion: "neutrophilMotility",
      initial: "residentNeutrophils",
      color: "#7d807b",
      note: "Volume fraction of neutrophils that have not been polarized.",
    },
    n1: {
      kind: "population",
      label: "N1",
      unit: "1",
      cellVolume: "neutrophilVolume",
      diffusion: "neutrophilMotility",
      color: "#e2d768",
      note: "Volume fraction of tumor-fighting neutrophils.",
    },
    n2: {
      kind: "population",
      label: "N2",
      unit: "1",
      cellVolume: "neutrophilVolume",
      diffusion: "neutrophilMotility",
      color: "#8f64b4",
      note: "Volume fraction of tumor-helping neutrophils.",
    },
  },
  parameters: {
    residentNeutrophils: {
      label: "Neutrophils of healthy tissue",
      value: 3e-4,
      unit: "1",
      min: 0,
      max: 0.03,
      source:
        "assumed: some 12 cells of 8.5 um per mm² of a section, a few beside the vessels of healthy tissue",
    },
    neutrophilEntry: {
      label: "Neutrophil entry",
      value: 6.3e-6,
      unit: "1/min",
      min: 0,
      max: 2e-4,
      note: "Through healthy vessels at full CXCL1/2.",
      source:
        "assumed: with the death rate, neutrophils reach about a hundredth of the tissue where tumor calls by a quarter, some 400 cells per mm² of a section (5 to 25 % of the cells of lung tumors)",
    },
    neutrophilCxcl1Half: {
      label: "CXCL1/2 of half entry",
      value: 1.75,
      unit: "ng/mL",
      min: 0.2,
      max: 20,
      source:
        "assumed: 0.22 nM, as CCL2 for monocytes (CCL2_50_qspio, 0.23 nM); 0.73 by the receptor's constant (Kd_CXCL2 (MIP-2)_nlisim, 0.092 nM)",
    },
    cpgRecruitment: {
      label: "Entry added by CpG",
      value: 2,
      unit: "1",
      min: 0,
      max: 10,
      source: "assumed: the injected site calls more than the tumor does",
    },
    neutrophilDeath: {
      label: "Neutrophil death",
      value: 1.53e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source:
        "assumed: 0.22 per day, as tumor keeps them alive for days; half-lives are 13 h (d_neut, pc4covid19, 8.9e-4) and 6 h (t12_neut_nlisim, 1.9e-3) in lung",
    },
    vesicleLife: {
      label: "Life added by vesicles",
      value: 0.4,
      unit: "1",
      min: 0,
      max: 0.95,
      note: "Share of the death rate that tumor vesicles take away.",
      source: "assumed: less than half; only the direction is known",
    },
    neutrophilMotility: {
      label: "Neutrophil motility",
      value: 2.1,
      unit: "um^2/min",
      min: 0,
      max: 100,
      source:
        "assumed: with the death rate they wander sqrt(D/k) = 117 um in packed tissue; in lung they run at 19 um/min (speed_neut, pc4covid19)",
    },
    neutrophilCxcl1Sensitivity: {
      label: "Chemotaxis to CXCL1/2",
      value: 0.42,
      unit: "um^2/min/(ng/mL)",
      min: 0,
      max: 50,
      source: "assumed: 15 um per day where CXCL1/2 rises by 5 ng/mL over 200 um",
    },
    neutrophilVegfSensitivity: {
      label: "Chemotaxis to VEGF",
      value: 0.7,
      unit: "um^2/min/(ng/mL)",
      min: 0,
      max: 50,
      source: "assumed: 15 um per day where VEGF rises by 3 ng/mL over 200 um",
    },
    neutrophilCapacity: {
      label: "Densest crowd of neutrophils",
      value: 0.04,
      unit: "1",
      min: 5e-3,
      max: 0.1,
      source: "assumed: what full entry keeps up, some 1600 cells per mm² of a section",
    },
    ...neutrophilPolarization.parameters,
    ...neutrophilFunction.parameters,
  },
  observables: {
    neutrophilDensity: {
      expression: "n0 + n1 + n2",
      label: "Neutrophils",
      unit: "1",
    },
    neutrophilsPerArea: cellsPerArea("Neutrophils", "neutrophilDensity", "neutrophilVolume"),
    n2Share: {
      expression: "n2/(n1 + n2)",
      label: "N2 share",
      unit: "1",
      note: "Of the polarized neutrophils; 0 where there are none.",
    },
    ...neutrophilPolarization.observables,
    ...neutrophilFunction.observables,
  },
  contributions: [{ to: "leukocyteDensity", add: "n0 + n1 + n2" }],
  processes: [
    {
      type: "source",
      field: "n0",
      rate: "(neutrophilDeath*residentNeutrophils*min(1, perfusion) + neutrophilEntry*perfusion*(hill(cxcl1, neutrophilCxcl1Half, 2) + cpgRecruitment*cpgSignal))*(1 - tipExclusion)",
      label: "Entry of neutrophils",
      evidence: ["E0027", "E0430", "E0599"],
    },
    ...everyPole.map(
      (field) =>
        ({
          type: "loss",
          field,
          rate: "neutrophilDeath*(1 - vesicleLife*evSignal)",
          label: `Death of ${field.toUpperCase()}`,
          evidence: ["E0598"],
        }) as const,
    ),
    ...neutrophilPolarization.processes,
    ...neutrophilFunction.processes,
    ...everyPole.flatMap(
      (field) =>
        [
          {
            type: "chemotaxis",
            field,
            towards: "cxcl1",
            sensitivity: "neutrophilCxcl1Sensitivity",
            crowding: "neutrophilDensity/neutrophilCapacity",
            label: "Chemotaxis to CXCL1/2",
            evidence: ["E0376", "E0599"],
          },
          {
            type: "chemotaxis",
            field,
            towards: "vegf",
            sensitivity: "neutrophilVegfSensitivity",
            crowding: "neutrophilDensity/neutrophilCapacity",
            label: "Chemotaxis to VEGF",
            evidence: ["E0376"],
          },
        ] as const,
    ),
  ],
};
