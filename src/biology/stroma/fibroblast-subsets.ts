import type { ModelDescription } from "../../model/description.ts";

/**
 * The fibroblast module's switch. TGF-β makes matrix builders (myCAF), of which some, and more beside
 * a nerve, become PRRX2+; TNF-α, IL-6 and bacterial signals make inflammatory iCAF; chemotherapy
 * makes lipoCAF out of any of them. All drift back to rest without their cue. A therapy that depletes
 * the PRRX2+ subset removes those cells and no others.
 */
export const fibroblastSubsets = {
  parameters: {
    myCafDrive: {
      label: "Drive to myCAF by TGF-β",
      value: 1.39e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source: "k_PSC_to_myCAF, SPQSP_PDAC (0.2 per day)",
    },
    iCafDrive: {
      label: "Drive to iCAF by inflammation",
      value: 1.39e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source: "k_PSC_to_iCAF, SPQSP_PDAC (0.2 per day, by IL-1)",
    },
    cafReturn: {
      label: "Return to rest",
      value: 3.5e-5,
      unit: "1/min",
      min: 0,
      max: 1e-3,
      source:
        "assumed: 0.05 per day, slower than they are made, so that stroma outlasts its cues for weeks",
    },
    prrx2Drive: {
      label: "Drive to PRRX2+ by TGF-β",
      value: 7e-5,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source: "assumed: half of that to myCAF, from which they come",
    },
    prrx2NerveDrive: {
      label: "Drive to PRRX2+ beside nerves",
      value: 1.4e-3,
      unit: "1/min",
      min: 0,
      max: 2e-2,
      note: "By TGF-β, of any fibroblast.",
      source: "assumed: 2 per day, fast enough to go ahead of a tumor that advances 100 um a day",
    },
    prrx2Depletion: {
      label: "Depletion of PRRX2+ myCAF",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      source: "control",
    },
    prrx2DepletionRate: {
      label: "Death of PRRX2+ myCAF by depletion",
      value: 1e-2,
      unit: "1/min",
      min: 0,
      max: 0.1,
      note: "At full depletion.",
      source: "assumed: within hours, so that nine of ten are gone even beside a nerve",
    },
    lipoCafInduction: {
      label: "Birth of lipoCAF by chemotherapy",
      value: 1.7e-4,
      unit: "1/min",
      min: 0,
      max: 5e-3,
      note: "0: the patient's stroma does not have the subset.",
      source: "assumed: 0.25 per day, most of the stroma after a course of ten days",
    },
    lipoCafChemoHalf: {
      label: "Chemotherapy of half induction",
      value: 0.1,
      unit: "1",
      min: 1e-3,
      max: 5,
      source: "assumed: a tenth of the full drug level, so that the whole course counts",
    },
    lipoCafReturn: {
      label: "Return of lipoCAF",
      value: 2.1e-5,
      unit: "1/min",
      min: 0,
      max: 1e-3,
      source: "assumed: 0.03 per day, about a month after the course",
    },
  },
  observables: {
    prrx2Induction: {
      expression: "prrx2NerveDrive*nerve*tgfBetaSignal",
      label: "Drive to PRRX2+ beside nerves",
      unit: "1/min",
      evidence: ["E0767"],
    },
    iCafCue: {
      expression: "min(1, tnfSignal + il6Signal + microbiotaSignal)",
      label: "Cue for iCAF",
      unit: "1",
      note: "TNF-α, IL-6, and the IL-1β that bacteria call up.",
      evidence: ["E0766"],
    },
    lipoCafBirth: {
      expression: "lipoCafInduction*michaelis(chemoDrug, lipoCafChemoHalf)",
      label: "Birth of lipoCAF",
      unit: "1/min",
      evidence: ["E0773"],
    },
    myCafShare: {
      expression: "(myCaf + prrx2Caf)/(myCaf + prrx2Caf + iCaf + lipoCaf)",
      label: "myCAF share",
      unit: "1",
      note: "Of the fibroblasts that have taken a side; PRRX2+ are counted in.",
    },
    iCafShare: {
      expression: "iCaf/(myCaf + prrx2Caf + iCaf + lipoCaf)",
      label: "iCAF share",
      unit: "1",
    },
    lipoCafShare: {
      expression: "lipoCaf/(myCaf + prrx2Caf + iCaf + lipoCaf)",
      label: "lipoCAF share",
      unit: "1",
    },
    prrx2Share: {
      expression: "prrx2Caf/(myCaf + prrx2Caf)",
      label: "PRRX2+ share of myCAF",
      unit: "1",
    },
  },
  processes: [
    ...(["cafRest", "iCaf"] as const).map(
      (from) =>
        ({
          type: "convert",
          from,
          to: "myCaf",
          rate: "myCafDrive*tgfBetaSignal",
          label: "To myCAF",
          evidence: ["E0765"],
        }) as const,
    ),
    ...(["cafRest", "myCaf"] as const).map(
      (from) =>
        ({
          type: "convert",
          from,
          to: "iCaf",
          // TGF-β holds the inflammatory state down.
          rate: "iCafDrive*iCafCue*(1 - 0.7*tgfBetaSignal)",
          label: "To iCAF",
          evidence: ["E0766"],
        }) as const,
    ),
    ...(["cafRest", "myCaf", "iCaf"] as const).map(
      (from) =>
        ({
          type: "convert",
          from,
          to: "lipoCaf",
          rate: "lipoCafBirth",
          label: "To lipoCAF",
          evidence: ["E0773"],
        }) as const,
    ),
    {
      type: "convert",
      from: "myCaf",
      to: "prrx2Caf",
      rate: "prrx2Drive*tgfBetaSignal + prrx2Induction",
      label: "myCAF to PRRX2+",
      evidence: ["E0767"],
    },
    {
      type: "convert",
      from: "cafRest",
      to: "prrx2Caf",
      rate: "prrx2Induction",
      label: "Resting to PRRX2+ beside nerves",
      evidence: ["E0767"],
    },
    ...(["myCaf", "iCaf", "prrx2Caf"] as const).map(
      (from) =>
        ({
          type: "convert",
          from,
          to: "cafRest",
          rate: "cafReturn",
          label: "Return to rest",
        }) as const,
    ),
    {
      type: "convert",
      from: "lipoCaf",
      to: "cafRest",
      rate: "lipoCafReturn",
      label: "lipoCAF return to rest",
    },
    {
      type: "loss",
      field: "prrx2Caf",
      rate: "prrx2DepletionRate*prrx2Depletion",
      label: "Depletion",
      evidence: ["E0820"],
    },
  ],
} as const satisfies ModelDescription;
