import { usualDose } from "./drug-kinetics.ts";
import { drugParts } from "./drug-parts.ts";
import type { DrugPlan, Kinetics } from "./drug-plan.ts";

/** Brain over plasma, by areas (Portnow 2009). */
const IN_BRAIN = 0.178;
/** Rate at which temozolomide leaves the fluid of brain, 1/min: 0.76 1/h (Clin Cancer Res 2004;10:3728). */
const OUT_OF_BRAIN = 0.76 / 60;
const BRAIN =
  "0.76 1/h leave cerebrospinal fluid (35 patients, Clin Cancer Res 2004;10:3728), and the areas in brain and plasma are as 0.178 to 1 (Portnow 2009, 10.1158/1078-0432.CCR-09-1349)";
const MOUSE_GEMCITABINE =
  "20 mg/kg into a vein of mice: area 1628 uM min, half-life 42.5 min (10.1016/j.bcp.2020.114127, table 3)";
const HUMAN_GEMCITABINE =
  "clearance 2.7 L/min, volumes 15 and 15 L in patients (PMC2291243, table 3)";

const temozolomideInMice: Kinetics = {
  amount: "50 mg/kg into the peritoneum",
  days: 1,
  level: 77,
  levelSource: "assumed: 50 mg/kg in 0.65 L/kg of body water (0.25 to 0.65)",
  halfLife: 60,
  halfLifeSource:
    "about 60 min in RIF-1 tumors of mice by NMR of 13C-temozolomide; 72 min in plasma of rats (10.1080/00498250410001685737)",
  absorption: 10,
  absorptionSource: "assumed: within half an hour",
};

const gemcitabineInMice: Kinetics = {
  amount: "50 mg/kg into the peritoneum",
  days: 3,
  level: 66,
  levelSource: `2.5 times ${MOUSE_GEMCITABINE}`,
  halfLife: 42.5,
  halfLifeSource: MOUSE_GEMCITABINE,
  absorption: 10,
  absorptionSource: "assumed: within half an hour",
};

const temozolomide: DrugPlan = {
  field: "temozolomide",
  label: "Temozolomide",
  color: "#ff5d5d",
  transport: "smallDrug",
  unit: "ug/mL",
  kinetics: {
    mouse: temozolomideInMice,
    human: {
      amount: "150 mg/m2 by mouth",
      days: 1,
      level: 5.65,
      levelSource:
        "area of 17.1 ug h/mL (7 patients, Portnow 2009, 10.1158/1078-0432.CCR-09-1349) at the half-life of 2.1 h",
      halfLife: 126,
      halfLifeSource: "2.1 h (35 patients, Clin Cancer Res 2004;10:3728); 1.8 to 2 h in others",
      absorption: 7.2,
      absorptionSource: "5.8 1/h (35 patients, Clin Cancer Res 2004;10:3728)",
    },
  },
  passage: {
    exchange: IN_BRAIN * OUT_OF_BRAIN,
    exchangeSource: `${BRAIN}: the share of 0.178 leaves by the vessels that it came from`,
    clearance: (1 - IN_BRAIN) * OUT_OF_BRAIN,
    clearanceSource: `${BRAIN}: the rest falls apart (half in 1.8 h at pH 7.4) or is washed away`,
  },
};

const gemcitabine: DrugPlan = {
  field: "gemcitabine",
  label: "Gemcitabine",
  color: "#ffa07a",
  transport: "smallDrug",
  unit: "uM",
  kinetics: {
    mouse: gemcitabineInMice,
    human: {
      amount: "1000 mg/m2 into a vein",
      days: 7,
      level: 228,
      levelSource: `1.8 g (263 g/mol), ${HUMAN_GEMCITABINE}: an area of 2530 uM min`,
      halfLife: 7.7,
      halfLifeSource: HUMAN_GEMCITABINE,
      absorption: 15,
      absorptionSource: "half of an infusion over 30 min",
    },
  },
};

/** Mean level that usual doses keep: dose * half-life/(ln 2 * interval). */
const meanOf = ({ level, halfLife, days }: Kinetics) => (level * halfLife) / Math.LN2 / days / 1440;

/** What counts as an exposure of 1: means in plasma of mice on usual doses (ug/mL; uM), and the share in brain. */
export const MOUSE_MEANS = {
  temozolomide: meanOf(temozolomideInMice),
  gemcitabine: meanOf(gemcitabineInMice),
  inBrain: IN_BRAIN,
} as const;

const temozolomideParts = drugParts(temozolomide);
const gemcitabineParts = drugParts(gemcitabine);

/** What of the two drugs is in plasma and tissue. */
export const chemotherapyDrugs = {
  fields: { ...temozolomideParts.fields, ...gemcitabineParts.fields },
  parameters: {
    ...temozolomideParts.parameters,
    ...gemcitabineParts.parameters,
    chemoUptake: {
      label: "Uptake of gemcitabine by tumor cells",
      value: 0.1,
      unit: "1/min",
      range: [0.04, 0.1],
      min: 0,
      max: 5,
      note: "Of packed tumor. Temozolomide falls apart by itself.",
      source:
        '14C-gemcitabine falls by 4 % at more than 100 um from perfused vessels of pancreatic xenografts ("Distribution of Gemcitabine Is Nearly Homogenous in Two Orthotopic Murine Models of Pancreatic Cancer"): 0.075 to 0.04 at this diffusion, if the middle between vessels is 130 to 200 um away. Reach of sqrt(D/k) = 390 um in packed tumor; drugs that bind DNA faster reach less deep (doxorubicin falls to half within 24 to 43 um, 10.1186/1471-2407-12-214)',
    },
  },
  processes: [
    ...temozolomideParts.processes,
    ...gemcitabineParts.processes,
    {
      type: "loss",
      field: "gemcitabine",
      rate: "chemoUptake*tumor",
      label: "Uptake by tumor cells",
    } as const,
  ],
  doses: `${usualDose(temozolomide)} ${usualDose(gemcitabine)}`,
} as const;
