import type { ModuleDescription } from "../../model/description.ts";
import { usualDose } from "./drug.ts";
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
  halfLife: 1600,
  halfLifeSource: "assumed: 27 h as pexidartinib, from memory",
  dose: { amount: 5, days: 1 },
  effect: {
    observable: "csf1rBlockade",
    label: "CSF1R blockade",
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
  halfLife: 480,
  halfLifeSource: "assumed: 8 h as dabrafenib, from memory",
  dose: { amount: 3, days: 0.5 },
  effect: {
    observable: "brafInhibition",
    label: "BRAF inhibition",
    half: 0.12,
    halfSource:
      "assumed: a twentieth of the level that the usual dose keeps in tissue, as doses are chosen to hold their target down",
    evidence: ["E0976"],
  },
};

const trametinib: DrugPlan = {
  field: "trametinib",
  label: "Trametinib",
  color: "#ffa8b8",
  transport: "smallDrug",
  unit: "uM",
  halfLife: 5760,
  halfLifeSource: "assumed: 4 days as trametinib, from memory",
  dose: { amount: 0.01, days: 1 },
  effect: {
    observable: "mekInhibition",
    label: "MEK inhibition",
    half: 0.0025,
    halfSource:
      "assumed: a twentieth of the level that the usual dose keeps in tissue, as doses are chosen to hold their target down",
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
