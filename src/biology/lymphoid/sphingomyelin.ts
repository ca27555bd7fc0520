import type { ModuleDescription } from "../../model/description.ts";

/**
 * NK cells need sphingomyelin for the protrusions by which they touch tumor. Tumor disturbs their
 * serine, from which it is made, and so thins their membranes; a sphingomyelinase inhibitor keeps
 * what there is.
 */
export const sphingomyelin: ModuleDescription = {
  name: "sphingomyelin",
  label: "Sphingomyelin of NK cells",
  note: "Tumor thins the membranes of NK cells by disturbing serine; a sphingomyelinase drug restores them.",
  parameters: {
    serineDisturbance: {
      label: "Disturbance of serine",
      value: 1,
      unit: "1",
      min: 0,
      max: 1,
      note: "0: NK cells have all the serine they need.",
      source: "control",
    },
    serineTumorHalf: {
      label: "Tumor of half disturbance",
      value: 0.1,
      unit: "1",
      min: 0.01,
      max: 1,
      source:
        "assumed: a tenth of tumor is enough, so that the loss is nearly full in packed tumor",
    },
  },
  observables: {
    membraneThinning: {
      expression: "serineDisturbance*michaelis(tumor, serineTumorHalf)*(1 - smaseInhibition)",
      label: "Thinning of NK membranes",
      unit: "1",
      color: "#c04a98",
      note: "0 in healthy tissue, 1 without sphingomyelin for protrusions.",
      evidence: ["E0298", "E0299", "E0301"],
    },
  },
};
