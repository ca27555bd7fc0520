import type { ModuleDescription } from "../../model/description.ts";

/**
 * Temozolomide in particles. They leave the blood slowly, stay in tissue for days, and open where
 * it is acid or where light falls. Plasma then holds little free drug, which spares T cells and the
 * rest of the body; the particles themselves take some Treg and MDSC away and turn macrophages.
 */
export const carrier: ModuleDescription = {
  name: "carrier",
  label: "Drug carrier",
  note: "Particles that hold temozolomide (module chemotherapy) and open where it is acid, or under light. Same dose as free drug: add 400 uM to carrierPlasma every 24 h.",
  fields: {
    carrier: {
      kind: "substrate",
      label: "Carrier",
      unit: "uM",
      diffusion: "carrierDiffusion",
      color: "#67e0a3",
      note: "Closed particles, as the drug that they hold.",
    },
    carrierPlasma: {
      kind: "compartment",
      label: "Carrier in plasma",
      unit: "uM",
      color: "#67e0a3",
      note: "As the drug that it holds.",
    },
    light: {
      kind: "static",
      label: "Light",
      unit: "1",
      color: "#fffbd1",
      note: "0 to 1; painted, or set by an intervention, where a lamp shines.",
    },
  },
  parameters: {
    carrierInfusion: {
      label: "Infusion of carriers",
      value: 0,
      unit: "uM/min",
      min: 0,
      max: 15,
      note: "0.28 gives as much as 400 uM a day.",
      source: "control",
    },
    carrierHalfLife: {
      label: "Half-life in plasma",
      value: 1200,
      unit: "min",
      min: 60,
      max: 20_000,
      source: "assumed: 20 h; coated particles circulate for about a day",
    },
    carrierLeak: {
      label: "Leak of free drug into plasma",
      value: 2e-5,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 3 % of the load before it is cleared, as the shell is made to hold",
    },
    carrierDiffusion: {
      label: "Diffusion of the carrier",
      value: 400,
      unit: "um^2/min",
      min: 1,
      max: 2000,
      source: "assumed: two thirds of an antibody's 612 (D_antibody), for particles of 20 nm",
    },
    carrierExchange: {
      label: "Passage through vessels",
      value: 0.03,
      unit: "1/min",
      min: 1e-6,
      max: 0.05,
      note: "At the vessel density of healthy tissue.",
      source:
        "assumed: five times an antibody's passage, since tumor vessels leak particles and tissue keeps them",
    },
    carrierClearance: {
      label: "Clearance from tissue",
      value: 3e-4,
      unit: "1/min",
      min: 0,
      max: 0.05,
      source: "assumed: particles stay for two days, since tumors drain badly; reach of 800 um",
    },
    carrierRest: {
      label: "Opening at rest",
      value: 2e-4,
      unit: "1/min",
      min: 0,
      max: 0.1,
      source: "assumed: a fiftieth of the opening in acid",
    },
    carrierAcid: {
      label: "Opening in acid",
      value: 0.07,
      unit: "1/min",
      min: 0,
      max: 0.5,
      source:
        "assumed: over two hours where lactate is at its half level, before the particles leave again",
    },
    carrierLight: {
      label: "Opening in light",
      value: 0.05,
      unit: "1/min",
      min: 0,
      max: 1,
      source: "assumed: within twenty minutes, the time of a session",
    },
    carrierHalf: {
      label: "Carrier of half effect on cells",
      value: 50,
      unit: "uM",
      min: 1,
      max: 1000,
      source: "assumed: about the level in tissue under the usual dose",
    },
    carrierSuppressorLoss: {
      label: "Loss of Treg and MDSC",
      value: 4e-5,
      unit: "1/min",
      min: 0,
      max: 5e-3,
      source: "assumed: 0.06 per day, half of the death rate of MDSC",
    },
    carrierToM1: {
      label: "M2 to M1 by the carrier",
      value: 7e-5,
      unit: "1/min",
      min: 0,
      max: 5e-3,
      source: "assumed: 0.1 per day, well below drugs made for it",
    },
  },
  observables: {
    carrierOpening: {
      expression: "carrierRest + carrierAcid*acidity + carrierLight*light",
      label: "Opening of the carrier",
      unit: "1/min",
      evidence: ["E0713"],
    },
    carrierSignal: {
      expression: "michaelis(carrier, carrierHalf)",
      label: "Effect of the carrier on cells",
      unit: "1",
    },
  },
  processes: [
    { type: "source", field: "carrierPlasma", rate: "carrierInfusion", label: "Infusion" },
    {
      type: "loss",
      field: "carrierPlasma",
      rate: "log(2)/carrierHalfLife",
      label: "Elimination from plasma",
    },
    {
      type: "convert",
      from: "carrierPlasma",
      to: "temozolomidePlasma",
      rate: "carrierLeak",
      label: "Leak",
      evidence: ["E0711"],
    },
    {
      type: "exchange",
      field: "carrier",
      rate: "carrierExchange*perfusion*(1 - drugBarrier)",
      target: "carrierPlasma",
      label: "Passage through vessels",
      evidence: ["E0712"],
    },
    { type: "loss", field: "carrier", rate: "carrierClearance", label: "Clearance from tissue" },
    {
      type: "convert",
      from: "carrier",
      to: "temozolomide",
      rate: "carrierOpening",
      label: "Opening",
      evidence: ["E0712", "E0713"],
    },
    ...(["treg", "mdsc"] as const).map(
      (field) =>
        ({
          type: "loss",
          field,
          rate: "carrierSuppressorLoss*carrierSignal",
          label: field === "treg" ? "Loss of Treg" : "Loss of MDSC",
          evidence: [field === "treg" ? "E0724" : "E0725"],
        }) as const,
    ),
    {
      type: "convert",
      from: "m2",
      to: "m1",
      rate: "carrierToM1*carrierSignal",
      label: "M2 to M1",
      evidence: ["E0569", "E0726"],
    },
  ],
};
