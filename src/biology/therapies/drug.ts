import type { ModuleDescription } from "../../model/description.ts";
import { drugParts, usualInfusion } from "./drug-parts.ts";
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

/** How to dose it, for the note of a module. */
export function usualDose(plan: Pick<DrugPlan, "field" | "unit" | "dose">): string {
  const { field, unit, dose } = plan;
  const interval = dose.days < 2 ? `${dose.days * 24} h` : `${dose.days} days`;
  return `Usual dose: add ${dose.amount} ${unit} to ${field}Plasma every ${interval}, or set ${field}Infusion to ${usualInfusion(plan)}.`;
}
