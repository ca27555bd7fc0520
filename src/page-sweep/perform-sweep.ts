import { COLOR_MAP_SIZE, colorMapTable } from "../look/color-maps.ts";
import { problemOf } from "../model/problem-of.ts";
import { parseDuration } from "../model/units.ts";
import { formatWait } from "../numbers/format-time.ts";
import type { Preset } from "../preset/preset.ts";
import { t } from "../texts/text.ts";
import type { SweepDialog } from "../ui/sweep-dialog.ts";
import { type SweepLook, SweepPictures } from "./sweep-pictures.ts";
import type { SweepPool } from "./sweep-pool.ts";
import { estimateSeconds, type MeasuredSpeed } from "./sweep-setting.ts";
import type { OpenedSweep, SweepState } from "./sweep-state.ts";
import { lastWords, tellFailures, titleOf } from "./sweep-words.ts";

/** Which runs come first: that of the page's value, the ends, then what lies between. */
const order = [3, 0, 6, 1, 5, 2, 4];
const perVoxelStep: MeasuredSpeed = { opening: 0, voxelStep: 1 };
/** Part of the color map that curves take: its darkest is not seen on black. */
const brightest = { from: 0.3, to: 1 };

/**
 * Runs a sweep and shows it as it comes: curves, pictures, progress, what failed. Ends when all runs are done
 * or the pool is stopped; of a whole sweep `from` keeps how fast runs are here.
 */
export async function performSweep(
  own: SweepState,
  from: OpenedSweep,
  look: SweepLook,
  pool: SweepPool,
  dialog: SweepDialog,
): Promise<void> {
  const { present, workers } = from;
  const { request, parameter, tasks } = own;
  const { results } = dialog;
  const { values } = request;
  dialog.begin({
    parameter,
    values,
    present,
    colors: colorsOf(values.length),
    quantity: titleOf(request),
    unit: tasks.unit,
    times: tasks.times,
    aspect: look.aspect,
  });
  const pictures = new SweepPictures(look, {
    onDrawn: (caption) => {
      results.showCaption(caption);
      for (const run of own.done) results.tiles[run]?.showPicture();
    },
    onFailure: (error) => {
      dialog.showProblem(t`The pictures could not be drawn: ${problemOf(error)}`);
    },
  });
  const slice = sliceOn(tasks.runs[0]?.scenario.grid.nz ?? 1, look, own.preset);
  showProgress(own, dialog);
  const finished = await pool.run(tasks.runs, slice, order, workers, {
    onProgress: (run, share) => {
      own.shares.set(run, share);
      results.tiles[run]?.showProgress(share);
      showProgress(own, dialog);
    },
    onCurve: (run, curve) => {
      own.curves.set(run, curve);
      results.showCurve(run, curve);
    },
    onDone: (run, image) => {
      const tile = results.tiles[run];
      if (tile === undefined) return;
      own.done.add(run);
      own.shares.set(run, 1);
      pictures.add(tile.canvas, image);
      showProgress(own, dialog);
    },
    onFailure: (run, error) => {
      const problem = problemOf(error);
      const value = values[run] ?? Number.NaN;
      own.failures.set(problem, [...(own.failures.get(problem) ?? []), value]);
      own.shares.set(run, 1);
      results.tiles[run]?.showProblem("failed");
      dialog.showProblem(tellFailures(own));
    },
  });
  results.tiles.forEach((tile, run) => {
    if (!finished && !own.done.has(run)) tile.showProblem("stopped");
  });
  const seconds = (performance.now() - own.begun) / 1000;
  dialog.end(lastWords(own, finished, seconds));
  pool.stop();
  if (own.done.size < values.length) return;
  // All runs say more than the first steps of one.
  const { setting } = own;
  const rest = estimateSeconds(perVoxelStep, setting, parseDuration(request.until, ""), workers);
  from.speed = { opening: 0, voxelStep: seconds / rest };
  dialog.suggest(request.until, request.setting);
}

function showProgress({ shares, done, begun, request }: SweepState, dialog: SweepDialog): void {
  const all = request.values.length;
  const share = [...shares.values()].reduce((sum, each) => sum + each, 0);
  const elapsed = (performance.now() - begun) / 1000;
  const left = share > 0 ? t`${formatWait((elapsed * (all - share)) / share)} left` : "";
  dialog.showStatus(t`${done.size} of ${all} runs are done`, left);
}

/** Rising values in rising brightness. */
function colorsOf(count: number): readonly string[] {
  const table = colorMapTable("viridis");
  return Array.from({ length: count }, (_, index) => {
    const { from, to } = brightest;
    const share = from + ((to - from) * index) / Math.max(1, count - 1);
    const [red, green, blue] = table.subarray(4 * Math.round(share * (COLOR_MAP_SIZE - 1)));
    return `rgb(${red} ${green} ${blue})`;
  });
}

/** The slice that the page looks at, on a grid of so many. */
function sliceOn(slices: number, { choice }: SweepLook, { scenario }: Preset): number {
  return Math.min(slices - 1, Math.floor(((choice.slice + 0.5) * slices) / scenario.grid.nz));
}
