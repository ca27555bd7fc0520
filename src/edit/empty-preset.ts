import { printJson } from "./print-json.ts";

/** A preset to begin with: one substrate that a population takes up, and nothing else. */
export const emptyPreset = {
  format: "milieu/1",
  title: "New model",
  summary: "Cells take up a substrate that comes in through the walls.",
  model: {
    parameters: {
      diffusion: {
        value: 1000,
        unit: "um^2/min",
        min: 0,
        max: 100000,
        label: "Diffusion of the substrate",
      },
      uptake: { value: 0.5, unit: "1/min", min: 0, max: 10, label: "Uptake by cells" },
      division: { value: 0.001, unit: "1/min", min: 0, max: 0.01, label: "Division of cells" },
      halfGrowth: { value: 0.2, unit: "mM", min: 0.01, max: 1, label: "Half of full division" },
      motility: { value: 1, unit: "um^2/min", min: 0, max: 100, label: "Motility of cells" },
    },
    fields: {
      substrate: {
        kind: "substrate",
        unit: "mM",
        label: "Substrate",
        diffusion: "diffusion",
        initial: 1,
        boundary: { value: 1 },
      },
      cells: { kind: "population", unit: "1", label: "Cells", diffusion: "motility" },
    },
    processes: [
      { type: "loss", field: "substrate", rate: "uptake*cells", label: "Uptake by cells" },
      {
        type: "growth",
        field: "cells",
        rate: "division*michaelis(substrate, halfGrowth)",
        capacity: 1,
        label: "Division",
      },
    ],
  },
  domain: { size: ["1 mm", "1 mm"], grid: [128, 128], boundary: "no-flux" },
  time: { step: "30 min", stop: "20 d" },
  initial: [{ field: "cells", shape: "disc", radius: "80 um", value: 0.5, softness: "20 um" }],
  view: {
    mode: "composite",
    channels: [
      { field: "cells", color: "#a9a4e0", window: [0, 1] },
      { field: "substrate", color: "#2f9e8f", window: [0, 1] },
    ],
  },
} as const;

/** The same as text. */
export function emptyPresetText(): string {
  return `${printJson(emptyPreset)}\n`;
}
