import type { ModuleDescription } from "../../model/description.ts";

/**
 * Tumor is a volume fraction that divides where there is oxygen, glucose and room, creeps into
 * living tissue (not into debris), and dies where oxygen fails. The dead stay until they are cleared.
 * What helps it divide (M2, Th2, IL-17, SASP, VEGF, scorched neighbors) and what holds it back
 * (kinase inhibitors) comes from other modules by name; killing by lymphocytes and drugs is theirs.
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
      cellVolume: "tumorCellVolume",
      diffusion: "tumorMotility*(1 + emtMotility*emt + nerveMotility)*max(0, 1 - dead)",
      color: "#9abfff",
      note: "Volume fraction of living tumor cells.",
    },
    dead: {
      kind: "static",
      label: "Necrosis",
      unit: "1",
      color: "#8a21ff",
      note: "Volume fraction of dead cells and debris.",
    },
  },
  parameters: {
    tumorGrowth: {
      label: "Tumor growth",
      value: 4e-4,
      unit: "1/min",
      range: [2.1e-4, 7.7e-4],
      min: 0,
      max: 2e-3,
      source:
        "in mice: SL2 divides every 20 to 22 h, 54 to 79 % of its cells do (BMC Cancer 2005;5:122), which is 3.3e-4 to 4.8e-4; SCCVII doubles in 27.8 h, 4.2e-4, and in 15.1 h after 40 Gy (Hansen et al. 1996, Radiother Oncol 39:137); EMT6 in lungs in 20 to 24 h (Twentyman 1978, 10.1111/j.1365-2184.1978.tb00875.x). Here a doubling in 1.3 days in well-supplied tissue, in 2.4 at 8 mmHg",
    },
    tumorMotility: {
      label: "Tumor motility",
      value: 0.9,
      unit: "um^2/min",
      range: [0.6, 1.2],
      min: 0,
      max: 10,
      source:
        "published models: 2e-10 cm2/s = 1.2 (Gatenby and Gawlinski 1996, Cancer Research 56:5745), 8.64e-6 cm2 per day = 0.6 for colon cancer; a front in tissue with capillaries then advances 45 um per day, half of the 89 um of untreated glioblastomas (Ellingson et al. 2016, Cancer 122:1718)",
    },
    emtMotility: {
      label: "Motility added by EMT",
      value: 1.2,
      unit: "1",
      range: [1, 3],
      min: 0,
      max: 10,
      source:
        "EMT by TGF-β doubles the speed of NMuMG cells (10.3109/15419061.2013.833194): random motility rises by 1 if they keep their direction as far as before, by 3 if as long",
    },
    emtTgfBeta: {
      label: "EMT by TGF-β",
      value: 0.5,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: TGF-β alone takes cells half-way",
    },
    emtHif: {
      label: "EMT by HIF-1α",
      value: 0.3,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: weaker than TGF-β",
    },
    solidTumor: {
      label: "Tumor that counts as solid",
      value: 0.15,
      unit: "1",
      min: 0.01,
      max: 0.9,
      note: "For reading results only.",
      source: "assumed: half of the tumor cells that grown tissue holds beside its leukocytes",
    },
    coreOxygen: {
      label: "Oxygen below which tumor is core",
      value: 8,
      unit: "mmHg",
      min: 1,
      max: 20,
      note: "For reading results only.",
      source: "o2_hypoxic_response, PhysiCell 1.14.2: HIF-1α is half on",
    },
    rimOxygen: {
      label: "Oxygen above which tumor is rim",
      value: 15,
      unit: "mmHg",
      min: 2,
      max: 40,
      note: "For reading results only.",
      source: "o2_hypoxic_threshold, PhysiCell 1.14.2: HIF-1α starts to be switched on",
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
    cd47Phagocytosis: {
      label: "Killing added by CD47 block",
      value: 1,
      unit: "1",
      min: 0,
      max: 5,
      source: "assumed: without the don't-eat-me signal M1 take twice as many",
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
  observables: {
    core: {
      expression: "tumor > solidTumor && oxygen < coreOxygen",
      label: "Core",
      unit: "1",
      note: "Tumor below 8 mmHg of oxygen, where HIF-1α is half on.",
    },
    rim: {
      expression: "tumor > solidTumor && oxygen > rimOxygen",
      label: "Rim",
      unit: "1",
      note: "Tumor above 15 mmHg of oxygen.",
    },
    emt: {
      expression: "min(1, emtTgfBeta*tgfBetaSignal + emtHif*hif + emtSuccinate + tipEmt)",
      label: "EMT",
      unit: "1",
      note: "How far tumor cells have gone toward the mesenchymal state.",
      evidence: ["E0334"],
    },
    growthSupport: {
      expression:
        "m2GrowthBoost*michaelis(m2, m2BoostDensity) + stressGrowth + th2Growth + il17Growth + saspGrowth + vegfGrowth + mdscGrowth",
      label: "Growth support",
      unit: "1",
      note: "What neighbors add to the rate of division, as a share of it.",
      evidence: ["E0748"],
    },
    tumorDivision: {
      expression:
        "tumorGrowth*(1 - oxygenShortage)*(1 - glucoseShortage)*(1 + growthSupport)*(1 - divisionBlock)",
      label: "Division",
      unit: "1/min",
      note: "Per tumor cell, before crowding.",
    },
    m1Kill: {
      expression: "m1Killing*m1*(1 + cd47Phagocytosis*cd47Blockade)",
      label: "Killing by M1",
      unit: "1/min",
      evidence: ["E0013", "E0830"],
    },
  },
  contributions: [{ to: "targets", add: "tumor" }],
  processes: [
    {
      // Growth competes for room with everything that fills space.
      type: "growth",
      field: "tumor",
      rate: "tumorDivision",
      occupied: "tumor + dead + macrophageDensity",
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
      rate: "m1Kill",
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
