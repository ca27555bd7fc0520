import { checkDimensions } from "../model/check-dimensions.ts";
import type { Mistake } from "../model/error.ts";
import type { Model, Process } from "../model/model.ts";
import type { PresetFile } from "../preset/preset-schema.ts";

/**
 * Formulas of a preset's own model whose units do not fit their place, each with its place in the file. A model with
 * such a formula runs: its numbers may be right all the same.
 */
export function unitWarnings(model: Model, file: PresetFile): readonly Mistake[] {
  const dimensions = file.domain.size.length === 3 ? 3 : 2;
  const own = model.processes.filter(({ origin }) => origin === "model");
  const apart = checkDimensions({ ...model, processes: [] }, dimensions);
  const warnings = apart.flatMap(({ place, message }): Mistake[] => {
    const at = placeOf(place);
    return at === null ? [] : [{ place: at, problem: withoutPlace(message, place) }];
  });
  let index = -1;
  for (const process of own) {
    index = nextLike(process, file, index + 1);
    const problems = checkDimensions({ ...model, processes: [process] }, dimensions);
    for (const { place, message } of problems.slice(apart.length)) {
      const key = /: (\w+)$/.exec(place)?.[1] ?? "";
      const at = `model.processes[${index}].${key}`;
      warnings.push({ place: at, problem: withoutPlace(message, place) });
    }
  }
  return warnings;
}

/** Of a field's or an observable's formula; null: a module's, which its own tests hold to its units. */
function placeOf(readable: string): string | null {
  if (readable.includes(' (module "')) return null;
  const [, kind, name, key] = /^(\w+) (\w+)(?:: (\w+).*)?$/.exec(readable) ?? [];
  if (kind === "observable") return `model.observables.${name}.expression`;
  return `model.fields.${name}.${key}`;
}

function withoutPlace(message: string, place: string): string {
  return message.slice(place.length).replace(/^:? /, "");
}

/** The entry of the file that a process was made of; those between were left out, since their field is nobody's. */
function nextLike(process: Process, { model }: PresetFile, from: number): number {
  const entries = model?.processes ?? [];
  const found = entries.findIndex((entry, index) => {
    if (index < from || entry.type !== process.type || entry.label !== process.label) return false;
    if (entry.type === "convert" && process.type === "convert") {
      return entry.from === process.from && entry.to === process.to;
    }
    return "field" in entry && "field" in process && entry.field === process.field;
  });
  return found < 0 ? from : found;
}
