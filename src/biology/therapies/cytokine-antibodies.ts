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
  halfLife: 8600,
  halfLifeSource: "assumed: 6 days, an antibody's tail on receptor domains, shorter than an IgG",
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
