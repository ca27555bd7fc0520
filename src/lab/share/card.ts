import { voxelCount } from "../../model/grid.ts";
import type { Intervention } from "../../model/scenario.ts";
import type { LabBase } from "../base.ts";
import type { LabDocument } from "../document.ts";
import { resolveDocument } from "../resolve-document.ts";

/** What a person is told before something is opened that a stranger may have made. */
export interface Card {
  readonly title: string;
  readonly summary: string;
  /** Its model is none of the shipped ones. */
  readonly isForeign: boolean;
  /** It takes far longer than any shipped preset. */
  readonly isCostly: boolean;
  readonly cost: Cost;
}

export interface Cost {
  readonly voxels: number;
  readonly fields: number;
  /** Of the whole run, or of a thousand where it has no end. */
  readonly steps: number;
  /** The main run and those beside it. */
  readonly runs: number;
  /** All of them multiplied. */
  readonly updates: number;
}

/** Updates of one field in one voxel; four runs of the costliest shipped preset stay below it (a test). */
export const COSTLY = 5e10;
const STEPS_WITHOUT_END = 1000;

/** null: nothing needs to be asked. Throws a ModelError for a document that does not fit. */
export function cardOf(document: LabDocument, base: LabBase): Card | null {
  const cost = costOf(document, base);
  const isForeign = document.source.kind === "file";
  const isCostly = cost.updates > COSTLY;
  const { title, summary } = base.preset;
  return isForeign || isCostly ? { title, summary, isForeign, isCostly, cost } : null;
}

/** What a whole run costs on the document's own grid. Throws a ModelError for a document that does not fit. */
export function costOf(document: LabDocument, base: LabBase): Cost {
  const { grid, model, time, interventions } = resolveDocument(document, base).scenario;
  const voxels = voxelCount(grid);
  const fields = model.fields.length;
  const end = time.stop ?? STEPS_WITHOUT_END * time.step;
  const steps = Math.ceil(end / time.step) + landings(interventions, end);
  const runs = 1 + document.compare.arms.length;
  return { voxels, fields, steps, runs, updates: voxels * fields * steps * runs };
}

/** Steps more, since one ends wherever something is given, or a window opens or closes. */
function landings(interventions: readonly Intervention[], end: number): number {
  return interventions.reduce((sum, { type, start, every, count }) => {
    if (start > end) return sum;
    const times = every > 0 ? Math.min(count, Math.floor((end - start) / every) + 1) : 1;
    return sum + (type === "parameter" ? 2 : 1) * times;
  }, 0);
}
