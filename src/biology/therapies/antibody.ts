import type { ModuleDescription } from "../../model/description.ts";
import { drug } from "./drug.ts";
import type { UsualDrugPlan } from "./drug-plan.ts";

/** 4 nM of 146 kDa. */
const HALF = 0.58;

/** An antibody with the clock of IgG, half effect at 4 nM of what is free around the cells. */
export function antibody(plan: UsualDrugPlan): ModuleDescription {
  return drug({
    transport: "antibody",
    unit: "ug/mL",
    ...plan,
    effect: {
      half: HALF,
      halfSource:
        "assumed: binds as tightly as anti-PD-1 (4 nM of 146 kDa; QSPIO-TNBC at acc8366, after Wang 2014, PMID 24872026)",
      ...plan.effect,
    },
  });
}
