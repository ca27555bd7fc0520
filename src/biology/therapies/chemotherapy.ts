import type { ModuleDescription } from "../../model/description.ts";
import { chemotherapyDrugs } from "./chemotherapy-drugs.ts";
import { chemotherapyParameters } from "./chemotherapy-parameters.ts";

/**
 * Temozolomide and gemcitabine kill dividing tumor cells, less where M2, hypoxia or VEGF protect
 * them. What they do lasts longer than they do: exposure is a sum over the last day, 1 for the
 * standard course of a mouse. Only the standard dose of temozolomide marks T cells with LAG-3 and TIM-3, which
 * then no longer answer to anti-PD-1. A little gemcitabine alerts NK cells; much of it helps
 * suppressors.
 */
export const chemotherapy: ModuleDescription = {
  name: "chemotherapy",
  label: "Temozolomide and gemcitabine",
  note: `Chemotherapy with its effects on immune cells, which depend on dose. ${chemotherapyDrugs.doses}`,
  fields: {
    ...chemotherapyDrugs.fields,
    temozolomideExposure: {
      kind: "static",
      label: "Temozolomide exposure",
      unit: "1",
      color: "#d94f70",
      note: "Over the last day, 1 at the mean level of the standard course of a mouse, 50 mg/kg a day.",
    },
    gemcitabineExposure: {
      kind: "static",
      label: "Gemcitabine exposure",
      unit: "1",
      color: "#e08e45",
      note: "Over the last day, 1 at the mean level of the standard course of a mouse, 50 mg/kg every three days.",
    },
    temozolomideBody: {
      kind: "compartment",
      label: "Temozolomide exposure of blood",
      unit: "1",
      color: "#b84a62",
      note: "Over the last day, 1 for the standard course of a mouse, 50 mg/kg a day.",
    },
    lag3Program: {
      kind: "compartment",
      label: "LAG-3 program",
      unit: "1",
      color: "#8c6bb1",
      note: "Share of T cells that LAG-3 and TIM-3 keep from answering to anti-PD-1.",
    },
  },
  parameters: { ...chemotherapyDrugs.parameters, ...chemotherapyParameters },
  observables: {
    chemoDrug: {
      expression: "temozolomideExposure + gemcitabineExposure",
      label: "Exposure to chemotherapy",
      unit: "1",
    },
    chemoResistance: {
      expression:
        "1 - (1 - chemoTamResistance*m2Presence)*(1 - chemoHifResistance*hif)*(1 - chemoVegfResistance*vegfSignal)",
      label: "Resistance to chemotherapy",
      unit: "1",
      evidence: ["E0663", "E0676", "E0763", "E0876"],
    },
    chemoKill: {
      expression:
        "chemoKillMax*michaelis(chemoDrug, chemoHalf)*(1 - chemoResistance)*(1 + chemoHmgb1Help*hmgb1Signal)*(1 - stemSparing)",
      label: "Kill by chemotherapy",
      unit: "1/min",
      evidence: ["E0672", "E0685", "E0784"],
    },
    chemoImmunogenic: {
      expression: "chemoImmunogenicShare*hill(chemoDrug, 0.05, 2)",
      label: "Immunogenic share of the kill",
      unit: "1",
      evidence: ["E0671", "E0683", "E0691", "E0780"],
    },
    chemoLymphotoxicity: {
      expression: "hill(chemoDrug, lymphotoxicHalf, 8)",
      label: "Harm to lymphocytes",
      unit: "1",
      evidence: ["E0667"],
    },
    chemoNfkb: {
      expression: "hill(gemcitabineExposure, gemcitabineHigh, 4)",
      label: "NF-κB under gemcitabine",
      unit: "1",
      evidence: ["E0700"],
    },
    chemoCxcl1: {
      expression:
        "1 - (1 - temozolomideCxcl1*michaelis(temozolomideExposure, 0.5))*(1 - 0.5*chemoNfkb)",
      label: "CXCL1/2 called out by chemotherapy",
      unit: "1",
      evidence: ["E0677", "E0782"],
    },
    chemoNkAlert: {
      expression:
        "michaelis(gemcitabineExposure, gemcitabineAlertHalf)*inhibit(gemcitabineExposure, gemcitabineHigh, 4)",
      label: "NK alert by low gemcitabine",
      unit: "1",
      evidence: ["E0692"],
    },
  },
  processes: [
    ...chemotherapyDrugs.processes,
    {
      type: "source",
      field: "temozolomideExposure",
      rate: "chemoMemory*temozolomide/temozolomideStandard",
      label: "Adducts",
    },
    { type: "loss", field: "temozolomideExposure", rate: "chemoMemory", label: "Repair" },
    {
      type: "source",
      field: "gemcitabineExposure",
      rate: "chemoMemory*gemcitabine/gemcitabineStandard",
      label: "Incorporation",
    },
    { type: "loss", field: "gemcitabineExposure", rate: "chemoMemory", label: "Repair" },
    {
      type: "source",
      field: "temozolomideBody",
      rate: "chemoMemory*temozolomidePlasma/temozolomideStandardPlasma",
      label: "Adducts",
    },
    { type: "loss", field: "temozolomideBody", rate: "chemoMemory", label: "Repair" },
    {
      type: "exchange",
      field: "lag3Program",
      rate: "lag3Induction*hill(temozolomideBody, lag3Dose, 10)",
      target: "1",
      label: "LAG-3 and TIM-3 on T cells",
      evidence: ["E0687", "E0688"],
    },
    { type: "loss", field: "lag3Program", rate: "lag3Fade", label: "Fading" },
    {
      type: "convert",
      from: "tumor",
      to: "dead",
      rate: "chemoKill",
      label: "Kill by chemotherapy",
      evidence: ["E0672", "E0784"],
    },
    {
      type: "convert",
      from: "m1",
      to: "m2",
      rate: "gemcitabineToM2*chemoNfkb",
      label: "M1 to M2 at high gemcitabine",
      evidence: ["E0781"],
    },
    {
      type: "convert",
      from: "m2",
      to: "m1",
      rate: "gemcitabineToM1*pd1Blockade*michaelis(gemcitabineExposure, gemcitabineAlertHalf)",
      label: "M2 to M1 with anti-PD-1",
      evidence: ["E0707"],
    },
  ],
};
