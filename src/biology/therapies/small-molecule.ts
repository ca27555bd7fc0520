import type { ModuleDescription } from "../../model/description.ts";
import { drug } from "./drug.ts";
import type { UsualDrugPlan } from "./drug-plan.ts";

/** A small molecule: 5 uM per dose, gone by half in twelve hours, half effect at 0.3 uM. */
export function smallMolecule(plan: UsualDrugPlan): ModuleDescription {
  return drug({
    transport: "smallDrug",
    unit: "uM",
    halfLife: 720,
    halfLifeSource:
      "assumed: 12 h, so that two tablets a day keep the level within a factor of two",
    dose: { amount: 5, days: 0.5 },
    ...plan,
    effect: {
      half: 0.3,
      halfSource:
        "assumed: a twentieth of the level that the usual dose keeps in tissue, as doses are chosen to hold their target down",
      ...plan.effect,
    },
  });
}
