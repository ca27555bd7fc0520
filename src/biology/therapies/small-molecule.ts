import type { ModuleDescription } from "../../model/description.ts";
import { drug } from "./drug.ts";
import type { UsualDrugPlan } from "./drug-plan.ts";

/** A small molecule with the clock of its kind, half effect at 0.3 uM. */
export function smallMolecule(plan: UsualDrugPlan): ModuleDescription {
  return drug({
    transport: "smallDrug",
    unit: "uM",
    ...plan,
    effect: {
      half: 0.3,
      halfSource:
        "assumed: a tenth to a twentieth of the mean level that usual doses keep in tissue (5 uM in mice, 7 uM in patients), as doses are chosen to hold their target down",
      ...plan.effect,
    },
  });
}
