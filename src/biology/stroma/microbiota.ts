import type { ModuleDescription } from "../../model/description.ts";

/**
 * Bacteria live in patches of the tissue, which a preset draws. Myeloid cells there answer with
 * IL-1β, IL-23 and TNF-α, which feed γδ T cells of the IL-17 kind. Whether a person's bacteria help
 * or hinder checkpoint drugs is not settled: the direction is a slider that starts in the middle.
 */
export const microbiota: ModuleDescription = {
  name: "microbiota",
  label: "Microbiota",
  note: "Patches of bacteria that stir inflammation and feed IL-17 γδ T cells; antibiotics silence them.",
  fields: {
    microbiota: {
      kind: "static",
      label: "Bacteria",
      unit: "1",
      color: "#b8e04a",
      note: "Density of bacteria; 1 is a rich patch.",
    },
  },
  parameters: {
    microbiotaAntibiotic: {
      label: "Antibiotic effect on bacteria",
      value: 0.9,
      unit: "1",
      min: 0,
      max: 1,
      note: "Share of their signal that a full dose silences.",
      source: "assumed: most of it, not all",
    },
    microbiotaSign: {
      label: "Bacteria and checkpoint drugs",
      value: 0,
      unit: "1",
      min: -1,
      max: 1,
      note: "-1 hinders, 1 helps the response to PD-1 and PD-L1 drugs.",
      source: "control; an altered response is reported without its direction",
    },
    microbiotaWeight: {
      label: "Size of that effect",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 0.5,
      source: "assumed: a third of the drug's block, enough to be seen",
    },
    microbiotaTnf: {
      label: "TNF-α called up by bacteria",
      value: 0.01,
      unit: "ng/mL/min",
      min: 0,
      max: 1,
      note: "In a rich patch.",
      source:
        "assumed: where TNF-α lives for an hour, about 0.6 ng/mL, half of what turns M1 half on",
    },
  },
  observables: {
    microbiotaSignal: {
      expression: "min(1, microbiota)*(1 - microbiotaAntibiotic*antibioticEffect)",
      label: "Bacterial signal",
      unit: "1",
      color: "#89992d",
      note: "LPS, and the IL-1β and IL-23 of myeloid cells that meet it.",
      evidence: ["E0657", "E0658", "E0659"],
    },
    microbiotaCheckpoint: {
      expression:
        "microbiotaSign*microbiotaWeight*min(1, 10*mean(microbiota))*(1 - microbiotaAntibiotic*antibioticEffect)",
      label: "Bacteria's effect on checkpoint block",
      unit: "1",
      note: "Added, as a share, to the block; the same everywhere.",
      evidence: ["E0815", "E0816"],
    },
  },
  processes: [
    {
      type: "source",
      field: "tnf",
      rate: "tnfScale*microbiotaTnf*microbiotaSignal",
      label: "Called up by LPS",
      evidence: ["E0095"],
    },
  ],
};
