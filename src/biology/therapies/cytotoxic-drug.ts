import type { ModuleDescription } from "../../model/description.ts";
import { smallMolecule } from "./small-molecule.ts";

/**
 * A second cytotoxic drug whose escape through macrophages can be set, since each has its own:
 * paclitaxel through MEK/ERK (as it stands), doxorubicin and cisplatin through CCL2, which also lets
 * cells leave through vessels (module dissemination), cisplatin through Pol η, osimertinib through
 * vesicles.
 */
export const cytotoxicDrug: ModuleDescription = smallMolecule({
  name: "cytotoxic-drug",
  title: "Cytotoxic drug",
  label: "Cytotoxic drug",
  note: "As it stands paclitaxel. Doxorubicin or cisplatin: cytotoxicMekShare 0, cytotoxicCcl2 1.5, cytotoxicLeak 0.5, for cisplatin cytotoxicRepair 0.3, for doxorubicin cytotoxicCellUptake 5.1. Osimertinib: cytotoxicTamResistance 0.1, cytotoxicVesicleResistance 0.6.",
  field: "cytotoxicDrug",
  color: "#e36588",
  kinetics: {
    mouse: {
      amount: "10 mg/kg of paclitaxel into a vein",
      days: 7,
      level: 0.6,
      levelSource:
        "assumed: the area of 17 uM h that 175 mg/m2 has in patients (15 ug h/mL, label, 3 h infusion)",
      halfLife: 1200,
      halfLifeSource:
        "assumed: 20 h as in patients; plasma of mice clears it within hours, but what tumors took up stays for a day and more",
      absorption: 30,
      absorptionSource: "assumed: into a vein, then out of its solvent",
    },
    human: {
      amount: "175 mg/m2 of paclitaxel into a vein",
      days: 21,
      level: 0.6,
      levelSource: "area of 15 ug h/mL (853.9 g/mol) at a half-life of 20 h (label, 3 h infusion)",
      halfLife: 1200,
      halfLifeSource:
        "20.2 h after 175 mg/m2 over 3 h (label of paclitaxel); doxorubicin and osimertinib stay longer",
      absorption: 90,
      absorptionSource: "half of an infusion over 3 h",
    },
  },
  effect: {
    observable: "cytotoxicEffect",
    label: "Effect of the cytotoxic drug",
    half: 0.1,
    halfSource:
      "assumed: about half of the mean level of a weekly dose, so that the effect fades before the next",
  },
  more: {
    parameters: {
      cytotoxicKillMax: {
        label: "Fastest kill",
        value: 2.1e-4,
        unit: "1/min",
        min: 0,
        max: 5e-3,
        source: "assumed: 0.3 per day while the drug is there, as for other chemotherapy",
      },
      cytotoxicTamResistance: {
        label: "Resistance by M2",
        value: 0.5,
        unit: "1",
        min: 0,
        max: 1,
        source: "assumed: half where M2 are dense, so that their removal restores the drug",
      },
      cytotoxicMekShare: {
        label: "Share of it that needs MEK",
        value: 1,
        unit: "1",
        min: 0,
        max: 1,
        note: "What a MEK inhibitor takes away.",
        source: "control: 1 for paclitaxel, 0 for others",
      },
      cytotoxicRepair: {
        label: "Tolerance of DNA damage",
        value: 0,
        unit: "1",
        min: 0,
        max: 1,
        note: "By Pol η and the like.",
        source: "control: above 0 for cisplatin",
      },
      cytotoxicVesicleResistance: {
        label: "Resistance by vesicles",
        value: 0,
        unit: "1",
        min: 0,
        max: 1,
        note: "By what vesicles carry (circPLK1).",
        source: "control: above 0 for osimertinib",
      },
      cytotoxicCellUptake: {
        label: "Uptake of the cytotoxic drug by cells",
        value: 0,
        unit: "1/min",
        min: 0,
        max: 30,
        note: "By packed tumor, which keeps it bound.",
        source:
          "control: above 0 for doxorubicin. Permeability of 2.4e-5 cm/s of Ehrlich ascites cells at 37 C and pH 7.3 (10.1080/00365518309168251), times the surface of a sphere over its volume, 0.36 1/um for 2494 um^3, is 5.1 1/min",
      },
      cytotoxicCcl2: {
        label: "CCL2 called out by the drug",
        value: 0,
        unit: "1",
        min: 0,
        max: 5,
        note: "In parts of what tumor makes untreated.",
        source: "control: above 0 for doxorubicin and cisplatin",
      },
      cytotoxicLeak: {
        label: "Leaky vessels under the drug",
        value: 0,
        unit: "1",
        min: 0,
        max: 1,
        note: "Lets more tumor cells leave (module dissemination), besides what CCL2 does.",
        source: "control: above 0 for doxorubicin and cisplatin",
      },
    },
    observables: {
      cytotoxicResistance: {
        expression:
          "1 - (1 - cytotoxicTamResistance*m2Presence*(1 - cytotoxicMekShare*mekInhibition))*(1 - cytotoxicRepair*(1 - repairInhibition))*(1 - cytotoxicVesicleResistance*evSignal)",
        label: "Resistance to the cytotoxic drug",
        unit: "1",
        evidence: ["E0876", "E0883", "E0884", "E0889", "E0890", "E0898"],
      },
      cytotoxicDrugKill: {
        expression: "cytotoxicKillMax*cytotoxicEffect*(1 - cytotoxicResistance)*(1 - stemSparing)",
        label: "Kill by the cytotoxic drug",
        unit: "1/min",
        evidence: ["E0885", "E0891", "E0899"],
      },
      chemoCcl2: {
        expression: "cytotoxicCcl2*cytotoxicEffect",
        label: "CCL2 called out by the drug",
        unit: "1",
        evidence: ["E0893"],
      },
      chemoLeak: {
        expression: "cytotoxicLeak*cytotoxicEffect",
        label: "Leak of vessels under the drug",
        unit: "1",
      },
    },
    processes: [
      {
        type: "loss",
        field: "cytotoxicDrug",
        rate: "cytotoxicCellUptake*tumor",
        label: "Uptake by cells",
      },
      {
        type: "convert",
        from: "tumor",
        to: "dead",
        rate: "cytotoxicDrugKill",
        label: "Kill by the cytotoxic drug",
        evidence: ["E0885", "E0891", "E0899"],
      },
    ],
  },
});
