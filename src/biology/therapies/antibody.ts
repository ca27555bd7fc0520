import type { ModuleDescription } from "../../model/description.ts";
import { drug } from "./drug.ts";
import type { UsualDrugPlan } from "./drug-plan.ts";

/** 4 nM of 146 kDa. */
const HALF = 0.58;

/** An antibody: 60 ug/mL per dose, gone by half in three to four weeks, half effect at 4 nM. */
export function antibody(plan: UsualDrugPlan): ModuleDescription {
  return drug({
    transport: "antibody",
    unit: "ug/mL",
    halfLife: 36_000,
    halfLifeSource:
      "assumed: 25 days as nivolumab (t12_nivolumab, from memory; 20 to 28), near the three weeks of human IgG",
    dose: { amount: 60, days: 14 },
    ...plan,
    effect: {
      half: HALF,
      halfSource:
        "assumed: binds as tightly as anti-PD-1 (kd_PD1_aPD1_qspio, QSPIO-TNBC, 4 nM of 146 kDa)",
      ...plan.effect,
    },
  });
}
