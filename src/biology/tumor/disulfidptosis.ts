import type { ModuleDescription } from "../../model/description.ts";
import { tumorDeathsBut } from "./tumor-deaths.ts";
import { tagField, tagMotionAndGrowth } from "./tumor-tag.ts";

/**
 * SLC7A11 imports cystine, which the cell must reduce with what glucose gives. Cells that have much
 * of it live well until glucose runs out; then disulfides pile up and the cell collapses. The clone
 * is a mark on a part of the tumor (tumor-tag.ts), so it dies out where glucose is short: first in
 * the core, then wherever a drug shuts glucose out.
 */
export const disulfidptosis: ModuleDescription = {
  name: "disulfidptosis",
  label: "Disulfidptosis",
  note: "An SLC7A11-high clone that collapses where glucose runs out.",
  fields: {
    slcHigh: tagField(
      "SLC7A11-high tumor",
      "#feaa3e",
      "Part of the tumor that imports much cystine. A preset gives what is there at the start.",
    ),
  },
  parameters: {
    disulfidDeath: {
      label: "Death by disulfide stress",
      value: 1.1e-3,
      unit: "1/min",
      min: 0,
      max: 0.02,
      note: "Of SLC7A11-high cells without glucose.",
      source: "assumed: 1.6 per day; in culture such cells die within a day of glucose withdrawal",
    },
    disulfidGlucose: {
      label: "Glucose of half disulfide stress",
      value: 0.2,
      unit: "mM",
      min: 0.05,
      max: 5,
      source:
        "assumed: a twenty-fifth of the level of blood, below the 0.5 mM that an untreated core holds, so that it takes a blocker of glucose entry (chosen for that); in culture such cells die when glucose is withdrawn",
    },
    disulfidSteepness: {
      label: "Steepness of disulfide stress",
      value: 4,
      unit: "1",
      min: 1,
      max: 12,
      source: "assumed: as for other thresholds here; reduction fails all at once",
    },
  },
  observables: {
    slcHighShare: {
      expression: "min(1, slcHigh/tumor)",
      label: "SLC7A11-high share",
      unit: "1",
      color: "#f4a259",
    },
    disulfidStress: {
      // Without the glucose module nothing is short of glucose.
      expression: "if(fuelShortage > 0, inhibit(glucose, disulfidGlucose, disulfidSteepness), 0)",
      label: "Disulfide stress",
      unit: "1",
      evidence: ["E0805", "E0822"],
    },
    slcHighKill: {
      expression: "disulfidDeath*disulfidStress",
      label: "Death of SLC7A11-high cells",
      unit: "1/min",
      evidence: ["E0804"],
    },
    disulfidptosisKill: {
      expression: "slcHighKill*slcHighShare",
      label: "Disulfidptosis",
      unit: "1/min",
      color: "#ff2c4e",
      note: "Mean over the tumor cells at a place.",
    },
    slcOtherDeath: {
      expression: tumorDeathsBut("disulfidptosisKill"),
      label: "Other deaths of SLC7A11-high cells",
      unit: "1/min",
    },
  },
  processes: [
    {
      type: "convert",
      from: "tumor",
      to: "dead",
      rate: "disulfidptosisKill",
      label: "Disulfidptosis",
      evidence: ["E0804", "E0805", "E0806"],
    },
    ...tagMotionAndGrowth("slcHigh"),
    {
      type: "loss",
      field: "slcHigh",
      rate: "slcHighKill",
      label: "Disulfidptosis",
      evidence: ["E0806", "E0821"],
    },
    { type: "loss", field: "slcHigh", rate: "slcOtherDeath", label: "Other deaths" },
  ],
};
