import type { ModelDescription } from "../../model/description.ts";
import { tumorDeathsBut } from "./tumor-deaths.ts";

/**
 * Shares of the clones and how fast each dies. Of the killing by lymphocytes a clone has its part in
 * proportion to the hits it takes: from CD8 cells by MHC-I and antigen, from CAR-T cells by antigen,
 * from NK cells by the lack of MHC-I. Marks are taken as independent of each other.
 */
export const cloneSelection = {
  mhcLowShare: {
    expression: "min(1, mhcLow/tumor)",
    label: "MHC-I-low share",
    unit: "1",
    color: "#19a7ce",
  },
  antigenLowShare: {
    expression: "min(1, antigenLow/tumor)",
    label: "Antigen-low share",
    unit: "1",
    color: "#8ea604",
  },
  stemLikeShare: {
    expression: "min(1, stemLike/tumor)",
    label: "Stem-like share",
    unit: "1",
    color: "#d81e5b",
  },
  mhcUnrescued: {
    expression: "1 - mekMhcRescue*mekInhibition",
    label: "Lost MHC-I that stays lost",
    unit: "1",
    evidence: ["E0985"],
  },
  mhcLowPresentation: {
    expression: "(1 - mhcLossUniform*mhcUnrescued)*(1 - mhcLowLoss*mhcUnrescued)",
    label: "MHC-I of the low clone",
    unit: "1",
  },
  mhcPresentation: {
    expression: "(1 - mhcLossUniform*mhcUnrescued)*(1 - mhcLowLoss*mhcUnrescued*mhcLowShare)",
    label: "MHC-I on tumor",
    unit: "1",
    note: "Mean of the tumor cells at a place; 1 is normal display.",
  },
  mhcLoss: {
    expression: "1 - mhcPresentation",
    label: "MHC-I lost",
    unit: "1",
    note: "What CD8 T cells miss.",
    evidence: ["E0246"],
  },
  missingSelf: {
    expression: "missingSelfGrip*mhcLoss",
    label: "Missing self",
    unit: "1",
    note: "Added to the grip of NK cells on tumor.",
    evidence: ["E0245"],
  },
  antigenLoss: {
    expression: "antigenLowLoss*antigenLowShare",
    label: "Antigen lost",
    unit: "1",
    note: "What CD8 and CAR-T cells miss.",
    evidence: ["E0111"],
  },
  mhcLowHit: {
    expression:
      "cd8Hit*mhcLowPresentation/mhcPresentation + nkHit*(nkRestingGrip + missingSelfGrip*(1 - mhcLowPresentation))/(nkRestingGrip + missingSelf) + max(0, lymphocyteHit - cd8Hit - nkHit)",
    label: "Hits on the MHC-I-low clone",
    unit: "1/min",
    evidence: ["E0245", "E0246"],
  },
  antigenLowHit: {
    expression:
      "max(0, lymphocyteHit - (cd8Hit/(1 - antigenLoss) + carTKilling)*(antigenLowLoss - antigenLoss))",
    label: "Hits on the antigen-low clone",
    unit: "1/min",
    note: "Those of CD8 and CAR-T cells are fewer, the others as on any tumor cell.",
    evidence: ["E0111"],
  },
  mhcLowKill: {
    expression: "lymphocyteKill*if(lymphocyteHit > 0, mhcLowHit/lymphocyteHit, 1)",
    label: "Killing of the MHC-I-low clone",
    unit: "1/min",
  },
  antigenLowKill: {
    expression: "lymphocyteKill*if(lymphocyteHit > 0, antigenLowHit/lymphocyteHit, 1)",
    label: "Killing of the antigen-low clone",
    unit: "1/min",
  },
  stemSparing: {
    expression: "stemChemoSparing*stemLikeShare",
    label: "Chemotherapy withstood",
    unit: "1",
    note: "By the stem-like part of the tumor.",
  },
  stemChemoKill: {
    expression: "chemoKill*(1 - stemChemoSparing)/(1 - stemSparing)",
    label: "Killing of stem-like cells by drugs",
    unit: "1/min",
  },
  cloneDeath: {
    expression: tumorDeathsBut("lymphocyteKill", "chemoKill"),
    label: "Death whatever the clone",
    unit: "1/min",
  },
} as const satisfies ModelDescription["observables"];
