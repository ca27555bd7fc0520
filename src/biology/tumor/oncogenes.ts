import type { ModuleDescription } from "../../model/description.ts";

/**
 * Two oncogenes that act on the surroundings, each from 0 (silent) to 1 (fully active). Mutant KRAS
 * steadies HIF-1α, adds lactate and calls MDSC by GM-CSF; MUC1-C takes the interferon route to IDO
 * and COX-2. What they drive is computed in the modules of those molecules.
 */
export const oncogenes: ModuleDescription = {
  name: "oncogenes",
  label: "KRAS and MUC1-C",
  note: "Two switches of the tumor that change HIF-1α, lactate, MDSC, IDO and COX-2.",
  parameters: {
    krasActivity: {
      label: "Mutant KRAS",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      source: "control",
    },
    muc1cActivity: {
      label: "MUC1-C",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      source: "control",
    },
    krasHifShare: {
      label: "HIF-1α added by KRAS",
      value: 0.2,
      unit: "1",
      min: 0,
      max: 1,
      source:
        "assumed: a fifth of full hypoxia, so that it shows in air and changes little in a core",
    },
    krasLactateShare: {
      label: "Lactate added by KRAS",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 2,
      note: "As a share of the export without it.",
      source: "assumed: a third more, which leaves the oxygen of the tissue as it was",
    },
  },
  observables: {
    krasHif: {
      expression: "krasHifShare*krasActivity*(tumor > 0)",
      label: "HIF-1α by KRAS",
      unit: "1",
      evidence: ["E0508"],
    },
    krasLactate: {
      expression: "krasLactateShare*krasActivity",
      label: "Lactate by KRAS",
      unit: "1",
      evidence: ["E0510"],
    },
    krasCsf: {
      expression: "krasActivity",
      label: "GM-CSF by KRAS",
      unit: "1",
      note: "0 to 1; calls MDSC where their module is chosen.",
      evidence: ["E0509"],
    },
  },
};
