import { smallMolecule } from "./small-molecule.ts";

/** Small molecules that lift what the metabolism of a tumor puts on killer cells. */
export const hifInhibitor = smallMolecule({
  name: "hif-inhibitor",
  label: "HIF-1α inhibitor",
  note: "Echinomycin and its like: takes away HIF-1α, and with it PD-L1, VEGF, glycolysis and adenosine.",
  field: "hifInhibitor",
  color: "#5f9dff",
  effect: {
    observable: "hifInhibition",
    label: "HIF-1α inhibition",
    evidence: ["E0147"],
  },
});

export const a2arAntagonist = smallMolecule({
  name: "a2ar-antagonist",
  label: "A2AR antagonist",
  note: "Covers the adenosine receptor of T and NK cells; adenosine itself stays.",
  field: "a2arAntagonist",
  color: "#b58cff",
  effect: {
    observable: "a2arBlockade",
    label: "A2AR blockade",
    evidence: ["E0287"],
  },
});

export const ep4Antagonist = smallMolecule({
  name: "ep4-antagonist",
  label: "EP4 antagonist",
  note: "MF-766 and its like: covers the receptor through which PGE2 quiets dendritic cells and feeds MDSC.",
  field: "ep4Antagonist",
  color: "#83d475",
  effect: {
    observable: "ep4Blockade",
    label: "EP4 blockade",
    evidence: ["E0425"],
  },
});

export const nsaid = smallMolecule({
  name: "nsaid",
  label: "NSAID",
  note: "COX inhibitors such as piroxicam or sulindac: less PGE2, and less of what RAS inflammation drives.",
  field: "nsaid",
  color: "#d4d66e",
  effect: {
    observable: "coxInhibition",
    label: "COX inhibition",
    evidence: ["E0968"],
  },
});

export const rucaparib = smallMolecule({
  name: "rucaparib",
  label: "Rucaparib",
  note: "Inhibits PARP11, so that killer cells keep the receptor of type I interferon.",
  field: "rucaparib",
  color: "#70b8ff",
  kinetics: {
    mouse: {
      amount: "150 mg/kg by mouth",
      days: 0.5,
      level: 12,
      levelSource: "assumed: so that the mean is that of patients",
      halfLife: 240,
      halfLifeSource: "assumed: 4 h, as small molecules in mice",
    },
    human: {
      amount: "600 mg by mouth",
      days: 0.5,
      level: 2.3,
      levelSource:
        "peak of 1940 ng/mL (6.0 uM of 323.4 g/mol) at steady state (label of rucaparib), built up by doses of 2.3 uM at a half-life of 18 h",
      halfLife: 1080,
      halfLifeSource: "assumed: 18 h (17 to 26)",
    },
  },
  effect: {
    observable: "parp11Inhibition",
    label: "PARP11 inhibition",
    evidence: ["E0178"],
  },
});

export const repairInhibitor = smallMolecule({
  name: "repair-inhibitor",
  label: "Repair inhibitor",
  note: "Keeps tumor cells from mending the membrane and DNA damage of single hits.",
  field: "repairInhibitor",
  color: "#ffb48a",
  effect: {
    observable: "repairInhibition",
    label: "Inhibition of repair",
    evidence: ["E0170", "E0171"],
  },
});

export const smaseInhibitor = smallMolecule({
  name: "smase-inhibitor",
  label: "Sphingomyelinase inhibitor",
  note: "Restores the membrane lipids that NK cells need to grip tumor cells.",
  field: "smaseInhibitor",
  color: "#e6a3ff",
  effect: {
    observable: "smaseInhibition",
    label: "Inhibition of sphingomyelinase",
    evidence: ["E0301"],
  },
});

export const glutInhibitor = smallMolecule({
  name: "glut-inhibitor",
  label: "Glucose entry blocker",
  note: "Cuts the supply of glucose, which kills SLC7A11-high tumor cells by disulfide stress.",
  field: "glutInhibitor",
  color: "#fff38f",
  effect: {
    observable: "glutBlockade",
    label: "Block of glucose entry",
    half: 0.3,
    halfSource:
      "assumed: inhibitors differ a thousandfold; GLUT1 of red cells is half blocked by 0.3 uM of cytochalasin B and 6 uM of WZB117 (PMC5207184), that of cancer cells by 0.5 uM of WZB117 and 1 uM of STF-31 (encyclopedia.pub on GLUT1, table 1); 2 nM of BAY-876 are enough (smolecule.com, text of a vendor)",
    evidence: ["E0821", "E0822"],
  },
});
