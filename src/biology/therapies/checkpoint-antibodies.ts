import { antibody } from "./antibody.ts";

/**
 * Antibodies that take the brakes off T and NK cells. Blockade is the share of the receptor (or
 * ligand) that is covered; what follows from it stands in the modules of the T cells, NK cells and
 * macrophages. A bispecific antibody against PD-1 and CTLA-4 is dosed as the two together.
 */
export const antiPd1 = antibody({
  name: "anti-pd1",
  label: "Anti-PD-1",
  note: "Antibody that covers PD-1 on T cells, which are too few to hold it up (its kinetics are linear, 10.1136/jitc-2019-000400).",
  field: "antiPd1",
  color: "#ffd400",
  effect: {
    observable: "pd1Blockade",
    label: "PD-1 blockade",
    half: 0.58,
    halfSource: "Kd of 4 nM, 146 kDa (QSPIO-TNBC at acc8366, after Wang 2014, PMID 24872026)",
    evidence: ["E0564", "E0473"],
  },
});

export const antiPdl1 = antibody({
  name: "anti-pdl1",
  label: "Anti-PD-L1",
  note: "Antibody that covers PD-L1 on tumor and myeloid cells; re-educates some macrophages.",
  field: "antiPdl1",
  color: "#e8b900",
  target: {
    density: "pdl1*(tumor + macrophageDensity)",
    capacity: 16,
    source:
      "assumed: 1e5 molecules per cell, a fifth of the CEA of LS174T (0.56 nmol/g at 5e5 per cell, PMC19994); the target makes its kinetics nonlinear in mice (10.1136/jitc-2019-000400)",
  },
  effect: {
    observable: "pdl1Blockade",
    label: "PD-L1 blockade",
    evidence: ["E0665", "E0664"],
  },
});

export const antiCtla4 = antibody({
  name: "anti-ctla4",
  label: "Anti-CTLA-4",
  note: "Antibody that covers CTLA-4, so that dendritic cells prime T cells despite Treg.",
  field: "antiCtla4",
  color: "#ff9e4a",
  effect: {
    observable: "ctla4Blockade",
    label: "CTLA-4 blockade",
    evidence: ["E0666", "E0472", "E0475"],
  },
});

export const antiTigit = antibody({
  name: "anti-tigit",
  label: "Anti-TIGIT",
  note: "Antibody that covers TIGIT, a brake of NK cells and Treg.",
  field: "antiTigit",
  color: "#f2d98d",
  effect: {
    observable: "tigitBlockade",
    label: "TIGIT blockade",
    evidence: ["E0310"],
  },
});
