import type { ParameterDescription } from "../../model/description.ts";
import type { DrugTransport, Species } from "./drug-plan.ts";

/** Usual doses of a kind of drug, for those that have no clock of their own. */
export const KIND_DOSES: Record<
  DrugTransport,
  Record<Species, { readonly amount: string; readonly days: number }>
> = {
  antibody: {
    mouse: { amount: "10 mg/kg into the peritoneum", days: 4 },
    human: { amount: "240 mg into a vein", days: 14 },
  },
  smallDrug: {
    mouse: { amount: "10 uM worth of drug by mouth", days: 0.5 },
    human: { amount: "5 uM worth of drug by mouth", days: 0.5 },
  },
};

const MOUSE_IGG =
  "murine IgG1 8C2 in C57BL/6 mice (10.1016/j.ijpharm.2012.09.042): clearance 5.43 mL/d/kg, distribution 59.8 mL/d/kg, central volume 57 mL/kg";
const NIVOLUMAB =
  "nivolumab in patients (Bajaj 2017, 10.1002/psp4.12143): clearance 9.4 mL/h, distribution 32.1 mL/h, volumes 3.63 and 2.78 L";

const rate = (
  label: string,
  value: number,
  source: string,
  range?: readonly [number, number],
): ParameterDescription => ({
  label,
  value,
  unit: "1/min",
  ...(range && { range }),
  min: value / 30,
  max: value * 30,
  source,
});
const minutes = (label: string, value: number, source: string): ParameterDescription => ({
  label,
  value,
  unit: "min",
  min: value / 10,
  max: value * 10,
  source,
});
const level = (label: string, value: number, unit: string, source: string) => ({
  label,
  value,
  unit,
  min: 0,
  max: value * 10,
  note: "What it adds in all, if nothing were lost.",
  source,
});

/**
 * The clocks of IgG and of small molecules without one of their own. IgG has two compartments, blood
 * and the rest of the body; its terminal half-life comes out at 15 days in a mouse and 20 in a
 * patient. Antibodies that are foreign to the mouse may be gone far sooner.
 */
export const kindKinetics: Record<string, ParameterDescription> = {
  infusionDay: {
    label: "A day, in which infusions are counted",
    value: 1440,
    unit: "min",
    min: 60,
    max: 10_080,
    source: "a day of 24 h",
  },
  antibodyLevelMouse: level(
    "IgG of a usual dose, mouse",
    175,
    "ug/mL",
    `10 mg/kg in the central volume of ${MOUSE_IGG}`,
  ),
  antibodyLevelHuman: level(
    "IgG of a usual dose, human",
    66,
    "ug/mL",
    `240 mg in the central volume of ${NIVOLUMAB}`,
  ),
  antibodyAbsorptionMouse: minutes(
    "Half-time of absorption of IgG, mouse",
    180,
    "assumed: 3 h (1 to 10 h tried) from the peritoneum by way of lymph",
  ),
  antibodyAbsorptionHuman: minutes(
    "Half-time of infusion of IgG, human",
    15,
    "assumed: half of an infusion over 30 min",
  ),
  antibodyEliminationMouse: rate(
    "Elimination of IgG, mouse",
    6.6e-5,
    `${MOUSE_IGG}; 22 to 47 h half-life was measured for anti-PD-1 and anti-PD-L1 in tumor-bearing mice (10.3390/pharmaceutics12060595), 7 d for human IgG in SCID mice`,
    [6.6e-5, 5.25e-4],
  ),
  antibodyEliminationHuman: rate("Elimination of IgG, human", 4.3e-5, NIVOLUMAB),
  antibodyDistributionMouse: rate("IgG into the rest of the body, mouse", 7.3e-4, MOUSE_IGG),
  antibodyDistributionHuman: rate("IgG into the rest of the body, human", 1.5e-4, NIVOLUMAB),
  antibodyReturnMouse: rate(
    "IgG back from the rest of the body, mouse",
    7.3e-4,
    `assumed: the rest of the body holds as much as the central volume (it does in patients: 2.78 and 3.63 L); distribution as ${MOUSE_IGG}`,
  ),
  antibodyReturnHuman: rate("IgG back from the rest of the body, human", 1.9e-4, NIVOLUMAB),
  smallDrugLevelMouse: level(
    "Small molecule of a usual dose, mouse",
    10,
    "uM",
    "assumed: twice that of patients, since mice get ten times the dose per weight and clear it several times as fast",
  ),
  smallDrugLevelHuman: level(
    "Small molecule of a usual dose, human",
    5,
    "uM",
    "assumed: some uM at the peak, as many kinase inhibitors (0.03 to 20)",
  ),
  smallDrugAbsorptionMouse: minutes(
    "Half-time of absorption of a small molecule, mouse",
    15,
    "assumed: peaks within the hour",
  ),
  smallDrugAbsorptionHuman: minutes(
    "Half-time of absorption of a small molecule, human",
    20,
    "assumed: peaks after one to two hours, as dabrafenib and trametinib do",
  ),
  smallDrugHalfLifeMouse: minutes(
    "Half-life of a small molecule, mouse",
    240,
    "assumed: 4 h, a third of that of patients, as clearance per weight grows with the fourth root of weight from man to mouse sevenfold at most",
  ),
  smallDrugHalfLifeHuman: minutes(
    "Half-life of a small molecule, human",
    720,
    "assumed: 12 h, so that two tablets a day keep the level within a factor of two",
  ),
};
