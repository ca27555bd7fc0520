import { openLibrary } from "../biology/open-library.ts";
import type { Preset } from "../preset/preset.ts";
import { readPresetFamily } from "../preset/read-preset.ts";
import type { RunTask } from "../sweep/perform-run.ts";
import { Sweep } from "../sweep/sweep.ts";
import type { SweepRequest } from "../ui/sweep-request.ts";
import { presetWithChanges } from "./preset-with-changes.ts";
import { planOf } from "./sweep-plan.ts";
import type { SweepSetting } from "./sweep-setting.ts";

/** Runs of a sweep, in the order of its values. */
export interface SweepTasks {
  readonly runs: readonly RunTask[];
  /** Of the curves' points, min. */
  readonly times: readonly number[];
  readonly unit: string;
}

/**
 * The runs that a request means: what the page runs (its treatments and seed are in `preset`, what parameters
 * the user changed in `changed`) from t = 0, as `milieu sweep` would do them. Throws ModelError for a value that
 * the preset cannot take.
 */
export async function sweepTasks(
  preset: Preset,
  changed: Readonly<Record<string, number>>,
  request: SweepRequest,
  setting: SweepSetting,
  pictured: readonly string[],
): Promise<SweepTasks> {
  const name = preset.name ?? preset.title;
  const text = presetWithChanges(preset, changed);
  const library = await openLibrary(preset.file.modules ?? []);
  const family = await readPresetFamily(text, { library, name });
  const sweep = new Sweep(planOf(request, setting, name, pictured), [{ name, family }]);
  const [curve] = sweep.outputsOf(name).numbers;
  const runs = [...sweep.lines()].map((line) => sweep.taskOf(line));
  return { runs, times: curve?.times ?? [], unit: curve?.unit ?? "" };
}
