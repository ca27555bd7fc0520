import type { LabBase } from "../base.ts";
import type { BatchCommand, Command, SingleCommand } from "../commands/command.ts";
import type { LabDocument, Treatment } from "../document.ts";
import { treatmentsOf } from "../resolve-document.ts";
import { canSplit, splitIntervention } from "./split-treatment.ts";
import { timesOf } from "./times.ts";

/** Commands about one treatment that is there. */
export type TreatmentChange = Extract<
  SingleCommand,
  { kind: "change-treatment" | "move-treatment" | "switch-treatment" | "delete-treatment" }
>;

const changes: readonly string[] = [
  "change-treatment",
  "move-treatment",
  "switch-treatment",
  "delete-treatment",
] satisfies readonly TreatmentChange["kind"][];

export function isTreatmentChange(command: Command): command is TreatmentChange {
  return changes.includes(command.kind);
}

const LATER = "later";

/**
 * A change of a treatment that leaves what lies before `now` (min) as it was: the treatment is split, and its
 * later part changed. A count counts what was given; of repeated windows one that is open runs to its end.
 * null: nothing of it begins at `now` or after it, or all of it does (then the command itself may do).
 */
export function fromNowOn(
  command: TreatmentChange,
  now: number,
  document: LabDocument,
  base: LabBase,
): BatchCommand | null {
  const list = treatmentsOf(document, base);
  const treatment = list.find(({ id }) => id === command.id);
  if (treatment === undefined || !canSplit(treatment.intervention, now)) return null;
  const newId = freeId(list);
  const [earlier, later] = splitIntervention(treatment.intervention, now);
  const split = { kind: "split-treatment", id: command.id, at: now, newId } as const;
  const changed = { ...command, id: newId };
  const [whole, rest] = [timesOf(treatment.intervention), timesOf(later)];
  if (changed.kind === "move-treatment") {
    changed.start = Math.max(now, rest.start + changed.start - whole.start);
  }
  // Of repeated windows the end is that of the first one.
  const isRepeated = "parameter" in later && whole.every > 0;
  if (changed.kind === "change-treatment" && typeof changed.stop === "number" && isRepeated) {
    changed.stop += rest.start - whole.start;
  }
  if (changed.kind === "change-treatment" && typeof changed.count === "number") {
    changed.count = Math.max(1, changed.count - (earlier.count ?? 1));
  }
  return { kind: "batch", commands: [split, changed] };
}

/** "later", "later2", ...: the first that no treatment has. */
function freeId(list: readonly Treatment[]): string {
  const taken = new Set(list.map(({ id }) => id));
  for (let number = 2; ; number++) {
    const id = number === 2 ? LATER : `${LATER}${number - 1}`;
    if (!taken.has(id)) return id;
  }
}
