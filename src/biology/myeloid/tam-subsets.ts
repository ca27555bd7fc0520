import type { ModuleDescription } from "../../model/description.ts";

/**
 * Tumor macrophages are not all alike. Four subsets are told apart by what they add to the harm of
 * an M2 cell; each is a share of M2, not a field: what counts here is the export, and nothing is
 * known of how one turns into another.
 */
export const tamSubsets: ModuleDescription = {
  name: "tam-subsets",
  label: "Subsets of TAM",
  note: "Shares of M2 that carry MARCO, WNT5a, FRβ or little MHC-II, each with a harm of its own.",
  parameters: {
    marcoTamShare: subset("MARCO+ share of M2", "Brake NK cells and feed vessels."),
    wnt5aTamShare: subset("WNT5a+ share of M2", "Call monocytes and loosen tumor cells."),
    frbTamShare: subset("FRβ+ share of M2", "The target of FRβ CAR-T."),
    mhc2LowTamShare: subset("MHC-II-low share of M2", "Burn lactate."),
  },
  observables: {
    marcoNkBrake: {
      expression: "marcoTamShare*m2Presence",
      label: "NK brake by MARCO+ TAM",
      unit: "1",
      evidence: ["E0557"],
    },
    wnt5aTam: {
      expression: "4*wnt5aTamShare",
      label: "Recruitment by WNT5a+ TAM",
      unit: "1",
      note: "Times what ordinary M2 secrete.",
      evidence: ["E0919", "E0920"],
    },
    frbTam: {
      expression: "frbTamShare*m2",
      label: "FRβ+ TAM",
      unit: "1",
    },
    mhc2LowTam: {
      expression: "4*mhc2LowTamShare",
      label: "Lactate use of MHC-II-low TAM",
      unit: "1",
      note: "Added to that of ordinary M2, as a multiple.",
      evidence: ["E0549"],
    },
  },
};

function subset(label: string, note: string) {
  const source =
    "assumed: a quarter of M2 carry the mark; set one to 1 to see what that subset alone does";
  return { label, value: 0.25, unit: "1", min: 0, max: 1, note, source } as const;
}
