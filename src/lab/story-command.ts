import type { StoryAction } from "../preset/story-try.ts";
import { t } from "../texts/text.ts";
import type { LabBase } from "./base.ts";
import type { BatchCommand, SingleCommand } from "./commands/command.ts";
import type { Arm, LabDocument } from "./document.ts";
import { treatmentsOf } from "./resolve-document.ts";
import { durationText } from "./treatments/times.ts";
import { treatmentName } from "./treatments/treatment-name.ts";

/**
 * What a link of a story does, as one step: the change, and beside it the run without it. A comparison that is
 * there gives way. Throws where the document has no such treatment any more.
 */
export function storyCommand(
  label: string,
  actions: readonly StoryAction[],
  document: LabDocument,
  base: LabBase,
): BatchCommand {
  const values: Record<string, number> = {};
  const without: string[] = [];
  const commands: SingleCommand[] = [];
  let isAll = false;
  const treatments = treatmentsOf(document, base);
  for (const action of actions) {
    if (action.kind === "set") values[action.name] = action.value;
    else if (action.kind === "add") {
      const id = freeId(treatments.map((one) => one.id).concat(without));
      const { name, amount, time } = action;
      const intervention = { field: name, add: amount, start: durationText(time) };
      commands.push({ kind: "add-treatment", id, intervention });
      without.push(id);
    } else if (action.label === "all") isAll = true;
    else without.push(...idsOf(action.label, document, base));
  }
  const names = Object.keys(values);
  if (names.length > 0) commands.unshift({ kind: "set-parameters", values });
  const arm: Arm = {
    label: labelOf(actions),
    ...(names.length === 0
      ? {}
      : { parameters: Object.fromEntries(names.map((name) => [name, presentOf(name, document)])) }),
    ...(isAll ? { withoutTreatments: "all" as const } : {}),
    ...(!isAll && without.length > 0 ? { withoutTreatments: without } : {}),
  };
  // Commands have plain data of their own.
  const besides = {
    kind: "set-compare",
    compare: { layout: "side", arms: [structuredClone(arm)] },
  };
  return { kind: "batch", commands: [...commands, besides as SingleCommand], label };
}

/** The value that the run beside it has: what it was before the link, null for the preset's. */
function presentOf(name: string, document: LabDocument): number | null {
  return document.parameters[name] ?? null;
}

function labelOf(actions: readonly StoryAction[]): string {
  const [first] = actions;
  if (actions.length > 1 || first?.kind !== "without") return t`without this change`;
  return first.label === "all" ? t`without treatment` : t`without ${first.label}`;
}

function idsOf(label: string, document: LabDocument, base: LabBase): readonly string[] {
  const { model } = base.context;
  const found = treatmentsOf(document, base).filter(
    ({ on, intervention }) => on && treatmentName(intervention, model) === label,
  );
  if (found.length === 0) throw new Error(`${label} is not given here any more.`);
  return found.map(({ id }) => id);
}

function freeId(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`try${number}`)) number++;
  return `try${number}`;
}
