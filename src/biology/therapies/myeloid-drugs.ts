import { smallMolecule } from "./small-molecule.ts";

/** Small molecules, liposomes and antibiotics that act on myeloid cells and inflammation. */
export const tasquinimod = smallMolecule({
  name: "tasquinimod",
  label: "Tasquinimod",
  note: "Turns M2 macrophages to M1 and lowers the sprouting of vessels.",
  field: "tasquinimod",
  color: "#46d99a",
  kinetics: {
    mouse: {
      amount: "10 mg/kg in drinking water",
      days: 1,
      level: 12,
      levelSource: "assumed: so that the mean is that of patients",
      halfLife: 600,
      halfLifeSource: "assumed: 10 h, a fourth of that of patients",
    },
    human: {
      amount: "1 mg by mouth",
      days: 1,
      level: 3,
      levelSource: "assumed: some uM, ten times the level of half effect",
      halfLife: 2400,
      halfLifeSource: "assumed: 40 h (a day to three)",
    },
  },
  effect: {
    observable: "tasquinimodEffect",
    label: "Effect of tasquinimod",
    evidence: ["E0862", "E0863", "E0865"],
  },
});

/** Drugs with different targets that end in the same turn from M2 to M1. */
export const reeducationDrug = smallMolecule({
  name: "reeducation-drug",
  label: "Re-education drug",
  note: "Stands for drugs that turn M2 to M1 through NF-κB: bufalin, carfilzomib, TRAIL, TD-92, histamine.",
  field: "reeducationDrug",
  color: "#8fe3c0",
  effect: {
    observable: "reeducationEffect",
    label: "Re-education",
    evidence: ["E0343", "E0344", "E0346", "E0722", "E0866"],
  },
});

export const atra = smallMolecule({
  name: "atra",
  label: "ATRA",
  note: "All-trans retinoic acid: lets MDSC mature into ordinary myeloid cells.",
  field: "atra",
  color: "#ffc168",
  kinetics: {
    either: {
      amount: "45 mg/m2 a day by mouth in four parts",
      days: 0.25,
      level: 1,
      levelSource: "assumed: 1 uM at the peak (0.3 to 3)",
      halfLife: 60,
      halfLifeSource: "assumed: an hour (half an hour to two)",
    },
  },
  effect: {
    observable: "atraEffect",
    label: "Effect of ATRA",
    half: 0.01,
    halfSource:
      "assumed: a twentieth of the mean level of the usual dose; its receptor answers to some nM to tens of nM",
    evidence: ["E0719", "E0720"],
  },
});

export const stingAgonist = smallMolecule({
  name: "sting-agonist",
  label: "STING agonist",
  note: "Wakes dendritic cells through STING and keeps MDSC away. It may also be injected: add to stingAgonist in the tissue.",
  field: "stingAgonist",
  color: "#ff7a6b",
  effect: {
    observable: "stingAgonism",
    label: "STING agonism",
    evidence: ["E0717", "E0716"],
  },
});

/** Cleared from blood within a day; macrophages that eat the liposomes die. */
export const clodronate = smallMolecule({
  name: "clodronate-liposomes",
  title: "Clodronate liposomes",
  label: "Clodronate",
  note: "Kills every macrophage that eats it, M1 and M2 alike.",
  field: "clodronate",
  color: "#c4c9d4",
  kinetics: {
    either: {
      amount: "50 mg/kg in liposomes into a vein",
      days: 1,
      level: 20,
      levelSource: "assumed: so that what macrophages eat kills them within days",
      halfLife: 720,
      halfLifeSource: "assumed: 12 h; plain liposomes leave blood within a day",
    },
  },
  effect: {
    observable: "clodronateEffect",
    label: "Effect of clodronate",
    evidence: ["E0963"],
  },
});

/** Fewer MDSC come (module mdsc); those that are there mature, and a few then prime T cells. */
export const perkInhibitor = smallMolecule({
  name: "perk-inhibitor",
  label: "PERK inhibitor",
  note: "Takes the stress kinase away that keeps MDSC suppressive; they turn into cells that prime.",
  field: "perkInhibitor",
  color: "#d9a066",
  effect: {
    observable: "perkInhibition",
    label: "PERK inhibition",
    evidence: ["E0621"],
  },
  more: {
    parameters: {
      perkConversion: {
        label: "Maturing of MDSC",
        value: 1.4e-4,
        unit: "1/min",
        min: 0,
        max: 5e-3,
        source: "assumed: 0.2 per day, twice their death, as for other maturing drugs",
      },
      perkPrimingYield: {
        label: "Share that primes",
        value: 0.05,
        unit: "1",
        min: 0,
        max: 1,
        source: "assumed: small, since mature dendritic cells are a tenth as dense as MDSC",
      },
    },
    processes: [
      {
        type: "convert",
        from: "mdsc",
        to: "dcMat",
        rate: "perkConversion*perkInhibition",
        yield: "perkPrimingYield",
        label: "Maturing under PERK inhibition",
        evidence: ["E0018", "E0622"],
      },
    ],
  },
});

export const antiInflammatoryDrug = smallMolecule({
  name: "anti-inflammatory-drug",
  label: "Anti-inflammatory drug",
  note: "Given with incomplete ablation, so that the scorched ring does not call for help.",
  field: "antiInflammatoryDrug",
  color: "#a9c7a5",
  effect: {
    observable: "antiInflammatory",
    label: "Anti-inflammatory effect",
    evidence: ["E0823", "E0824"],
  },
});

export const antibiotic = smallMolecule({
  name: "antibiotic",
  label: "Antibiotic",
  note: "Clears bacteria in the tumor.",
  field: "antibiotic",
  color: "#7ee8fa",
  effect: { observable: "antibioticEffect", label: "Effect of the antibiotic" },
});
