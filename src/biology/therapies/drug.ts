import type { ModuleDescription } from "../../model/description.ts";
import { usualDose } from "./drug-kinetics.ts";
import { drugParts } from "./drug-parts.ts";
import type { DrugPlan } from "./drug-plan.ts";

/** A drug as a module of its own; its note ends with the usual dose. */
export function drug(
  plan: DrugPlan & { readonly name: string; readonly note: string; readonly title?: string },
): ModuleDescription {
  return {
    name: plan.name,
    label: plan.title ?? plan.label,
    note: `${plan.note} ${usualDose(plan)}`,
    ...drugParts(plan),
  };
}
