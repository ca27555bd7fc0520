import type { ModuleDescription } from "../../model/description.ts";
import { angiogenesisParameters } from "./angiogenesis-parameters.ts";

/**
 * VEGF, mostly of hypoxic tumor, M2 and N2, drives new sprouts. They are leaky and carry less than a
 * healthy vessel, but tumor does not squeeze them shut. M1 and IFN-γ hold them back. Endothelium
 * inside tumor may turn VWF-high and carry less blood; PGF+ tip cells lead the sprouts, keep
 * leukocytes out and go with EMT.
 */
export const angiogenesis: ModuleDescription = {
  name: "angiogenesis",
  label: "Angiogenesis",
  note: "Sprouting under VEGF, VWF-high sick vessels and PGF+ tip cells.",
  fields: {
    sprout: {
      kind: "static",
      label: "Sprouts",
      unit: "1",
      color: "#ff9eb5",
      note: "Density of new leaky vessels; 1 is as dense as healthy tissue's vessels.",
    },
  },
  parameters: angiogenesisParameters,
  observables: {
    angiostasis: {
      expression:
        "angiostaticShare*max(hill(ifnGamma, angiostaticIfnGamma, 2), michaelis(m1, angiostaticM1))",
      label: "Sprouting held back",
      unit: "1",
      note: "By IFN-γ and M1.",
      evidence: ["E0014", "E0250"],
    },
    sproutDrive: {
      expression:
        "min(1, vegfSignal + plgfSprouting*tipShare + tamSprouting*(marcoTamShare + wnt5aTamShare)*m2Presence + il17Sprouting*il17Signal)*(1 - angiostasis)*(1 - tasquinimodSprouting*tasquinimodEffect)",
      label: "Drive to sprout",
      unit: "1",
      evidence: [
        ...["E0046", "E0556", "E0872", "E0921", "E0238", "E0865", "E0879", "E0734"],
        ...["E0788", "E0336", "E0747"],
      ],
    },
    sproutFlow: {
      expression: "sproutQuality*sprout",
      label: "Perfusion by sprouts",
      unit: "1",
      note: "Added to what older vessels carry.",
    },
    vesselSickness: {
      expression: "vwfPerfusionLoss*vwfHigh*hill(tumor, sickTumor, 4)",
      label: "Sick vessels",
      unit: "1",
      note: "Share of perfusion lost to VWF-high endothelium.",
      evidence: ["E0785", "E0786", "E0791", "E0792", "E0793", "E0740"],
    },
    tipShare: {
      expression: "pgfTip*vegfSignal*hill(tumor, sickTumor, 4)",
      label: "PGF+ tip cells",
      unit: "1",
      color: "#ff5f91",
      note: "Share of the endothelium that leads sprouts.",
    },
    tipEmt: {
      expression: "tipEmtShare*tipShare",
      label: "EMT by tip cells",
      unit: "1",
      evidence: ["E0731"],
    },
    tipExclusion: {
      expression: "tipExclusionShare*tipShare",
      label: "Entry barred by tip cells",
      unit: "1",
      note: "Share of leukocytes kept in the blood.",
      evidence: ["E0732"],
    },
  },
  processes: [
    {
      type: "source",
      field: "sprout",
      rate: "sprouting*sproutDrive*max(0, 1 - sprout)",
      label: "Sprouting",
      evidence: ["E0046", "E0787", "E0788"],
    },
    { type: "loss", field: "sprout", rate: "sproutRegression", label: "Regression" },
  ],
};
