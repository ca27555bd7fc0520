import { antibody } from "./antibody.ts";

/**
 * An antibody that kills Treg. Against CD25 it kills them everywhere; against CCR8 only those of the
 * tumor, which spares the rest of the body (module immune-toxicity). How fast Treg die, and what
 * takes their place, stand in the modules treg and treg-compensation.
 */
export const tregDepletion = antibody({
  name: "treg-depletion",
  title: "Treg depletion",
  label: "Treg antibody",
  note: "Antibody that kills Treg; with tregAntibodyCcr8 at 1 it is one against CCR8, which spares Treg outside the tumor.",
  field: "tregAntibody",
  color: "#ff8fab",
  effect: {
    observable: "tregDepletion",
    label: "Treg depletion",
    evidence: ["E0485", "E0476"],
  },
  more: {
    parameters: {
      tregAntibodyCcr8: {
        label: "Selectivity for tumor Treg",
        value: 0,
        unit: "1",
        min: 0,
        max: 1,
        note: "0: against CD25, every Treg; 1: against CCR8, Treg of the tumor only.",
        source: "control",
      },
    },
  },
});
