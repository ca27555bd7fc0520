import type { ModuleDescription } from "../../model/description.ts";
import { usualDose } from "./drug-kinetics.ts";
import { drugParts } from "./drug-parts.ts";
import type { DrugPlan } from "./drug-plan.ts";
import { smallMolecule } from "./small-molecule.ts";

/** Small molecules that stop a kinase: in macrophages (CSF1R, PI3Kγ) or in tumor (BRAF, MEK). */
export const csf1rInhibitor = smallMolecule({
  name: "csf1r-inhibitor",
  label: "CSF1R inhibitor",
  note: "Pexidartinib and its like: starves macrophages, M2 first, and turns the rest to M1. Nanoparticles (DSN) can carry it.",
  field: "csf1rInhibitor",
  color: "#00b3a4",
  kinetics: {
    mouse: {
      amount: "40 mg/kg by mouth, or 290 ppm of chow",
      days: 1,
      level: 40,
      levelSource:
        "assumed: as 40 mg/kg in macaques, peak of 16.5 ug/mL (10.1007/s00280-020-04071-7; 418 g/mol)",
      halfLife: 480,
      halfLifeSource: "assumed: 8 h (4 to 16 h); clearance of 0.18 L/h/kg in macaques",
    },
    human: {
      amount: "400 mg by mouth",
      days: 0.5,
      level: 7,
      levelSource:
        "peak of 8.6 ug/mL (20.6 uM) at steady state (drugs.ncats.io), a third of which is one dose at a half-life of a day",
      halfLife: 1600,
      halfLifeSource: "assumed: 27 h (a day to 31 h)",
    },
  },
  unbound: {
    share: 5e-3,
    source: "assumed: half of the 1 % that at most is unbound (PMC6012252)",
  },
  effect: {
    observable: "csf1rBlockade",
    label: "CSF1R blockade",
    half: 0.02,
    halfSource: "IC50 of pexidartinib for CSF1R, 20 nM (Selleck data sheet S7818)",
    evidence: ["E0568", "E0958"],
  },
});

export const pi3kgInhibitor = smallMolecule({
  name: "pi3kg-inhibitor",
  label: "PI3Kγ inhibitor",
  note: "TG100-115 and its like: cuts IL-10 and TGF-β of macrophages and their fat-burning program.",
  field: "pi3kgInhibitor",
  color: "#2fd0e0",
  effect: {
    observable: "pi3kgBlockade",
    label: "PI3Kγ blockade",
    evidence: ["E0935"],
  },
});

const dabrafenib: DrugPlan = {
  field: "dabrafenib",
  label: "Dabrafenib",
  color: "#ff6f91",
  transport: "smallDrug",
  unit: "uM",
  kinetics: {
    mouse: {
      amount: "30 mg/kg by mouth",
      days: 1,
      level: 20,
      levelSource: "assumed: five times a patient's peak, for a dose per weight 15 times as high",
      halfLife: 180,
      halfLifeSource: "assumed: 3 h, shorter than in patients",
    },
    human: {
      amount: "150 mg by mouth",
      days: 0.5,
      level: 4,
      levelSource:
        "150 mg (519.6 g/mol) in 70.3 L (label of dabrafenib, drugs.com/ppa/dabrafenib.html)",
      halfLife: 480,
      halfLifeSource: "8 h (label of dabrafenib, drugs.com/ppa/dabrafenib.html)",
    },
  },
  unbound: {
    share: 3e-3,
    source: "99.7 % bound (label of dabrafenib, drugs.com/ppa/dabrafenib.html)",
  },
  effect: {
    observable: "brafInhibition",
    label: "BRAF inhibition",
    half: 6.5e-4,
    halfSource: "IC50 for BRAF V600E, 0.65 nM (rxreasoner.com/substances/dabrafenib, table 5)",
    evidence: ["E0976"],
  },
};

const trametinib: DrugPlan = {
  field: "trametinib",
  label: "Trametinib",
  color: "#ffa8b8",
  transport: "smallDrug",
  unit: "uM",
  kinetics: {
    mouse: {
      amount: "0.3 mg/kg by mouth",
      days: 1,
      level: 0.1,
      levelSource:
        "assumed: so that daily doses hold the mean of patients, for a dose per weight ten times as high",
      halfLife: 420,
      halfLifeSource: "assumed: 7 h, far shorter than in patients",
    },
    human: {
      amount: "2 mg by mouth",
      days: 1,
      level: 5.3e-3,
      levelSource:
        "2 mg, 72.3 % of it absorbed, at a clearance of 3.21 L/h (Leonowens 2014, 10.1111/bcp.12373; 615 g/mol) and the half-life of 4 d: a mean of 30 nM",
      halfLife: 5760,
      halfLifeSource: "effective half-life of 4 d (Leonowens 2014, 10.1111/bcp.12373)",
    },
  },
  unbound: { share: 0.03, source: "97 % bound (rpsi.ir, monograph of trametinib)" },
  effect: {
    observable: "mekInhibition",
    label: "MEK inhibition",
    half: 1.3e-4,
    halfSource:
      "assumed: a fourth of what is unbound at the trough of 10 ng/mL (17 nM), below which fewer patients answer (population model of 493 patients)",
    evidence: ["E0890"],
  },
};

const pair = [drugParts(dabrafenib), drugParts(trametinib)] as const;

/** BRAF alone calls macrophages and Treg (their modules say how); MEK takes that away. */
export const brafMekInhibitors: ModuleDescription = {
  name: "braf-mek-inhibitors",
  label: "BRAF and MEK inhibitors",
  note: `Slow the division of BRAF-mutant melanoma; dabrafenib alone calls macrophages and Treg, trametinib stops that. ${usualDose(dabrafenib)} ${usualDose(trametinib)}`,
  fields: { ...pair[0].fields, ...pair[1].fields },
  parameters: {
    ...pair[0].parameters,
    ...pair[1].parameters,
    brafDivisionBlock: {
      label: "Division stopped by BRAF inhibition",
      value: 0.55,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: slows melanoma to about half, so that the response is partial",
    },
    mekDivisionBlock: {
      label: "Division stopped by MEK inhibition",
      value: 0.25,
      unit: "1",
      min: 0,
      max: 1,
      source: "assumed: less than BRAF inhibition, to which it adds",
    },
  },
  observables: {
    ...pair[0].observables,
    ...pair[1].observables,
    divisionBlock: {
      expression: "1 - (1 - brafDivisionBlock*brafInhibition)*(1 - mekDivisionBlock*mekInhibition)",
      label: "Division stopped by drugs",
      unit: "1",
      evidence: ["E0976"],
    },
  },
  processes: [...pair[0].processes, ...pair[1].processes],
};
