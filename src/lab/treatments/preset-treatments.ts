import type { PresetFile } from "../../preset/preset-schema.ts";
import type { Treatment } from "../document.ts";

/** The interventions of a preset as treatments, all on: "p1", "p2", ... */
export function presetTreatments({ interventions = [] }: PresetFile): readonly Treatment[] {
  return interventions.map((intervention, index) => ({
    id: `p${index + 1}`,
    on: true,
    intervention: structuredClone(intervention),
  }));
}
