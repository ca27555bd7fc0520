import type { ModuleDescription } from "../../model/description.ts";

/**
 * A nerve is a road for tumor, but only with a guide: PRRX2+ myCAF under TGF-β open its sheath. There
 * tumor cells wander faster and are held to the nerve, so that the front runs ahead along it. Without
 * the guides or without TGF-β a nerve is tissue like any other. A preset draws the nerve.
 */
export const nerve: ModuleDescription = {
  name: "nerve",
  label: "Nerve",
  note: "A track along which PRRX2+ fibroblasts with TGF-β lead tumor.",
  fields: {
    nerve: {
      kind: "static",
      label: "Nerve",
      unit: "1",
      color: "#ffe36f",
      note: "1 on the nerve, 0 off it.",
    },
  },
  parameters: {
    nerveSpeed: {
      label: "Motility added along the nerve",
      value: 20,
      unit: "1",
      min: 0,
      max: 50,
      note: "With all guides at work, as a multiple of the motility elsewhere.",
      source:
        "assumed: with 1 + 20 a front runs up to 4.6 times as fast, the square root of it; the guides work at a third to a half where it arrives",
    },
    nervePull: {
      label: "Pull to the nerve",
      value: 4,
      unit: "um^2/min",
      min: 0,
      max: 50,
      note: "With all guides at work.",
      source:
        "assumed: 0.1 um/min at an edge 30 um wide, a few times slower than tumor cells crawl (0.5 um/min, speed_cancer_prog)",
    },
    nerveGuideDensity: {
      label: "PRRX2+ myCAF of half guidance",
      value: 0.01,
      unit: "1",
      min: 5e-4,
      max: 0.2,
      source: "assumed: a fifth of the resident fibroblasts",
    },
    nerveTgfBetaHalf: {
      label: "TGF-β signal of half guidance",
      value: 0.1,
      unit: "1",
      range: [0.08, 0.15],
      min: 0.01,
      max: 1,
      source:
        "assumed: about what is left at the front (0.08 at the tips) of a tumor that is full of TGF-β; 0.08 to 0.15 were tried",
    },
  },
  observables: {
    nerveGuidance: {
      expression: "hill(prrx2Caf, nerveGuideDensity, 2)*hill(tgfBetaSignal, nerveTgfBetaHalf, 4)",
      label: "Guidance to nerves",
      unit: "1",
      note: "0 to 1: PRRX2+ myCAF and TGF-β together.",
      evidence: ["E0768"],
    },
    nerveMotility: {
      expression: "nerveSpeed*nerve*nerveGuidance",
      label: "Motility added on the nerve",
      unit: "1",
      evidence: ["E0764", "E0768"],
    },
    nerveAttraction: {
      expression: "nervePull*nerveGuidance",
      label: "Pull to the nerve",
      unit: "um^2/min",
      evidence: ["E0764", "E0768"],
    },
  },
  processes: [
    {
      type: "chemotaxis",
      field: "tumor",
      towards: "nerve",
      sensitivity: "nerveAttraction",
      crowding: "tumor + dead",
      label: "Invasion along nerves",
      evidence: ["E0764", "E0768"],
    },
  ],
};
