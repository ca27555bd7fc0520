import type { ModuleDescription } from "../../model/description.ts";

/**
 * Plasmacytoid dendritic cells come where adenosine calls them by its receptor ADORA1, which A2AR
 * drugs do not touch. Conditioned by tumor they are tolerant and breed Treg; in an antitumor mode
 * they release type I interferon, wake NK cells and mature other dendritic cells. Reports go both
 * ways, so that the mode is a choice; TGF-β silences the active one.
 */
export const plasmacytoidDcs: ModuleDescription = {
  name: "plasmacytoid-dcs",
  label: "Plasmacytoid dendritic cells",
  note: "Called by adenosine; tolerant they breed Treg, active they release IFN-β and wake NK cells.",
  fields: {
    pdc: {
      kind: "population",
      label: "Plasmacytoid dendritic cells",
      unit: "1",
      diffusion: "pdcMotility",
      color: "#d16ba5",
      note: "Volume fraction of plasmacytoid dendritic cells.",
    },
  },
  parameters: {
    pdcMode: {
      label: "Mode of pDC",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      note: "0: tolerant, breeding Treg. 1: active, releasing interferon.",
      source: "control",
    },
    pdcEntry: {
      label: "pDC entry",
      value: 7e-7,
      unit: "1/min",
      min: 0,
      max: 5e-5,
      note: "Through healthy vessels at full call.",
      source:
        "assumed: with the death rate, half a percent of tissue, fewer than other dendritic cells",
    },
    pdcPatrol: {
      label: "pDC entry without a call",
      value: 0.05,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: they are rare in tissue without adenosine",
    },
    pdcAdenosineHalf: {
      label: "Adenosine of half pDC entry",
      value: 15,
      unit: "uM",
      min: 0.1,
      max: 200,
      source: "assumed: as its signal to T and NK cells, so that it works at the levels of tumor",
    },
    pdcDeath: {
      label: "pDC death",
      value: 1.4e-4,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source: "assumed: 0.2 per day, faster than other dendritic cells, which divide in tissue",
    },
    pdcMotility: {
      label: "pDC motility",
      value: 2.1,
      unit: "um^2/min",
      min: 0,
      max: 50,
      source: "assumed: as other dendritic cells (2 um/min, speed_DC, pc4covid19)",
    },
    pdcAdenosineSensitivity: {
      label: "Chemotaxis of pDC to adenosine",
      value: 0.06,
      unit: "um^2/min/uM",
      min: 0,
      max: 5,
      source: "assumed: 20 um per day where adenosine rises by 50 uM over 200 um",
    },
    pdcHalf: {
      label: "pDC of half effect",
      value: 1.5e-3,
      unit: "1",
      min: 1e-4,
      max: 0.05,
      source: "assumed: a third of what a full call brings",
    },
    pdcTregRate: {
      label: "Treg bred by pDC",
      value: 2.8e-6,
      unit: "1/min",
      min: 0,
      max: 1e-4,
      note: "Density of Treg per minute under tolerant pDC.",
      source: "assumed: 0.4 % of tissue per day, about as many Treg as enter from the blood",
    },
    pdcIfnBeta: {
      label: "IFN-β from active pDC",
      value: 5,
      unit: "ng/mL/min",
      min: 0,
      max: 100,
      note: "At a pDC density of 1.",
      source: "assumed: ten times other dendritic cells, as the specialized source of it",
    },
    pdcTgfBeta: {
      label: "pDC activity lost to TGF-β",
      value: 0.6,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: more than half; only the direction is known",
    },
    pdcNkBoost: {
      label: "NK vigor added by pDC",
      value: 0.5,
      unit: "1",
      min: 0,
      max: 3,
      source: "assumed: by contact, about as much as an IL-15 drug",
    },
  },
  observables: {
    pdcTolerance: {
      expression: "(1 - pdcMode)*michaelis(pdc, pdcHalf)",
      label: "Tolerance by pDC",
      unit: "1",
    },
    pdcActivity: {
      expression: "pdcMode*michaelis(pdc, pdcHalf)*(1 - pdcTgfBeta*tgfBetaSignal)",
      label: "Activity of pDC",
      unit: "1",
      evidence: ["E0639"],
    },
    pdcTregInduction: {
      expression: "pdcTregRate*pdcTolerance",
      label: "Treg bred by pDC",
      unit: "1/min",
      evidence: ["E0635"],
    },
    pdcNkHelp: {
      expression: "pdcNkBoost*pdcActivity",
      label: "Help for NK cells by pDC",
      unit: "1",
      evidence: ["E0647"],
    },
  },
  contributions: [{ to: "leukocyteDensity", add: "pdc" }],
  processes: [
    {
      type: "source",
      field: "pdc",
      rate: "pdcEntry*perfusion*(1 - tipExclusion)*(pdcPatrol + hill(adenosine, pdcAdenosineHalf, 2))",
      label: "Entry of pDC",
      evidence: ["E0633", "E0634"],
    },
    { type: "loss", field: "pdc", rate: "pdcDeath", label: "Death of pDC" },
    {
      type: "chemotaxis",
      field: "pdc",
      towards: "adenosine",
      sensitivity: "pdcAdenosineSensitivity",
      label: "Chemotaxis to adenosine",
      evidence: ["E0633"],
    },
    {
      type: "source",
      field: "ifnBeta",
      rate: "pdcIfnBeta*pdcMode*pdc*(1 - pdcTgfBeta*tgfBetaSignal)",
      label: "Release by pDC",
      evidence: ["E0639", "E0640"],
    },
  ],
};
