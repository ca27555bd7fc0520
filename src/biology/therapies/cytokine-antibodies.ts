import { antibody } from "./antibody.ts";

/** Antibodies and traps that catch cytokines and chemokines or cover their receptors. */
export const antiIl10 = antibody({
  name: "anti-il10",
  label: "Anti-IL-10",
  note: "Antibody against the receptor of IL-10.",
  field: "antiIl10",
  color: "#c77cff",
  effect: {
    observable: "il10Blockade",
    label: "IL-10 blockade",
    evidence: ["E0492"],
  },
});

export const antiTgfBeta = antibody({
  name: "anti-tgf-beta",
  label: "TGF-β blocker",
  note: "Antibody that neutralizes TGF-β.",
  field: "antiTgfBeta",
  color: "#a0a3ff",
  effect: {
    observable: "tgfBetaBlockade",
    label: "TGF-β blockade",
    evidence: ["E0372", "E0371", "E0723"],
  },
});

export const antiCxcl1 = antibody({
  name: "anti-cxcl1",
  label: "Anti-CXCL1/2",
  note: "Antibody that neutralizes CXCL1 and CXCL2, the call for neutrophils and MDSC.",
  field: "antiCxcl1",
  color: "#7fd6c2",
  effect: {
    observable: "cxcl1Blockade",
    label: "CXCL1/2 blockade",
    evidence: ["E0681"],
  },
});

export const antiCcl2 = antibody({
  name: "anti-ccl2",
  label: "Anti-CCL2",
  note: "Antibody that neutralizes CCL2, the call for monocytes.",
  field: "antiCcl2",
  color: "#e59ac1",
  effect: { observable: "ccl2Blockade", label: "CCL2 blockade" },
});

/** Macrophages undo it: their MMP9 frees VEGF from the matrix. */
export const aflibercept = antibody({
  name: "aflibercept",
  label: "Aflibercept",
  note: "Trap for VEGF and PlGF; M2 macrophages escape it through MMP9.",
  field: "aflibercept",
  color: "#8ecbff",
  kinetics: {
    mouse: {
      amount: "10 mg/kg into the peritoneum",
      days: 4,
      level: 175,
      levelSource: "assumed: 10 mg/kg in 57 mL/kg, the central volume of IgG",
      halfLife: 2880,
      halfLifeSource: "assumed: 2 d, somewhat shorter than in patients",
    },
    human: {
      amount: "4 mg/kg into a vein",
      days: 14,
      level: 70,
      levelSource:
        "4 mg/kg of 70 kg in the 4 L of free aflibercept (population model of 1506 patients in 9 trials)",
      halfLife: 4500,
      halfLifeSource:
        "clearance of 0.88 L/d from 4 L (population model of 1506 patients in 9 trials)",
    },
  },
  effect: {
    observable: "vegfBlockade",
    label: "VEGF blockade",
    half: 0.05,
    halfSource:
      "assumed: a tenth of an antibody's level, for the trap binds VEGF more tightly than antibodies do (below 1 nM)",
    factor: "(1 - afliberceptMmpEscape*m2Presence)",
    evidence: ["E0877", "E0878", "E0881"],
  },
  more: {
    parameters: {
      afliberceptMmpEscape: {
        label: "Escape through MMP9 of M2",
        value: 0.5,
        unit: "1",
        min: 0,
        max: 1,
        note: "Share of the effect that is lost where M2 are dense.",
        source: "assumed: about the resistance that M2 give to chemotherapy",
      },
    },
  },
});
