import type { ModuleDescription } from "../../model/description.ts";

/**
 * A killer rarely kills a tumor cell at one blow. Each contact leaves a sublethal hit, which the cell
 * mends within an hour; three within 50 min are lethal (Weigelin et al. 2021, doi
 * 10.1038/s41467-021-25282-3). `damage` counts the open hits per cell, the mean over many of which few
 * are under attack; so twice the killers can kill several times more, hits in one burst more than the
 * same hits spaced out, and a drug that stops the mending turns harmless contacts into lethal ones.
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
      note: "Open sublethal hits per target cell, the mean of a place.",
    },
  },
  parameters: {
    cd8Hits: {
      label: "Hits by CD8 T cells",
      value: 0.16,
      unit: "1/min",
      range: [0.064, 0.51],
      min: 0,
      max: 2,
      note: "Per tumor cell and unit of CD8 cytotoxicity (a tissue full of unhindered effectors).",
      source:
        "16 hits a day by each CTL in packed tumor (cells of 180 and 2500 um^3), at three hits a kill five kills a day where antigen is plenty: 2 to 16 in vivo (Halle et al. 2016, doi 10.1016/j.immuni.2016.01.010)",
    },
    nkHits: {
      label: "Hits by NK cells",
      value: 0.16,
      unit: "1/min",
      range: [0.014, 0.17],
      min: 0,
      max: 2,
      note: "Per tumor cell and unit of NK cytotoxicity.",
      source:
        "that of serial killers, 5.5 kills a day at three hits a kill: of resting human NK cells on K562 three quarters kill nothing in 12 h, some kill three or more (Guldevall et al. 2016, PMC4820656), 0.5 a day for the average cell",
    },
    damageRepair: {
      label: "Decay of hits",
      value: 0.014,
      unit: "1/min",
      min: 1e-4,
      max: 0.05,
      source:
        "hits that are more than 50 min apart do not add up (Weigelin et al. 2021, doi 10.1038/s41467-021-25282-3): taken as the half-time",
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
      value: 0.075,
      unit: "1",
      range: [0.0175, 0.098],
      min: 0.01,
      max: 1,
      source:
        "fitted: one CTL among 25 packed tumor cells then kills 3.2 of them a day, 16 at 0.0175 and 2 at 0.098; 2 to 16 were counted in vivo where antigen is plenty (Halle et al. 2016, doi 10.1016/j.immuni.2016.01.010) and 4 in a tumor (Breart et al. 2008, 10.1172/JCI34388), see ctl-kills in docs/measured.md. CTL per tumor cell of half the death rate in other models, 0.07 to 1.2 (de Pillis et al. 2009, doi 10.1080/17486700802216301, as coded by others; K_T_C_qspio, QSPIO-TNBC), hold 0.029 to 0.49 hits open. One open hit in thirteen on the average is no three for each cell: killers attack in clusters",
    },
    damageSteepness: {
      label: "Steepness of the threshold",
      value: 2,
      unit: "1",
      range: [1, 3],
      min: 1,
      max: 4,
      source:
        "Hill exponents of the death rate by CTL per tumor cell, to which open hits are proportional: 1.81 and 2.09 (de Pillis et al. 2009, doi 10.1080/17486700802216301), 0.46 to 1.36 (de Pillis et al. 2005, Cancer Research 65:7950), as coded by others; 1 by the mass action of CTL in spleen (Ganusov et al. 2011, PLoS ONE 6:e15959), 3 if three rare hits had to meet (Weigelin et al. 2021, 10.1038/s41467-021-25282-3)",
    },
    traceTargets: {
      label: "Targets that killers miss",
      value: 1e-3,
      unit: "1",
      min: 0,
      max: 0.1,
      source:
        "assumed: one cell in a thousand is found by half of the killers that would hit it; each target is hit by mass action, whatever the number of the others, as of LCMV targets in spleen (PLoS ONE 6:e15959)",
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
      value: 8.3e-4,
      unit: "1/min",
      range: [6.25e-4, 2.8e-3],
      min: 0,
      max: 0.03,
      source:
        "1.2 per day, between 0.9 (k_C_Tcell_qspio, after Robertson-Tessi et al. 2012, PMID 22051568) and 2.2 (k_C_CD8, SPQSP_PDAC); a CTL takes 6 h on average to kill a tumor cell in vivo (Breart et al. 2008, 10.1172/JCI34388)",
    },
    debrisShare: {
      label: "Share left as debris",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 1,
      note: "Of the tumor cells killed by lymphocytes; the rest is eaten by neighbors.",
      source:
        "assumed: apoptotic cells are mostly eaten within hours, 1 to 3 from the first sign to the last (Gavrieli et al. 1992, J Cell Biol 119:493)",
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
    ctlKills: {
      expression:
        "lymphocyteKill*cd8Hit/lymphocyteHit*(tumor/tumorCellVolume)/(cd8Eff/lymphocyteVolume)",
      formulaUnit: "1/min",
      unit: "1/d",
      label: "Kills per CTL and day",
      note: "Tumor cells that die of hits by CD8 T cells, per CD8 effector at the place: 2 to 16 where antigen is plenty (Halle et al. 2016, doi 10.1016/j.immuni.2016.01.010).",
    },
  },
  processes: [
    {
      type: "source",
      field: "damage",
      rate: "lymphocyteHit*michaelis(targets, traceTargets)*max(0, 1 - damage/mostDamage)",
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
