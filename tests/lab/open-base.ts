import { openLibrary } from "../../src/biology/open-library.ts";
import { createBase, type LabBase, openBase } from "../../src/lab/base.ts";
import { documentOf, type LabDocument } from "../../src/lab/document.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import type { PresetFile } from "../../src/preset/preset-schema.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";

/** Two fields, a compartment and 600 parameters, one drug given thrice and one window. */
export const smallPreset: PresetFile = {
  format: "milieu/1",
  title: "Small",
  model: {
    fields: {
      u: { kind: "substrate", unit: "mM", diffusion: 100, color: "#00ff00" },
      cells: { kind: "population", unit: "1", initial: 0.1 },
      plasma: { kind: "compartment", unit: "mM", label: "Drug in plasma" },
    },
    parameters: {
      k: { value: 0.1, unit: "1/min", min: 0, max: 1, label: "Oxygen uptake" },
      dose: { value: 2, unit: "mM", min: 0, max: 100, label: "Dose" },
      ...Object.fromEntries(
        Array.from({ length: 600 }, (_, i) => [
          `spare${i}`,
          { value: 1, unit: "1", min: -1000, max: 1000 },
        ]),
      ),
    },
    processes: [
      { type: "loss", field: "u", rate: "k" },
      { type: "loss", field: "plasma", rate: "k" },
    ],
  },
  domain: { size: ["320 um", "320 um"], grid: [32, 32] },
  time: { step: "15 min", stop: "30 d" },
  seed: 7,
  interventions: [
    { label: "drug", start: "6 d", every: "3 d", count: 3, field: "plasma", add: 1 },
    { label: "window", start: "12 d", stop: "20 d", parameter: "k", value: 0.5 },
  ],
  view: { mode: "field", field: "u" },
  claims: [
    {
      at: "1 d",
      measure: "mean",
      of: "u",
      versus: { without: ["drug"] },
      ratio: "> 0",
      why: "A test of what is left out.",
    },
  ],
};

export function smallDocument(): LabDocument {
  return documentOf({ kind: "file", name: "small", preset: structuredClone(smallPreset) });
}

export function smallBase(): LabBase {
  const { source } = smallDocument();
  return createBase(source, new PresetFamily(smallPreset, { library: [] }));
}

/** Opens what a document stands on, as the page does. */
export function open(document: LabDocument): Promise<LabBase> {
  return openBase(document, { openLibrary, presetText });
}
