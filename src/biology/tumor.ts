import type { ModuleDescription } from "../model/description.ts";

/**
 * Tumor is a volume fraction that divides where there is oxygen, glucose and room, creeps into
 * living tissue (not into debris), and dies where oxygen fails. The dead stay until they are cleared.
 */
export const tumor: ModuleDescription = {
  name: "tumor",
  label: "Tumor",
  note: "Growth limited by oxygen, glucose and space; hypoxic death, necrosis and its clearance.",
  fields: {
    tumor: {
      kind: "population",
      label: "Tumor",
      unit: "1",
      diffusion: "tumorMotility*max(0, 1 - dead)",
      color: "#4a6cff",
      note: "Volume fraction of living tumor cells.",
    },
    dead: {
      kind: "static",
      label: "Necrosis",
      unit: "1",
      color: "#9a6b8f",
      note: "Volume fraction of dead cells and debris.",
    },
  },
  parameters: {
    tumorGrowth: {
      label: "Tumor growth",
      value: 5e-4,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source:
        "assumed: two thirds of the 7.2e-4 1/min of a fast line in culture (r_live, PhysiCell 1.14.2); with the oxygen of well-supplied tissue a doubling in 1.3 days, at half oxygen in four",
    },
    tumorMotility: {
      label: "Tumor motility",
      value: 0.5,
      unit: "um^2/min",
      min: 0,
      max: 10,
      source:
        "assumed: between 0.06 (Lai and Friedman 2017, from memory) and 1.2 (D_N2_GG, Gatenby and Gawlinski 1996); with the growth rate it gives a front of 2 sqrt(D r), about 35 um per day",
    },
    hypoxicDeath: {
      label: "Death without oxygen",
      value: 2.8e-3,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "max_necrosis_rate, PhysiCell 1.14.2 (once in 6 hours)",
    },
    tumorDeath: {
      label: "Tumor turnover",
      value: 7e-6,
      unit: "1/min",
      min: 0,
      max: 1e-3,
      source:
        "dT_tme, Ryu et al. 2025 (0.01 per day); 5.3e-5 in PhysiCell 1.14.2 (k_apoptosis) is for fast-cycling cells",
    },
    deadClearance: {
      label: "Clearance of the dead",
      value: 7e-5,
      unit: "1/min",
      min: 0,
      max: 1e-3,
      source: "k_cell_clear_qspio, QSPIO-TNBC (0.1 per day)",
    },
    phagocytosis: {
      label: "Clearance by macrophages",
      value: 7e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      note: "At a macrophage density of 1.",
      source:
        "assumed: macrophages in a tenth of the tissue double the clearance; single contacts are far faster (0.01 1/min, k_phago, PhysiCell 1.14.2)",
    },
    m1Killing: {
      label: "Killing by M1",
      value: 2.3e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      note: "At an M1 density of 1.",
      source: "k_M1_phago_qspio, QSPIO-TNBC (0.33 per day)",
    },
    m2GrowthBoost: {
      label: "Growth added by M2",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 2,
      source: "assumed: modest; only the direction is known",
    },
    m2BoostDensity: {
      label: "M2 density of half boost",
      value: 0.1,
      unit: "1",
      min: 0.01,
      max: 1,
      source: "assumed: macrophages are a tenth to a half of the mass of a tumor",
    },
  },
  processes: [
    {
      // Growth competes for room with everything that fills space; M2 factors speed it up.
      type: "growth",
      field: "tumor",
      rate: "tumorGrowth*(1 - oxygenShortage)*(1 - glucoseShortage)*(1 + m2GrowthBoost*michaelis(m2, m2BoostDensity))",
      occupied: "tumor + dead + m0 + m1 + m2",
      capacity: "1",
      label: "Division",
      evidence: ["E0022", "E0023", "E0748"],
    },
    {
      type: "convert",
      from: "tumor",
      to: "dead",
      rate: "hypoxicDeath*anoxia",
      label: "Hypoxic death",
    },
    {
      // Single apoptotic cells are eaten by their neighbors within hours and leave no debris.
      type: "loss",
      field: "tumor",
      rate: "tumorDeath",
      label: "Turnover",
    },
    {
      type: "convert",
      from: "tumor",
      to: "dead",
      rate: "m1Killing*m1",
      label: "Killing by M1",
      evidence: ["E0013", "E0830"],
    },
    {
      type: "loss",
      field: "dead",
      rate: "deadClearance",
      label: "Slow decay",
    },
    {
      // M1 engulf better than M2; newcomers are counted as M1.
      type: "loss",
      field: "dead",
      rate: "phagocytosis*(m0 + m1 + 0.5*m2)",
      label: "Phagocytosis",
      evidence: ["E0322"],
    },
  ],
};
