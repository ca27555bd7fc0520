import type { ParameterDescription } from "../../model/description.ts";
import { MOUSE_MEANS } from "./chemotherapy-drugs.ts";

const share = (
  label: string,
  value: number,
  source: string,
  note?: string,
): ParameterDescription => ({
  label,
  value,
  unit: "1",
  min: 0,
  max: 1,
  source,
  ...(note !== undefined && { note }),
});

const RESISTANCE =
  "assumed: of the size of the resistance that macrophages give; only the direction is known";

/** Numbers of the effects of temozolomide and gemcitabine. */
export const chemotherapyParameters = {
  chemoMemory: {
    label: "Repair of what the drugs do",
    value: 6.9e-4,
    unit: "1/min",
    min: 1e-5,
    max: 1e-2,
    note: "Exposure is smoothed over this time, so that daily doses add up.",
    source: "assumed: 1 per day; DNA adducts are mended within about a day",
  },
  temozolomideStandard: {
    label: "Temozolomide in tissue, mouse standard",
    value: Number((MOUSE_MEANS.temozolomide * MOUSE_MEANS.inBrain).toPrecision(2)),
    unit: "ug/mL",
    min: 0.01,
    max: 100,
    note: "The mean level that counts as an exposure of 1.",
    source:
      "the daily mean that 50 mg/kg a day keeps in well-supplied tissue of a mouse, by the numbers of this module; patients at 150 mg/m2 have about a seventh of it",
  },
  temozolomideStandardPlasma: {
    label: "Temozolomide in plasma, mouse standard",
    value: Number(MOUSE_MEANS.temozolomide.toPrecision(2)),
    unit: "ug/mL",
    min: 0.05,
    max: 500,
    note: "The mean level that counts as an exposure of 1.",
    source:
      "the daily mean that 50 mg/kg a day keeps in plasma of a mouse, by the numbers of this module",
  },
  gemcitabineStandard: {
    label: "Gemcitabine in tissue, mouse standard",
    value: Number((MOUSE_MEANS.gemcitabine * 0.94).toPrecision(2)),
    unit: "uM",
    min: 0.01,
    max: 100,
    note: "The mean level that counts as an exposure of 1.",
    source:
      "the mean that 50 mg/kg every three days keeps in well-supplied tissue of a mouse, by the numbers of this module",
  },
  chemoKillMax: {
    label: "Fastest kill",
    value: 2.8e-4,
    unit: "1/min",
    min: 0,
    max: 5e-3,
    source:
      "assumed: 0.2 per day at standard exposure, so that a course slows growth to about zero",
  },
  chemoHalf: {
    label: "Exposure of half kill",
    value: 1,
    unit: "1",
    min: 0.05,
    max: 20,
    source: "assumed: that of the standard course; half of the dose then kills two thirds as much",
  },
  chemoTamResistance: share(
    "Resistance by M2",
    0.45,
    "assumed: just below half where M2 are dense; only the direction is known",
  ),
  chemoHifResistance: share(
    "Resistance by HIF-1α",
    0.5,
    RESISTANCE,
    "Cells without oxygen hardly divide.",
  ),
  chemoVegfResistance: share("Resistance by VEGF", 0.15, RESISTANCE),
  chemoHmgb1Help: share(
    "Sensitizing by HMGB1",
    0.2,
    "assumed: small; the alarm of dying glioma cells sensitizes the others",
  ),
  chemoImmunogenicShare: share(
    "Immunogenic share of the dead",
    1,
    "control: 1 where dying cells release HMGB1 as glioma cells do, 0 where they die silently",
  ),
  lag3Induction: {
    label: "Start of the LAG-3 program",
    value: 1.1e-3,
    unit: "1/min",
    min: 0,
    max: 1e-2,
    source:
      "assumed: 1.6 per day, so that T cells are marked within the first half of a ten-day course",
  },
  lag3Dose: {
    label: "Exposure of half start",
    value: 1.15,
    unit: "1",
    min: 0.1,
    max: 10,
    note: "Of standard; the step is steep, so that half the dose stays below it.",
    source:
      "assumed: T cells were marked at 50 mg/kg and not at 25 mg/kg of temozolomide, so the step lies between the peaks of both in the blood of a mouse, 1.6 and 0.8",
  },
  lag3Fade: {
    label: "Fading of the LAG-3 program",
    value: 3.5e-6,
    unit: "1/min",
    min: 0,
    max: 1e-3,
    source: "assumed: 0.005 per day; the marks outlast the course by months",
  },
  lymphotoxicHalf: {
    label: "Exposure that harms lymphocytes",
    value: 0.7,
    unit: "1",
    min: 0.05,
    max: 10,
    source:
      "assumed: between what tissue gets of half the standard course (0.5) and of all of it (1), since low doses spare T cells",
  },
  temozolomideCxcl1: share(
    "CXCL1/2 called out by temozolomide",
    1,
    "control: 1 is the full flare of glioma cells, 0 none",
  ),
  gemcitabineAlertHalf: {
    label: "Gemcitabine of half NK alert",
    value: 0.1,
    unit: "1",
    min: 0.005,
    max: 5,
    source: "assumed: a tenth of standard, as the alert was seen at low dose",
  },
  gemcitabineHigh: {
    label: "Gemcitabine of half harm",
    value: 0.7,
    unit: "1",
    min: 0.05,
    max: 10,
    note: "Above it NF-κB raises PD-L1, M2 and MDSC, and the NK alert is lost.",
    source: "assumed: near the standard dose, since low doses were free of it",
  },
  gemcitabineToM2: {
    label: "M1 to M2 at high gemcitabine",
    value: 1.5e-4,
    unit: "1/min",
    min: 0,
    max: 1e-2,
    source: "assumed: 0.2 per day, as IL-10 turns them (k_M2_pol_qspio, QSPIO-TNBC)",
  },
  gemcitabineToM1: {
    label: "M2 to M1 with anti-PD-1",
    value: 1.5e-4,
    unit: "1/min",
    min: 0,
    max: 1e-2,
    source: "assumed: as fast as the opposite turn at high dose",
  },
} as const satisfies Record<string, ParameterDescription>;
