import type { ModuleDescription } from "../../model/description.ts";

/**
 * Radiofrequency heat kills the center of a tumor and singes a ring around it. Singed cells live on,
 * helped for about two weeks by inflammation, hypoxia, non-coding RNA and autophagy: they divide
 * faster, are fed by damaged vessels, withstand lymphocytes and call myeloid cells. A preset's
 * interventions cut the center and set `thermalStress` in the ring; an anti-inflammatory drug takes
 * most of the rest away.
 */
export const ablation: ModuleDescription = {
  name: "ablation",
  label: "Insufficient ablation",
  note: "Sublethal heat around an ablated center, and the rebound of what it leaves alive.",
  fields: {
    thermalStress: {
      kind: "static",
      label: "Heat stress",
      unit: "1",
      color: "#ff5400",
      note: "1 is just survived; set by an intervention.",
    },
  },
  parameters: {
    stressRelief: {
      label: "Fading of heat stress",
      value: 4.9e-5,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source: "assumed: 0.07 per day, so that it is gone in a few weeks",
    },
    stressGrowthBoost: {
      label: "Growth added by heat stress",
      value: 1.8,
      unit: "1",
      min: 0,
      max: 5,
      source: "assumed: nearly threefold where heat was just survived; only the direction is known",
    },
    stressVesselLoss: {
      label: "Perfusion lost to heat",
      value: 0.35,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: a third, by clots and swelling",
    },
    stressDrugRelief: {
      label: "Stress that a drug takes away",
      value: 0.9,
      unit: "1",
      min: 0,
      max: 1,
      note: "By a full dose of anti-inflammatory drug.",
      source: "assumed: nearly all, as the pairing is said to stop the rebound",
    },
  },
  observables: {
    stressInflammation: {
      expression: "min(1, thermalStress)*(1 - stressDrugRelief*antiInflammatory)",
      label: "Inflammation by heat",
      unit: "1",
      color: "#d34200",
      note: "What is left of heat stress under an anti-inflammatory drug.",
      evidence: ["E0795", "E0823", "E0824"],
    },
    stressGrowth: {
      expression: "stressGrowthBoost*stressInflammation",
      label: "Growth by heat stress",
      unit: "1",
      evidence: ["E0794", "E0799", "E0803", "E0797", "E0800"],
    },
    stressPerfusionLoss: {
      expression: "stressVesselLoss*stressInflammation",
      label: "Perfusion lost to heat",
      unit: "1",
      evidence: ["E0796", "E0802"],
    },
    stressProtection: {
      expression: "stressInflammation",
      label: "Shelter by heat stress",
      unit: "1",
      note: "Autophagy and other defenses of singed cells, 0 to 1.",
      evidence: ["E0798", "E0801"],
    },
  },
  processes: [{ type: "loss", field: "thermalStress", rate: "stressRelief", label: "Fading" }],
};
