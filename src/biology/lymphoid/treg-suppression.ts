import type { ModelDescription } from "../../model/description.ts";

/**
 * How Treg suppress, each way in proportion to the share that does: IL-10, TGF-β, granzyme B
 * against CD8 and NK cells. Their capture of IL-2 is in the IL-2 module, adenosine, CTLA-4 and the
 * use of lactate in those of adenosine, lymph node and lactate.
 */
export const tregSuppression = {
  parameters: {
    tregEffectorShare: {
      label: "Suppressive share of Treg",
      value: 0.8,
      unit: "1",
      min: 0,
      max: 1,
      note: "Fr. II; the rest (Fr. III) does not suppress.",
      source:
        "assumed: most, since Treg in tumor are mostly of the effector kind; low in tumors whose Treg mean a better outlook",
    },
    tregHalf: {
      label: "Treg of half presence",
      value: 1e-3,
      unit: "1",
      min: 1e-4,
      max: 0.02,
      note: "Of suppressive ones.",
      source: "assumed: about what late tumors hold, one for each three or four CD8 cells",
    },
    tregIl10: {
      label: "IL-10 from Treg",
      value: 0.4,
      unit: "ng/mL/min",
      min: 0,
      max: 50,
      note: "At a density of 1 of suppressive ones.",
      source:
        "assumed: 1 % of them equal M2 of half of the tissue; in healthy tissue they hold a sixth of the half effect",
    },
    tregTgfBeta: {
      label: "TGF-β from Treg",
      value: 9.5,
      unit: "ng/mL/min",
      range: [1.2, 12],
      min: 0.5,
      max: 40,
      note: "At a density of 1 of suppressive ones.",
      source:
        "just below 12 (k_TGFb_Tsec_qspio, 1.2e-10 nmol per cell and day, 25 kDa, cells of 6.94 um), 1.2 if a tenth of that is active (f_active_TGFb)",
    },
    tregGranzyme: {
      label: "Killing by Treg's granzyme B",
      value: 0.019,
      unit: "1/min",
      min: 0,
      max: 0.5,
      note: "Of CD8 and NK cells, at a density of 1 of suppressive Treg.",
      source:
        "k_Treg_qspio, QSPIO-TNBC (T cell death by Treg, 0.1 per day), reached where Treg are as dense as they get",
    },
  },
  observables: {
    effectorTreg: {
      expression: "tregEffectorShare*treg",
      label: "Suppressive Treg",
      unit: "1",
      evidence: ["E0457", "E0458"],
    },
    tregPresence: {
      expression: "hill(effectorTreg, tregHalf, 2)",
      label: "Treg presence",
      unit: "1",
    },
  },
  processes: [
    {
      type: "source",
      field: "il10",
      rate: "tregIl10*effectorTreg",
      label: "Secretion by Treg",
      evidence: ["E0463"],
    },
    {
      type: "source",
      field: "tgfBeta",
      rate: "tregTgfBeta*effectorTreg",
      label: "Secretion by Treg",
      evidence: ["E0464", "E0749"],
    },
    {
      type: "loss",
      field: "cd8Eff",
      rate: "tregGranzyme*effectorTreg",
      label: "Killed by Treg's granzyme B",
      evidence: ["E0455", "E0482", "E0756"],
    },
    {
      type: "loss",
      field: "nkActive",
      rate: "tregGranzyme*effectorTreg",
      label: "Killed by Treg's granzyme B",
      evidence: ["E0481", "E0757"],
    },
  ],
} as const satisfies ModelDescription;
