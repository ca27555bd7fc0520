import { antibody } from "./antibody.ts";

/** Antibodies against what tumor and myeloid cells carry on their surface. */
export const antiCd47 = antibody({
  name: "anti-cd47",
  label: "Anti-CD47",
  note: 'Hides the "don\'t eat me" signal of tumor cells from macrophages.',
  field: "antiCd47",
  color: "#b6f0a0",
  target: {
    density: "tumor",
    capacity: 16,
    source:
      "assumed: 1e5 molecules per tumor cell, a fifth of the CEA of LS174T (0.56 nmol/g at 5e5 per cell, PMC19994); what other cells of the body carry is not counted",
  },
  effect: {
    observable: "cd47Blockade",
    label: "CD47 blockade",
    evidence: ["E0696", "E0694"],
  },
});

export const cd40Agonist = antibody({
  name: "cd40-agonist",
  label: "CD40 agonist",
  note: "Antibody that switches CD40 on, so that dendritic cells mature.",
  field: "cd40Agonist",
  color: "#f7a3b0",
  kinetics: {
    mouse: {
      amount: "5 mg/kg into the peritoneum",
      days: 7,
      level: 88,
      levelSource: "assumed: 5 mg/kg in 57 mL/kg, the central volume of IgG",
      halfLife: 1440,
      halfLifeSource:
        "assumed: a day (half a day to 3 d), since cells that carry the target take agonists up faster than IgG is lost",
    },
    human: {
      amount: "0.2 mg/kg into a vein",
      days: 21,
      level: 4,
      levelSource: "assumed: 0.2 mg/kg, the dose that patients bear, in 50 mL/kg of plasma",
      halfLife: 1440,
      halfLifeSource: "assumed: a day, as in the mouse",
    },
  },
  effect: {
    observable: "cd40Agonism",
    label: "CD40 agonism",
    evidence: ["E0435"],
  },
});

export const cd36Blocker = antibody({
  name: "cd36-blocker",
  label: "CD36 blocker",
  note: "Stops the entry of lipids into macrophages, MDSC and Treg.",
  field: "cd36Blocker",
  color: "#ead7a4",
  target: {
    density: "macrophageDensity + mdsc + treg",
    capacity: 16,
    source: "assumed: 1e5 molecules per cell, as of CD47",
  },
  effect: {
    observable: "cd36Blockade",
    label: "CD36 blockade",
    evidence: ["E0546"],
  },
});

/** Fc parts on the tumor cell call NK cells, even where the cell hides from them. */
export const adccAntibody = antibody({
  name: "adcc-antibody",
  label: "ADCC antibody",
  note: "Coats tumor cells (trastuzumab, rituximab), so that NK cells kill them by antibody.",
  field: "adccAntibody",
  color: "#9fe0e6",
  target: {
    density: "tumor",
    capacity: 82,
    source:
      "CEA in xenografts of LS174T: 0.56 nmol/g, 5e5 per cell (PMC19994); HER2 is twice as dense on the cells richest in it",
  },
  effect: {
    observable: "adccCoating",
    label: "Coating of tumor cells",
    evidence: ["E0306"],
  },
});

/** The hits add to those of the T cells themselves; induced Treg block redirected T cells. */
export const tCellEngager = antibody({
  name: "t-cell-engager",
  label: "T-cell engager",
  note: "Bispecific molecule or soluble T-cell receptor (ImmTAC) that ties T cells to tumor cells and prolongs their contact.",
  field: "tCellEngager",
  color: "#cdbdff",
  kinetics: {
    either: {
      amount: "0.15 mg/kg into a vein",
      days: 7,
      level: 3,
      levelSource: "assumed: 0.15 mg/kg in 50 mL/kg of plasma",
      halfLife: 7200,
      halfLifeSource: "assumed: 5 days, for constructs with an Fc part; those without last hours",
    },
  },
  effect: {
    observable: "engagement",
    label: "Engagement of T cells",
    half: 0.03,
    halfSource:
      "assumed: acts below 1 nM, a twentieth of an antibody's level, as few bridges suffice",
    evidence: ["E0169"],
  },
  more: {
    parameters: {
      engagerHitRate: {
        label: "Hits per engaged T cell",
        value: 0.16,
        unit: "1/min",
        min: 0,
        max: 10,
        note: "At a CD8 density of 1; exhausted cells count by half.",
        source:
          "assumed: as a fresh cytotoxic cell (cd8Hits), since the engager makes all of them specific",
      },
      engagerTregBlock: {
        label: "Block by Treg",
        value: 0.5,
        unit: "1",
        min: 0,
        max: 1,
        source: "assumed: induced Treg block the redirected response; the share is not known",
      },
    },
    observables: {
      engagerHits: {
        expression:
          "engagerHitRate*engagement*(cd8Eff + 0.5*(cd8Pex + cd8Tex))*(1 - engagerTregBlock*tregPresence)",
        label: "Hits by engaged T cells",
        unit: "1/min",
        evidence: ["E0169", "E0480", "E0479"],
      },
    },
  },
});
