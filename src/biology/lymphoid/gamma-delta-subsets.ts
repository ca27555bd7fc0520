import type { ModelDescription } from "../../model/description.ts";

/**
 * The choice of γδ newcomers, and what follows. Sugar (with IL-2) settles and grows the IFN-γ subset,
 * fat and bacteria the IL-17 subset. Grown cells do not change sides: the subsets outgrow each other
 * in the room that they share.
 */
export const gammaDeltaSubsets = {
  parameters: {
    gdSettling: {
      label: "Settling of newcomers",
      value: 3.5e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.5 per day, two days until the surroundings have chosen the subset",
    },
    gdGrowth: {
      label: "Growth of γδ subsets",
      value: 2e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      note: "At full supply of its fuel, in contact with tumor or bacteria.",
      source:
        "assumed: 0.3 per day, twice their death, so that the well-fed subset spreads and the other withers",
    },
    gdDeath: {
      label: "γδ death",
      value: 1e-4,
      unit: "1/min",
      min: 0,
      max: 2e-3,
      source: "assumed: 0.15 per day, as CD8 T cells without IL-2",
    },
    gdGlucoseHalf: {
      label: "Glucose of half supply",
      value: 2.5,
      unit: "mM",
      min: 0.1,
      max: 10,
      source: "assumed: half of the glucose of blood, between the rim and the core of a tumor",
    },
    gdIl2Half: {
      label: "IL-2 of half boost",
      value: 5,
      unit: "ng/mL",
      min: 0.1,
      max: 50,
      source:
        "assumed: as effector T cells (0.32 nM in QSPIO-TNBC), whose receptor chain CD122 they raise",
    },
    gdIl2Boost: {
      label: "Growth added by IL-2",
      value: 1,
      unit: "1",
      min: 0,
      max: 10,
      source: "assumed: doubles it; only the direction is known",
    },
    gdContact: {
      label: "Tumor of half γδ activation",
      value: 0.1,
      unit: "1",
      min: 0.01,
      max: 1,
      source: "assumed: a tenth of the cells being tumor is enough, as for other effectors",
    },
  },
  observables: {
    gdIl17Share: {
      expression: "gdIl17/(gdIfn + gdIl17)",
      label: "IL-17 share of γδ",
      unit: "1",
      note: "Of those that have taken a side.",
    },
    gdSugar: {
      expression:
        "hill(glucose, gdGlucoseHalf, 2)*michaelis(tumor, gdContact)*(1 + gdIl2Boost*michaelis(il2, gdIl2Half))",
      label: "Support of IFN-γ γδ",
      unit: "1",
      evidence: ["E0648", "E0651"],
    },
    gdFat: {
      expression: "lipidSignal*michaelis(tumor, gdContact) + 1.5*microbiotaSignal",
      label: "Support of IL-17 γδ",
      unit: "1",
      note: "Fat where there is tumor, and bacteria.",
      evidence: ["E0653", "E0654", "E0657", "E0658", "E0659", "E0660", "E0661"],
    },
  },
  processes: [
    {
      type: "convert",
      from: "gd0",
      to: "gdIfn",
      rate: "gdSettling*gdSugar",
      label: "Newcomer to IFN-γ subset",
      evidence: ["E0648"],
    },
    {
      type: "convert",
      from: "gd0",
      to: "gdIl17",
      rate: "gdSettling*gdFat",
      label: "Newcomer to IL-17 subset",
      evidence: ["E0653", "E0660", "E0661"],
    },
    {
      type: "growth",
      field: "gdIfn",
      rate: "gdGrowth*gdSugar",
      occupied: "gdDensity",
      capacity: "gdCapacity",
      label: "Growth on sugar",
      evidence: ["E0648", "E0651"],
    },
    {
      type: "growth",
      field: "gdIl17",
      rate: "gdGrowth*gdFat",
      occupied: "gdDensity",
      capacity: "gdCapacity",
      label: "Growth on fat and bacterial signals",
      evidence: ["E0653", "E0654", "E0660", "E0661"],
    },
    ...(["gd0", "gdIfn", "gdIl17"] as const).map(
      (field) => ({ type: "loss", field, rate: "gdDeath", label: "Death" }) as const,
    ),
  ],
} as const satisfies ModelDescription;
