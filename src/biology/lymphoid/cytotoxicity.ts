import type { ModuleDescription } from "../../model/description.ts";

/**
 * A killer rarely kills a tumor cell at one blow. Each contact leaves a sublethal hit, a pore in the
 * membrane or a break in the DNA, which the tumor cell mends within hours. It dies when hits come
 * faster than it mends them. `damage` counts the open hits per tumor cell; so twice the killers can
 * kill many times more, hits in one burst more than the same hits spaced out, and a drug that stops
 * the mending turns harmless contacts into lethal ones.
 */
export const cytotoxicity: ModuleDescription = {
  name: "cytotoxicity",
  label: "Additive cytotoxicity",
  note: "Hits by T and NK cells add up in tumor cells, are mended, and kill past a threshold.",
  fields: {
    damage: {
      kind: "static",
      label: "Damage",
      unit: "1",
      color: "#ff4d5e",
      note: "Open sublethal hits per tumor cell, counted whether or not tumor is there to take them.",
    },
  },
  parameters: {
    cd8Hits: {
      label: "Hits by CD8 T cells",
      value: 0.056,
      unit: "1/min",
      min: 0,
      max: 2,
      note: "Per tumor cell and unit of CD8 cytotoxicity (a tissue full of unhindered effectors).",
      source:
        "assumed: 80 per day, so that effectors in a fortieth of the tissue, unhindered, reach the lethal threshold; a CTL kills 2 to 16 cells a day in vivo (kills_per_day)",
    },
    nkHits: {
      label: "Hits by NK cells",
      value: 0.031,
      unit: "1/min",
      min: 0,
      max: 2,
      note: "Per tumor cell and unit of NK cytotoxicity.",
      source: "assumed: half of a CD8 T cell's, which aims at its antigen",
    },
    damageRepair: {
      label: "Repair of hits",
      value: 1.4e-3,
      unit: "1/min",
      min: 1e-5,
      max: 0.05,
      source:
        "assumed: 2 per day, by the mending of DNA; pores in the membrane close within minutes to an hour",
    },
    repairDrugReach: {
      label: "Repair that a drug stops",
      value: 0.8,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: most but not all, as there are several ways of repair",
    },
    lethalDamage: {
      label: "Hits of half death rate",
      value: 0.9,
      unit: "1",
      min: 0.1,
      max: 5,
      source:
        "assumed: about one open hit on the average of a voxel, in which few cells carry the two or three that kill",
    },
    damageSteepness: {
      label: "Steepness of the threshold",
      value: 4,
      unit: "1",
      min: 1,
      max: 12,
      source:
        "assumed: as for other thresholds here; 16 in the PhysiCell grammar models (tumour_damage_apop)",
    },
    mostDamage: {
      label: "Most hits on a cell",
      value: 6,
      unit: "1",
      min: 1,
      max: 50,
      source: "assumed: several times the lethal number, where more hits change nothing",
    },
    lethalRate: {
      label: "Death of damaged cells",
      value: 7.6e-4,
      unit: "1/min",
      min: 0,
      max: 0.03,
      source:
        "assumed: 1.1 per day at full damage; 0.9 (k_C_Tcell_qspio) to 2.2 (k_C_CD8) per day in QSP models, 0.023 1/min in the PhysiCell grammar models (tumour_damage_apop)",
    },
    debrisShare: {
      label: "Share left as debris",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 1,
      note: "Of the tumor cells killed by lymphocytes; the rest is eaten by neighbors.",
      source: "assumed: apoptotic cells are mostly eaten within hours",
    },
    stressShelter: {
      label: "Shelter by heat stress",
      value: 0.4,
      unit: "1",
      min: 0,
      max: 1,
      source:
        "assumed: sublethal heat rouses autophagy and other defenses; only the direction is known",
    },
    synapseStabilization: {
      label: "Stabilized synapses",
      value: 0,
      unit: "1",
      min: 0,
      max: 4,
      note: "What a bispecific engager adds to the damage of each contact, relative to it.",
      source: "control",
    },
    ctlEvasion: {
      label: "Evasion genes",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      note: "Share of the CD8 T cells' hits that tumor withstands by its core set of evasion genes and autophagy.",
      source: "control",
    },
  },
  observables: {
    cd8Hit: {
      expression:
        "cd8Hits*cd8Cytotoxicity*(1 - mhcLoss)*(1 - antigenLoss)*(1 - ctlEvasion)*(1 + synapseStabilization)",
      label: "Hits by CD8 T cells",
      unit: "1/min",
      note: "On each tumor cell.",
      evidence: ["E0163", "E0164", "E0169", "E0132", "E0134", "E0244"],
    },
    nkHit: {
      expression: "nkHits*nkCytotoxicity",
      label: "Hits by NK cells",
      unit: "1/min",
      note: "On each tumor cell; what NK cells see of MHC class I is part of their killing power.",
      evidence: ["E0252"],
    },
    lymphocyteHit: {
      expression: "cd8Hit + nkHit + (carTKilling + engagerHits)*(1 - antigenLoss) + carNkKilling",
      label: "Hits by lymphocytes",
      unit: "1/min",
      note: "On each tumor cell; with engineered cells and T cells that an engager redirects.",
    },
    lymphocyteKill: {
      expression:
        "lethalRate*hill(damage, lethalDamage, damageSteepness)*(1 - stressShelter*stressProtection)",
      label: "Killing by lymphocytes",
      unit: "1/min",
      color: "#ff7f50",
      note: "Of tumor that displays its antigens as usual.",
      evidence: ["E0168", "E0744"],
    },
  },
  processes: [
    {
      type: "source",
      field: "damage",
      rate: "lymphocyteHit*max(0, 1 - damage/mostDamage)",
      label: "Hits by T and NK cells",
      evidence: ["E0163", "E0164", "E0169", "E0252"],
    },
    {
      type: "loss",
      field: "damage",
      rate: "damageRepair*(1 - repairDrugReach*repairInhibition)",
      label: "Repair",
      evidence: ["E0166", "E0167", "E0170", "E0171"],
    },
    {
      type: "convert",
      from: "tumor",
      to: "dead",
      rate: "lymphocyteKill",
      yield: "debrisShare",
      label: "Killing by lymphocytes",
      evidence: ["E0168", "E0034", "E0744", "E0247"],
    },
  ],
};
