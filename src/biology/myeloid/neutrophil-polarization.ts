import type { ModelDescription } from "../../model/description.ts";

/**
 * The neutrophils' switch: IFN-β and IFN-γ drive N1; TGF-β, HIF-1α, IL-10 and tumor vesicles drive
 * N2. They switch both ways as long as they live, so the N2 share tends to n2Drive/(n1Drive + n2Drive).
 * In gastric tumors vesicles carry HMGB1, which makes N2; elsewhere HMGB1 inflames, so that this
 * route is off by default.
 */
export const neutrophilPolarization = {
  parameters: {
    n1Basal: {
      label: "N1 drive at rest",
      value: 1.74e-4,
      unit: "1/min",
      min: 0,
      max: 3e-3,
      source: "assumed: 0.25 per day, about once in a neutrophil's life in tumor",
    },
    ifnGammaToN1: {
      label: "N1 drive by IFN-γ",
      value: 3.5e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.5 per day, twice the drive at rest",
    },
    n1IfnGammaHalf: {
      label: "IFN-γ of half N1 drive",
      value: 0.073,
      unit: "ng/mL",
      min: 0.005,
      max: 10,
      source: "IFNg_50_qspio, QSPIO-TNBC (2.9 pM, 25 kDa), seen for macrophages",
    },
    ifnBetaToN1: {
      label: "N1 drive by IFN-β",
      value: 8.3e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source:
        "assumed: 1.2 per day, enough to outweigh TGF-β and hypoxia together in treated tumor",
    },
    tgfBetaToN2: {
      label: "N2 drive by TGF-β",
      value: 5.6e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source:
        "assumed: 0.8 per day, the strongest of the N2 drives, as the switch is tied to TGF-β",
    },
    hifToN2: {
      label: "N2 drive by HIF-1α",
      value: 4.2e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.6 per day, next to TGF-β",
    },
    il10ToN2: {
      label: "N2 drive by IL-10",
      value: 1.4e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.2 per day, about k_M2_pol_qspio (0.25 per day) for macrophages",
    },
    vesiclesToN2: {
      label: "N2 drive by tumor vesicles",
      value: 2.8e-4,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: 0.4 per day, half of TGF-β's",
    },
    hmgb1ToN2: {
      label: "N2 drive by exosomal HMGB1",
      value: 1.5e-3,
      unit: "1/min",
      min: 0,
      max: 1e-2,
      source: "assumed: as other cargo of vesicles",
    },
    exosomalHmgb1: {
      label: "Exosomal HMGB1",
      value: 0,
      unit: "1",
      min: 0,
      max: 1,
      note: "1 for gastric tumors, where vesicles carry HMGB1 to neutrophils and turn them to N2.",
      source: "control",
    },
  },
  observables: {
    n1Drive: {
      expression:
        "n1Basal + ifnGammaToN1*hill(ifnGamma, n1IfnGammaHalf, 2) + ifnBetaToN1*ifnBetaSignal",
      label: "Drive toward N1",
      unit: "1/min",
      evidence: ["E0364", "E0369", "E0370"],
    },
    n2Drive: {
      expression:
        "tgfBetaToN2*tgfBetaSignal + hifToN2*hif + il10ToN2*il10Signal + vesiclesToN2*evSignal + hmgb1ToN2*exosomalHmgb1*hmgb1Signal",
      label: "Drive toward N2",
      unit: "1/min",
      evidence: ["E0365", "E0368", "E0371", "E0392", "E0588", "E0589", "E0590", "E0591"],
    },
  },
  processes: [
    {
      type: "convert",
      from: "n0",
      to: "n1",
      rate: "n1Drive",
      label: "N0 to N1",
      evidence: ["E0364", "E0369", "E0370"],
    },
    {
      type: "convert",
      from: "n0",
      to: "n2",
      rate: "n2Drive",
      label: "N0 to N2",
      evidence: ["E0368", "E0588"],
    },
    {
      type: "convert",
      from: "n1",
      to: "n2",
      rate: "n2Drive",
      label: "N1 to N2",
      evidence: ["E0366", "E0376", "E0368"],
    },
    {
      type: "convert",
      from: "n2",
      to: "n1",
      rate: "n1Drive",
      label: "N2 to N1",
      evidence: ["E0367", "E0369", "E0371"],
    },
  ],
} as const satisfies ModelDescription;
