import type { ModuleDescription } from "../../model/description.ts";
import { leukemiaParameters } from "./leukemia-parameters.ts";

/**
 * A marrow niche instead of a solid tumor: blasts wander freely, no core becomes hypoxic, and what
 * keeps them alive are nurse-like cells, macrophages that they call (CCL2, CSF-1) and turn to M2 by
 * contact and IL-10. Without nurses they die sooner, and of TNF-α. CAR-T cells come in two phases: CD8 and
 * γδ cells clear the blasts and fade, CD4 cells stay for years. Choose it without the tumor module,
 * with vessels, macrophages, CCL2 and CSF-1, IL-10 and TNF-α.
 */
export const leukemia: ModuleDescription = {
  name: "leukemia",
  label: "Leukemia",
  note: "Blasts in a marrow niche, kept alive by nurse-like macrophages, and two phases of CAR-T cells.",
  fields: {
    blast: {
      kind: "population",
      label: "Blasts",
      unit: "1",
      cellVolume: "blastVolume",
      diffusion: "blastMotility",
      color: "#8c9dfc",
      note: "Volume fraction of leukemia cells. A preset gives what is there at the start.",
    },
    carT8: {
      kind: "population",
      label: "CD8 and γδ CAR-T",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "blastMotility",
      color: "#4ae0fd",
      note: "First phase; dosed by an intervention.",
    },
    carT4: {
      kind: "population",
      label: "CD4 CAR-T",
      unit: "1",
      cellVolume: "lymphocyteVolume",
      diffusion: "blastMotility",
      color: "#f25bb6",
      note: "Long-lived phase; dosed with the others, as a minority.",
    },
  },
  parameters: leukemiaParameters,
  observables: {
    nurseSupport: {
      expression: "hill(m2, nurseHalf, 2)",
      label: "Support by nurse-like cells",
      unit: "1",
      evidence: ["E0554"],
    },
    carT4Share: {
      expression: "carT4/(carT8 + carT4)",
      label: "CD4 share of CAR-T",
      unit: "1",
      color: "#f15bb5",
      evidence: ["E0190"],
    },
    blastKill: {
      expression:
        "blastCd8Killing*cd8Cytotoxicity*(1 - blastPdl1*(1 - checkpointRelief)) + blastNkKilling*nkCytotoxicity + blastCarKilling*(carT8 + carT4)",
      label: "Killing of blasts",
      unit: "1/min",
      note: "PD-L1 on blasts silences CD8 T cells, not CAR-T cells with their own costimulation.",
      evidence: ["E0180", "E0187", "E0189"],
    },
    orphanDeath: {
      expression: "(orphanBlastDeath + blastTnfDeath*tnfSignal)*(1 - nurseSupport)",
      label: "Death of blasts without nurses",
      unit: "1/min",
      evidence: ["E0962", "E0964", "E0966"],
    },
  },
  contributions: [
    { to: "targets", add: "blast" },
    {
      to: "respiration",
      add: "oxygenSolubility*oxygenUptake*blast*michaelis(oxygen, halfOxygen)",
      label: "Respiration of blasts",
    },
  ],
  processes: [
    {
      type: "loss",
      field: "oxygen",
      rate: "oxygenUptake*blast/(halfOxygen + oxygen)",
      label: "Uptake of oxygen by blasts",
    },
    {
      type: "growth",
      field: "blast",
      rate: "blastDivision",
      occupied: "blast + macrophageDensity",
      capacity: "marrowRoom",
      label: "Division of blasts",
    },
    { type: "loss", field: "blast", rate: "blastDeath", label: "Death of blasts" },
    {
      type: "loss",
      field: "blast",
      rate: "orphanDeath",
      label: "Death without nurses",
      evidence: ["E0554", "E0962", "E0964", "E0966"],
    },
    {
      type: "loss",
      field: "blast",
      rate: "blastKill",
      label: "Killing by lymphocytes",
      evidence: ["E0187", "E0189"],
    },
    ...(["m0", "m1"] as const).map(
      (from) =>
        ({
          type: "convert",
          from,
          to: "m2",
          rate: "nurseTurning*michaelis(blast, nurseBlastHalf)",
          label: "Turn to nurse-like cells",
          evidence: ["E0554"],
        }) as const,
    ),
    { type: "source", field: "ccl2", rate: "blastCcl2*blast", label: "Secretion by blasts" },
    { type: "source", field: "csf1", rate: "blastCsf1*blast", label: "Secretion by blasts" },
    { type: "source", field: "il10", rate: "blastIl10*blast", label: "Secretion by blasts" },
    {
      type: "source",
      field: "tnf",
      rate: "tnfScale*orphanTnf*blast*(1 - nurseSupport)",
      label: "TNF-α where nurses are gone",
      evidence: ["E0965"],
    },
    ...(["carT8", "carT4"] as const).map(
      (field) =>
        ({
          type: "growth",
          field,
          rate: `${field}Expansion*michaelis(blast, carTBlastHalf)`,
          occupied: "carT8 + carT4",
          capacity: "carTRoom",
          label: "Expansion on blasts",
        }) as const,
    ),
    { type: "loss", field: "carT8", rate: "carT8Death", label: "Contraction" },
    {
      type: "loss",
      field: "carT4",
      rate: "carT4Death",
      label: "Slow decline",
      evidence: ["E0190"],
    },
  ],
};
