import type { ModelDescription } from "../../model/description.ts";
import { polarizationParameters } from "./polarization-parameters.ts";
import { reeducationParameters } from "./reeducation-parameters.ts";

/**
 * The macrophage module's switch. Two drives, each a rate, turn macrophages and keep turning them:
 * toward M1 by IFN-γ, TNF-α and danger signals, toward M2 by hypoxia, lactate, adenosine, IL-10,
 * TGF-β, IL-4, WNT and tumor vesicles. They switch both ways for as long as they live, so the M2
 * share at a place tends to m2Drive/(m1Drive + m2Drive), diluted by newcomers and blurred by
 * migration. The clock is days (k_M2_pol_qspio), not the minutes of demonstration models.
 *
 * Four pathways inside the macrophage (TGF-β, WNT, PI3Kγ, TNF) each push toward M2 and each export
 * a harm of their own; their strengths are parameters, 1 by default.
 */
export const polarization = {
  parameters: { ...polarizationParameters, ...reeducationParameters },
  observables: {
    pi3kActivity: {
      expression: "tamPi3kHub*(1 - pi3kgBlockade)",
      label: "PI3Kγ activity of TAM",
      unit: "1",
      evidence: ["E0926"],
    },
    tamPi3kExport: {
      expression: "1 - tamPi3kExportShare*(1 - pi3kActivity)",
      label: "Export through PI3Kγ",
      unit: "1",
      note: "Share of the IL-10, TGF-β and eicosanoids of M2 that is left.",
    },
    m1Drive: {
      expression:
        "m1Basal*targetContact + ifnGammaToM1*michaelis(ifnGamma, m1IfnGammaHalf) + tnfToM1*tnfSignal + alarminToM1*hmgb1Signal + m1Drugs",
      label: "Drive toward M1",
      unit: "1/min",
      evidence: ["E0219", "E0317", "E0684"],
    },
    m1Drugs: {
      expression:
        "csf1rReeducation*csf1rBlocked + tasquinimodToM1*tasquinimodEffect + pi3kToM1*pi3kgBlockade + ep4ToM1*ep4Blockade + pdl1ToM1*pdl1Blockade + carMToM1*carMSignal + reeducationToM1*reeducationEffect",
      label: "Drive toward M1 by drugs",
      unit: "1/min",
      evidence: ["E0566", "E0957", "E0862", "E0523", "E0348", "E0428", "E0722", "E0866"],
    },
    m2Cues: {
      expression:
        "hypoxiaToM2*hif + lactateToM2*hill(lacticAcid, m2LacticAcidHalf, 4) + adenosineToM2*adenosineSignal + il10ToM2*il10Signal + tamTgfBetaHub*tgfBetaToM2*tgfBetaSignal + th2ToM2*max(il4Signal, systemicTh2) + trapToM2*trapSignal + pdl1ToM2*pdl1*tamTnfHub + tamWntHub*wntToM2*michaelis(tumor, wntContact) + bregToM2*bregShare + lipidToM2*lipidSignal + il6ToM2*il6Signal",
      label: "Cues toward M2",
      unit: "1/min",
      evidence: [
        ...["E0015", "E0290", "E0324", "E0326", "E0502", "E0325", "E0900", "E0501", "E0222"],
        ...["E0517", "E0498", "E0924", "E0391", "E0542", "E0930", "E0850"],
      ],
    },
    m2Drive: {
      expression:
        "m2Cues*(1 - tamPi3kM2Share*(1 - pi3kActivity))*(1 - csf1rM2Block*csf1rBlocked)*(1 - tasquinimodM2Block*tasquinimodEffect)*(1 - carMM2Block*carMSignal)*(1 - cd36M2Block*fatDenied)",
      label: "Drive toward M2",
      unit: "1/min",
      evidence: ["E0926", "E0957", "E0863", "E0348"],
    },
  },
  processes: [
    {
      type: "convert",
      from: "m0",
      to: "m1",
      rate: "m1Drive",
      label: "M0 to M1",
      evidence: ["E0219", "E0317", "E0684", "E0004"],
    },
    {
      type: "convert",
      from: "m0",
      to: "m2",
      rate: "m2Drive",
      label: "M0 to M2",
      evidence: ["E0015", "E0324", "E0502", "E0779"],
    },
    {
      type: "convert",
      from: "m1",
      to: "m2",
      rate: "m2Drive",
      label: "M1 to M2",
      evidence: ["E0328", "E0015", "E0324", "E0502"],
    },
    {
      type: "convert",
      from: "m2",
      to: "m1",
      rate: "m1Drive",
      label: "M2 to M1",
      evidence: ["E0329", "E0219", "E0566", "E0957"],
    },
  ],
} as const satisfies ModelDescription;
