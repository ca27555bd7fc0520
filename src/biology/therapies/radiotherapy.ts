import type { ModuleDescription } from "../../model/description.ts";

/** A dose of radiation is a place painted with Gy; it kills while its damage is mended, less without oxygen. */
export const radiotherapy: ModuleDescription = {
  name: "radiotherapy",
  label: "Radiotherapy",
  note: "Kills tumor cells where a beam falls, least where oxygen lacks. Usual dose: an intervention adds 2 to 8 Gy to radiation, with where as the beam.",
  fields: {
    radiation: {
      kind: "static",
      label: "Radiation",
      unit: "Gy",
      color: "#f5ff8a",
      note: "Dose whose damage is not yet mended.",
    },
  },
  parameters: {
    radiationMending: {
      label: "Mending",
      value: 6.9e-4,
      unit: "1/min",
      min: 1e-5,
      max: 0.05,
      source: "assumed: within a day, the usual pause between fractions",
    },
    radiationKillRate: {
      label: "Kill per dose",
      value: 2e-4,
      unit: "1/(min Gy)",
      min: 0,
      max: 5e-3,
      source:
        "assumed: with the mending, 0.3 per Gy in air, a usual linear term of cell survival (textbook)",
    },
    radiationOxygenGain: {
      label: "Share that needs oxygen",
      value: 0.65,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: oxygen makes radiation about three times as deadly (textbook)",
    },
  },
  observables: {
    radiationKill: {
      expression: "radiationKillRate*radiation*(1 - radiationOxygenGain*hypoxia)",
      label: "Kill by radiation",
      unit: "1/min",
    },
  },
  processes: [
    { type: "loss", field: "radiation", rate: "radiationMending", label: "Mending" },
    {
      type: "convert",
      from: "tumor",
      to: "dead",
      rate: "radiationKill",
      label: "Kill by radiation",
    },
  ],
};
