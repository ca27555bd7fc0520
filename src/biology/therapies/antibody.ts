import type { ModuleDescription } from "../../model/description.ts";
import { drug } from "./drug.ts";
import type { DrugEffect, DrugPlan } from "./drug-plan.ts";

/** 4 nM of 146 kDa. */
const HALF = 0.58;

/** What an antibody's plan leaves open: the rest is an IgG given every two weeks. */
export type AntibodyPlan = Pick<DrugPlan, "field" | "label" | "color" | "more"> &
  Partial<Pick<DrugPlan, "dose" | "halfLife" | "halfLifeSource">> & {
    readonly name: string;
    readonly note: string;
    readonly title?: string;
    readonly effect: Omit<DrugEffect, "half" | "halfSource"> &
      Partial<Pick<DrugEffect, "half" | "halfSource">>;
  };

/** An antibody: 60 ug/mL per dose, gone by half in three to four weeks, half effect at 4 nM. */
export function antibody(plan: AntibodyPlan): ModuleDescription {
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
