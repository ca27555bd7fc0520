import type { ModelDescription } from "../../model/description.ts";

/**
 * The B-cell module's switch. IL-10, tumor vesicles and TNF-α turn B cells into regulatory ones
 * (Breg), whose own IL-10 keeps them so. They drift back without these cues, and fast where
 * radiotherapy and PD-L1 block meet.
 */
export const breg = {
  parameters: {
    bregBasal: {
      label: "Breg conversion at rest",
      value: 1.4e-5,
      unit: "1/min",
      min: 0,
      max: 1e-3,
      source:
        "assumed: 0.02 per day, a seventh of the way back, so that few are Breg in calm tissue",
    },
    bregIl10Drive: {
      label: "Breg conversion by IL-10",
      value: 1.0e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source: "assumed: 0.15 per day, so that about half of them are Breg at full IL-10",
    },
    bregTrapDrive: {
      label: "Breg conversion by tumor vesicles",
      value: 2.0e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source:
        "assumed: twice that by IL-10; vesicles of autophagic tumor cells alone make B cells secrete IL-10",
    },
    bregTnfDrive: {
      label: "Breg conversion by TNF-α",
      value: 2e-5,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source: "assumed: a fifth of that by IL-10; TNF-α is only said to be able to do it",
    },
    bregReturn: {
      label: "Breg return",
      value: 1.0e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source: "assumed: 0.15 per day, a week without the cue that made them",
    },
    bregFlip: {
      label: "Breg return by radiotherapy and PD-L1 block",
      value: 7e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 1 per day, most of them within the days of a course",
    },
    bregRadiotherapy: {
      label: "Radiotherapy",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      note: "Acts on Breg, and only together with PD-L1 block.",
      source: "control",
    },
    bregIl10: {
      label: "IL-10 from Breg",
      value: 0.04,
      unit: "ng/mL/min",
      min: 0,
      max: 1,
      note: "At a Breg density of 1.",
      source:
        "assumed: five times k_IL10_sec_qspio (M2) per volume, since lymphocytes are a tenth as large",
    },
    bregTgfBeta: {
      label: "TGF-β from Breg",
      value: 0.6,
      unit: "ng/mL/min",
      min: 0,
      max: 20,
      note: "At a Breg density of 1.",
      source:
        "assumed: a quarter of k_TGFb_Tsec_qspio, QSPIO-TNBC (1.2e-10 nmol per Treg and day, 44 kDa, 6e8 cells per mL)",
    },
    bregVegf: {
      label: "VEGF from Breg",
      value: 0.02,
      unit: "ng/mL/min",
      min: 0,
      max: 1,
      note: "At a Breg density of 1.",
      source: "assumed: small beside that of hypoxic tumor; only the direction is known",
    },
  },
  observables: {
    bregDrive: {
      expression:
        "bregBasal + bregIl10Drive*il10Signal + bregTrapDrive*trapSignal + bregTnfDrive*tnfExcess",
      label: "Drive toward Breg",
      unit: "1/min",
      evidence: ["E0516", "E0108"],
    },
    bregShare: {
      expression: "breg/(bCell + breg)",
      label: "Breg share",
      unit: "1",
    },
  },
  processes: [
    {
      type: "convert",
      from: "bCell",
      to: "breg",
      rate: "bregDrive",
      label: "B cell to Breg",
      evidence: ["E0516", "E0108"],
    },
    {
      type: "convert",
      from: "breg",
      to: "bCell",
      rate: "bregReturn + bregFlip*bregRadiotherapy*pdl1Blockade",
      label: "Breg to B cell",
      evidence: ["E0397", "E0398"],
    },
    { type: "loss", field: "breg", rate: "bCellDeath", label: "Death of Breg" },
    {
      type: "source",
      field: "il10",
      rate: "bregIl10*breg",
      label: "Secretion by Breg",
      evidence: ["E0387", "E0390", "E0391"],
    },
    {
      type: "source",
      field: "tgfBeta",
      rate: "bregTgfBeta*breg",
      label: "Secretion by Breg",
      evidence: ["E0388", "E0392", "E0749"],
    },
    {
      type: "source",
      field: "vegf",
      rate: "bregVegf*breg",
      label: "Secretion by Breg",
      evidence: ["E0378", "E0389"],
    },
  ],
} as const satisfies ModelDescription;
