import type { ModuleDescription } from "../../model/description.ts";
import { cellsPerArea } from "../stroma/cell-volumes.ts";
import { mdscInduction } from "./mdsc-induction.ts";

/**
 * Myeloid-derived suppressor cells are immature myeloid cells from marrow and spleen. CXCL1/2 calls
 * them, PGE2, IL-6, GM-CSF and chemotherapy raise their numbers, lipids keep them alive. They
 * disable T and NK cells (mdscPresence), make IL-10 and, by S100A9, speed tumor growth. ATRA matures
 * them; a few become dendritic cells.
 */
export const mdsc: ModuleDescription = {
  name: "mdsc",
  label: "MDSC",
  note: "Suppressor cells called by CXCL1/2; they silence T, NK and dendritic cells.",
  fields: {
    mdsc: {
      kind: "population",
      label: "MDSC",
      unit: "1",
      cellVolume: "mdscVolume",
      diffusion: "mdscMotility",
      initial: "residentMdsc",
      color: "#d41f7c",
      note: "Volume fraction of myeloid-derived suppressor cells.",
    },
  },
  parameters: {
    residentMdsc: {
      label: "MDSC at the start",
      value: 1e-4,
      unit: "1",
      min: 0,
      max: 0.01,
      source: "assumed: hardly any in healthy tissue",
    },
    mdscEntry: {
      label: "MDSC entry",
      value: 3.5e-6,
      unit: "1/min",
      min: 0,
      max: 1e-4,
      note: "Through healthy vessels at full CXCL1/2.",
      source:
        "assumed: with the death rate, MDSC reach 0.5 to 1 % of the tumor, 200 to 400 cells per mm² of a section; k_MDSC_rec_qspio (1.1e4 per mL and day) keeps them below 0.1 %",
    },
    mdscCxcl1Half: {
      label: "CXCL1/2 of half MDSC entry",
      value: 2.25,
      unit: "ng/mL",
      min: 0.2,
      max: 20,
      source:
        "assumed: 0.28 nM, between the halves for CCL2 of 0.23 (CCL2_50_qspio) and 0.5 nM (k_rec_MDSC_EC50)",
    },
    mdscDeath: {
      label: "MDSC death",
      value: 8.3e-5,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source:
        "assumed: 0.12 per day, as macrophages (d_mac_tme, 0.1 per day); 0.015 per day in QSPIO-TNBC (k_MDSC_death_qspio)",
    },
    mdscLipid: {
      label: "Life added by lipids",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 0.9,
      note: "Share of the death rate that fat taken up by CD36 takes away.",
      source: "assumed: a third; only the direction is known",
    },
    mdscEp4: {
      label: "Death added by EP4 antagonist",
      value: 0.8,
      unit: "1",
      min: 0,
      max: 5,
      source: "assumed: without PGE2 their life is nearly halved",
    },
    mdscMaturation: {
      label: "Maturation by ATRA",
      value: 1.7e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source: "assumed: 0.24 per day, so that MDSC are more than halved within a week",
    },
    mdscMaturationYield: {
      label: "Dendritic cells per matured MDSC",
      value: 0.05,
      unit: "1",
      min: 0,
      max: 1,
      source:
        "assumed: one in twenty; most become other myeloid cells, and more would swamp the 1 % of dendritic cells in tissue",
    },
    mdscMotility: {
      label: "MDSC motility",
      value: 1.4,
      unit: "um^2/min",
      min: 0,
      max: 50,
      source:
        "assumed: with the death rate they wander sqrt(D/k) = 130 um; their speed is 3.9 um/min (speed_MDSC, SPQSP_PDAC) in loose tissue",
    },
    mdscCxcl1Sensitivity: {
      label: "Chemotaxis of MDSC to CXCL1/2",
      value: 0.56,
      unit: "um^2/min/(ng/mL)",
      min: 0,
      max: 50,
      source:
        "assumed: 20 um per day where CXCL1/2 rises by 5 ng/mL over 200 um; far below 0.17 (CI_MDSC) of the speed",
    },
    mdscCapacity: {
      label: "Densest crowd of MDSC",
      value: 0.03,
      unit: "1",
      min: 5e-3,
      max: 0.1,
      source: "assumed: somewhat below neutrophils",
    },
    mdscHalf: {
      label: "MDSC of half suppression",
      value: 7.5e-3,
      unit: "1",
      min: 5e-4,
      max: 0.05,
      source:
        "assumed: a full infiltrate of a hundredth of the tissue then suppresses by two thirds",
    },
    mdscIl10: {
      label: "IL-10 from MDSC",
      value: 0.056,
      unit: "ng/mL/min",
      min: 0,
      max: 2,
      note: "At an MDSC density of 1.",
      source:
        "assumed: per cell half of M2 (7.8e-3 by k_IL10_sec_qspio, of cells fifteen times as large); 0.04 by rel_IL10_M2 (6.25e-22 g per cell and second, given for both, 1.1e9 cells of 12 um per mL)",
    },
    ...mdscInduction.parameters,
    s100a9Growth: {
      label: "Growth added by S100A9",
      value: 0.1,
      unit: "1",
      min: 0,
      max: 2,
      note: "Share of the rate of division that a full infiltrate of MDSC adds.",
      source: "assumed: a third of that of M2; only the direction is known",
    },
  },
  observables: {
    mdscPerArea: cellsPerArea("MDSC", "mdsc", "mdscVolume"),
    mdscPresence: {
      expression: "hill(mdsc, mdscHalf, 2)",
      label: "MDSC suppression",
      unit: "1",
      note: "0 without MDSC, 1 in a dense infiltrate.",
    },
    mdscGrowth: {
      expression: "s100a9Growth*mdscPresence",
      label: "Growth added by MDSC",
      unit: "1",
      evidence: ["E0679", "E0680"],
    },
    ...mdscInduction.observables,
  },
  contributions: [{ to: "leukocyteDensity", add: "mdsc" }],
  processes: [
    {
      type: "source",
      field: "mdsc",
      rate: "mdscEntry*perfusion*(1 - tipExclusion)*hill(cxcl1, mdscCxcl1Half, 2)*mdscInduction",
      label: "Entry of MDSC",
      evidence: ["E0604", "E0619", "E0620", "E0626", "E0678", "E0778"],
    },
    {
      type: "loss",
      field: "mdsc",
      rate: "mdscDeath*(1 - mdscLipid*lipidSignal)*(1 + mdscEp4*ep4Blockade)",
      label: "Death of MDSC",
      evidence: ["E0429", "E0545"],
    },
    {
      type: "convert",
      from: "mdsc",
      to: "dcImm",
      rate: "mdscMaturation*atraEffect",
      yield: "mdscMaturationYield",
      label: "Maturation of MDSC",
      evidence: ["E0719", "E0720"],
    },
    {
      type: "chemotaxis",
      field: "mdsc",
      towards: "cxcl1",
      sensitivity: "mdscCxcl1Sensitivity",
      crowding: "mdsc/mdscCapacity",
      label: "Chemotaxis to CXCL1/2",
      evidence: ["E0678"],
    },
    {
      type: "source",
      field: "il10",
      rate: "mdscIl10*mdsc",
      label: "Secretion by MDSC",
      evidence: ["E0753"],
    },
  ],
};
