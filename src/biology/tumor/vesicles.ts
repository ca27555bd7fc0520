import type { ModuleDescription } from "../../model/description.ts";

/**
 * Tumor cells shed two kinds of vesicles. TRAPs are autophagosomes: B cells and macrophages that eat
 * them answer with IL-10 and PD-L1. Exosome-like vesicles (EV) turn neutrophils to N2 and let them
 * live longer. Particles of 0.1 to 0.5 um creep through matrix and are eaten on their way, so both
 * stay within a few cells of where they are shed. What they do to a cell is in that cell's module.
 */
export const vesicles: ModuleDescription = {
  name: "vesicles",
  label: "Tumor vesicles",
  note: "TRAPs and exosomes from tumor, eaten nearby by macrophages, B cells and neutrophils.",
  fields: {
    trap: {
      kind: "substrate",
      label: "TRAPs",
      unit: "ug/mL",
      diffusion: "vesicleDiffusion",
      color: "#a75af4",
      note: "Vesicle protein of tumor autophagosomes.",
    },
    tumorEv: {
      kind: "substrate",
      label: "Tumor EV",
      unit: "ug/mL",
      diffusion: "vesicleDiffusion",
      color: "#5390d9",
      note: "Vesicle protein of exosomes.",
    },
  },
  parameters: {
    vesicleDiffusion: {
      label: "Diffusion of vesicles",
      value: 20,
      unit: "um^2/min",
      min: 1,
      max: 300,
      source:
        "assumed: a twentieth of the 400 um^2/min of a sphere 0.1 um across in water (Stokes-Einstein), as matrix holds back what is near its mesh width",
    },
    vesicleDecay: {
      label: "Decay of vesicles",
      value: 7e-3,
      unit: "1/min",
      min: 1e-4,
      max: 0.1,
      source:
        "assumed: taken up by any cell within hours; sqrt(D/k) = 53 um where no eater is near",
    },
    vesicleUptake: {
      label: "Uptake of vesicles",
      value: 0.05,
      unit: "1/min",
      min: 0,
      max: 1,
      note: "By macrophages, B cells and neutrophils at a density of 1.",
      source:
        "assumed: as fast as cytokines by their receptors; 30 um where eaters are a third of the tissue",
    },
    trapRelease: {
      label: "TRAPs from tumor",
      value: 0.4,
      unit: "ug/mL/min",
      min: 0,
      max: 10,
      note: "Of packed tumor.",
      source:
        "assumed: 1.4 pg of vesicle protein per cell and day at 4e8 cells per mL; packed tumor then holds four half-saturations",
    },
    evRelease: {
      label: "EV from tumor",
      value: 0.4,
      unit: "ug/mL/min",
      min: 0,
      max: 10,
      note: "Of packed tumor.",
      source: "assumed: as much as TRAPs",
    },
    trapHalf: {
      label: "TRAPs of half effect",
      value: 5,
      unit: "ug/mL",
      min: 0.1,
      max: 100,
      source: "assumed: of the order of the doses given to cells in culture",
    },
    evHalf: {
      label: "EV of half effect",
      value: 5,
      unit: "ug/mL",
      min: 0.1,
      max: 100,
      source: "assumed: as for TRAPs",
    },
    trapIl10: {
      label: "IL-10 from cells that ate TRAPs",
      value: 0.012,
      unit: "ng/mL/min",
      min: 0,
      max: 0.2,
      note: "By macrophages and B cells at a density of 1.",
      source: "assumed: half more than an M2 cell makes (k_IL10_sec_qspio, QSPIO-TNBC)",
    },
  },
  observables: {
    trapSignal: {
      expression: "hill(trap, trapHalf, 2)",
      label: "TRAP signal",
      unit: "1",
      color: "#9b5de5",
    },
    evSignal: {
      expression: "hill(tumorEv, evHalf, 2)",
      label: "EV signal",
      unit: "1",
      color: "#5390d9",
    },
    vesicleEaters: {
      expression: "macrophageDensity + bCell + breg + neutrophilDensity",
      label: "Eaters of vesicles",
      unit: "1",
    },
  },
  processes: [
    {
      type: "source",
      field: "trap",
      rate: "trapRelease*tumor",
      label: "Release by tumor",
      evidence: ["E0528", "E0515"],
    },
    {
      type: "source",
      field: "tumorEv",
      rate: "evRelease*tumor",
      label: "Release by tumor",
      evidence: ["E0592"],
    },
    ...(["trap", "tumorEv"] as const).flatMap(
      (field) =>
        [
          { type: "loss", field, rate: "vesicleDecay", label: "Uptake by any cell" },
          { type: "loss", field, rate: "vesicleUptake*vesicleEaters", label: "Uptake by eaters" },
        ] as const,
    ),
    {
      type: "source",
      field: "il10",
      rate: "trapIl10*trapSignal*(macrophageDensity + bCell + breg)",
      label: "Secretion by cells that ate TRAPs",
      evidence: ["E0519"],
    },
  ],
};
