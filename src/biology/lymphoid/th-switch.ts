import type { ModelDescription } from "../../model/description.ts";
import { thSwitchParameters } from "./th-switch-parameters.ts";

/**
 * The helper module's switch. T-bet and GATA3, the lineage factors of Th1 and Th2, silence each
 * other: each is worth the share of its own cells, less where the rival's are. A mix therefore
 * tips to one pole, by dh/dt = (lock*inhibition/2) h (1 - h^2) for the balance h from -1 to 1.
 * Cytokines direct naive newcomers in full and tilt committed cells a little. Th17 arise under IL-6
 * and TGF-β and can still turn Th1.
 */
export const thSwitch = {
  parameters: thSwitchParameters,
  observables: {
    th1Share: {
      expression: "th1/(th1 + th2)",
      label: "Th1 share",
      unit: "1",
      note: "Of Th1 and Th2; 0 where there are none.",
    },
    th2Share: {
      expression: "th2/(th1 + th2)",
      label: "Th2 share",
      unit: "1",
      note: "Of Th1 and Th2; 0 where there are none.",
    },
    thBias: {
      expression: "th1Share - th2Share",
      label: "Th1-Th2 balance",
      unit: "1",
      note: "1: all Th1, -1: all Th2.",
    },
    tbet: {
      expression: "th1Share*(1 - thMutualInhibition*th2Share)",
      label: "T-bet",
      unit: "1",
      evidence: ["E0230"],
    },
    gata3: {
      expression: "th2Share*(1 - thMutualInhibition*th1Share)",
      label: "GATA3",
      unit: "1",
      evidence: ["E0231", "E0232"],
    },
    il12Signal: {
      // Mature dendritic cells and M1 make it; prostaglandin, adenosine and IL-10 shut it down.
      expression:
        "clamp((0.6*dcMaturity + 0.6*michaelis(m1, il12M1Half))*(1 + 0.5*tasquinimodEffect)*(1 - 0.6*pge2Signal)*(1 - 0.4*adenosineSignal)*(1 - 0.4*il10Signal), 0, 1)",
      label: "IL-12",
      unit: "1",
      note: "Level relative to the highest.",
      evidence: ["E0422", "E0868", "E0421", "E0276", "E0864"],
    },
    th1Cue: {
      expression:
        "(ifnGammaToTh1*hill(ifnGamma, thIfnGammaHalf, 2) + il12ToTh1*il12Signal + ifnBetaToTh1*ifnBetaSignal + cd40ToTh1*cd40Agonism)*(1 - 0.6*il4Signal)*(1 - 0.5*adenosineSignal)",
      label: "Cytokines toward Th1",
      unit: "1/min",
      evidence: ["E0229", "E0414", "E0437", "E0642", "E0746", "E0283"],
    },
    th2Cue: {
      // Nothing scripts the late tilt to Th2: M2 add IL-4 and IL-12 fades as a tumor ages.
      expression:
        "(il4ToTh2*il4Signal + systemicToTh2*systemicTh2)*(1 - 0.6*hill(ifnGamma, thIfnGammaHalf, 2))",
      label: "Cytokines toward Th2",
      unit: "1/min",
      evidence: ["E0228", "E0041"],
    },
    thUndirected: {
      expression: "thNaive*(1 + 2*dcMaturity)/3",
      label: "Undirected commitment",
      unit: "1/min",
    },
    th17Drive: {
      expression:
        "th17Naive*(1 + 2*dcMaturity)/3 + il6ToTh17*il6Signal*(1 + 2*tgfBetaSignal)/3 + depletionToTh17*tregDepletion*th2Prone",
      label: "Drive toward Th17",
      unit: "1/min",
      evidence: ["E0416", "E0487"],
    },
  },
  processes: [
    {
      type: "convert",
      from: "th0",
      to: "th1",
      rate: "thUndirected + thLock*tbet + th1Cue",
      label: "Naive to Th1",
      evidence: ["E0230", "E0229", "E0414"],
    },
    {
      type: "convert",
      from: "th0",
      to: "th2",
      rate: "thUndirected + thLock*gata3 + th2Cue",
      label: "Naive to Th2",
      evidence: ["E0232", "E0228", "E0415"],
    },
    {
      type: "convert",
      from: "th0",
      to: "th17",
      rate: "th17Drive",
      label: "Naive to Th17",
      evidence: ["E0056", "E0416", "E0487"],
    },
    {
      type: "convert",
      from: "th1",
      to: "th2",
      rate: "thLock*gata3 + thPlasticity*th2Cue",
      label: "Th1 to Th2",
      evidence: ["E0232", "E0228", "E0041"],
    },
    {
      type: "convert",
      from: "th2",
      to: "th1",
      rate: "thLock*tbet + thPlasticity*th1Cue",
      label: "Th2 to Th1",
      evidence: ["E0230", "E0229"],
    },
    {
      type: "convert",
      from: "th17",
      to: "th1",
      rate: "thPlasticity*th1Cue",
      label: "Th17 to Th1",
    },
  ],
} as const satisfies ModelDescription;
