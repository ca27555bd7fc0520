import { curvesToCsv } from "../../data/encode-curves.ts";
import { windowStyleOf } from "../../look/views.ts";
import { formatQuantity } from "../../numbers/format-unit.ts";
import { writeDuration } from "../../numbers/write-duration.ts";
import { performSweep } from "../../page-sweep/perform-sweep.ts";
import { picturedNames, type SweepLook } from "../../page-sweep/sweep-pictures.ts";
import { SweepPool } from "../../page-sweep/sweep-pool.ts";
import {
  firstChoice,
  type MeasuredSpeed,
  sweepCount,
  sweepSettings,
  wholeDuration,
  workerCount,
} from "../../page-sweep/sweep-setting.ts";
import type { OpenedSweep, SweepState } from "../../page-sweep/sweep-state.ts";
import { anotherPreset, describeSweep, labelOf } from "../../page-sweep/sweep-words.ts";
import type { Preset } from "../../preset/preset.ts";
import { spanAround, valuesAround } from "../../sweep/values-around.ts";
import { t } from "../../texts/text.ts";
import { fileNameOf, saveFile } from "../../ui/files.ts";
import { problemOf } from "../../ui/messages.ts";
import { plotSeries } from "../../ui/plot-series.ts";
import type { SweepDialog } from "../../ui/sweep-dialog.ts";
import type { SweepStart } from "../../ui/sweep-form.ts";
import type { SweepQuantity, SweepRequest } from "../../ui/sweep-request.ts";
import { settingOf } from "../../ui/view-choice.ts";
import type { Session } from "../session/session.ts";

/** What the sweeps of a page do. */
export interface Sweeper {
  /** Opens the panel for a parameter and measures how fast runs are here. */
  open(parameter: string): Promise<void>;
  /** Whether there is a sweep of this parameter to look at again. */
  hasResults(parameter: string): boolean;
  reopen(): Promise<void>;
  start(request: SweepRequest): Promise<void>;
  cancel(): void;
  /** Starts the live run again with the value of a run of the sweep. */
  choose(run: number): Promise<void>;
  download(): void;
  closed(): void;
}

/**
 * Sweeps of one parameter in workers of their own, one at a time. The live run pauses while the panel is
 * open: it would take a core from them, and nobody sees it.
 */
export function createSweeper(
  session: Session,
  /** Gives parameters values. */
  setParameters: (values: Readonly<Record<string, number>>) => void,
  reset: () => Promise<void>,
  dialog: () => SweepDialog,
  tell: (title: string, back: () => void) => void,
): Sweeper {
  const pool = new SweepPool();
  let opened: OpenedSweep | null = null;
  let sweep: SweepState | null = null;
  let isRunning = false;
  let wasPlaying = false;

  const halt = async (): Promise<void> => {
    wasPlaying = session.loop.playing;
    session.clock.pause();
    await session.loop.settle();
  };

  const open = async (name: string): Promise<void> => {
    const { preset, picture } = session;
    const parameter = preset?.scenario.model.parameters.find((each) => each.name === name);
    if (preset === null || picture === null || parameter === undefined) return;
    const present = session.parameters.values[name] ?? parameter.value;
    const settings = sweepSettings(preset);
    const workers = workerCount(navigator.hardwareConcurrency);
    const own: OpenedSweep = { preset, parameter, present, settings, workers, speed: null };
    opened = own;
    const quantities = quantitiesOf(session, preset);
    dialog().open({
      ...startOf(own, quantities),
      ...spanAround(parameter, present),
      quantity: session.plotted[0] ?? quantities[0]?.name ?? "",
    });
    await halt();
    await propose(own, quantities);
  };

  /** Measures, and proposes what takes about a minute. */
  const propose = async (own: OpenedSweep, quantities: readonly SweepQuantity[]): Promise<void> => {
    const { preset, settings, workers } = own;
    const isWanted = (): boolean => opened === own && !isRunning && dialog().element.open;
    try {
      own.speed = await measureSpeed(own, quantities);
    } catch (error) {
      if (isWanted()) dialog().showProblem(problemOf(error));
      return;
    }
    if (!isWanted()) return;
    const first = firstChoice(own.speed, settings, wholeDuration(preset), workers);
    dialog().suggest(writeDuration(first.until), settings.indexOf(first.setting));
  };

  /** On the page's grid; the worker stays for the first run. */
  const measureSpeed = async (
    { preset, parameter, present, settings }: OpenedSweep,
    [quantity]: readonly SweepQuantity[],
  ): Promise<MeasuredSpeed> => {
    const { sweepTasks } = await import("../../page-sweep/sweep-tasks.ts");
    const [setting] = settings;
    if (setting === undefined || quantity === undefined)
      throw new Error(t`There is nothing to run.`);
    const request: SweepRequest = {
      parameter: parameter.name,
      values: [present],
      quantity,
      measure: "mean",
      until: writeDuration(wholeDuration(preset)),
      setting: 0,
    };
    const changed = session.parameters.changed();
    const [task] = (await sweepTasks(preset, changed, request, setting, [])).runs;
    if (task === undefined) throw new Error(t`There is nothing to run.`);
    return pool.measure(task);
  };

  const start = async (request: SweepRequest): Promise<void> => {
    const { preset, picture, stage } = session;
    const own = opened;
    const setting = own?.settings[request.setting];
    if (preset === null || picture === null || own === null || setting === undefined || isRunning) {
      return;
    }
    if (preset !== own.preset) {
      dialog().showProblem(anotherPreset);
      return;
    }
    isRunning = true;
    // A measurement that is still under way would take a core.
    if (own.speed === null) pool.stop();
    const { grid, model } = preset.scenario;
    const look: SweepLook = {
      stage,
      model,
      choice: picture.aloneChoice,
      style: windowStyleOf(settingOf(picture.aloneChoice)),
      aspect: (grid.nx * grid.dx) / (grid.ny * grid.dy),
    };
    try {
      const { sweepTasks } = await import("../../page-sweep/sweep-tasks.ts");
      const changed = session.parameters.changed();
      const tasks = await sweepTasks(preset, changed, request, setting, picturedNames(look));
      if (!dialog().element.open) return;
      const next: SweepState = {
        preset,
        request,
        setting,
        parameter: own.parameter,
        opened: own,
        tasks,
        curves: new Map(),
        shares: new Map(),
        done: new Set(),
        failures: new Map(),
        begun: performance.now(),
      };
      sweep = next;
      await performSweep(next, own, look, pool, dialog());
    } catch (error) {
      dialog().end("");
      dialog().showProblem(problemOf(error));
    } finally {
      isRunning = false;
    }
    // It was not waited for.
    if (own.speed === null && dialog().element.open)
      await propose(own, quantitiesOf(session, preset));
  };

  const reopen = async (): Promise<void> => {
    const { preset } = session;
    if (sweep === null || preset !== sweep.preset) return;
    const { request, parameter } = sweep;
    const present = session.parameters.values[parameter.name] ?? parameter.value;
    opened = { ...sweep.opened, present };
    dialog().reopen({
      ...startOf(opened, quantitiesOf(session, preset)),
      from: request.values[0] ?? present,
      to: request.values.at(-1) ?? present,
      quantity: request.quantity.name,
      measure: request.measure,
      until: request.until,
      setting: request.setting,
    });
    await halt();
  };

  const choose = async (run: number): Promise<void> => {
    const value = sweep?.request.values[run];
    if (sweep === null || value === undefined) return;
    pool.stop();
    if (session.preset !== sweep.preset) {
      dialog().showProblem(anotherPreset);
      return;
    }
    const { name, label, unit } = sweep.parameter;
    try {
      setParameters({ [name]: value });
      await reset();
    } finally {
      dialog().close();
    }
    const title = t`${label} is ${formatQuantity(value, unit, 4)} now, from t = 0.`;
    tell(title, () => void reopen());
  };

  const closed = (): void => {
    pool.stop();
    if (wasPlaying) session.clock.play();
    wasPlaying = false;
  };

  const download = (): void => {
    if (sweep === null) return;
    const { preset, request, parameter, tasks, curves } = sweep;
    const columns = request.values.map((value, run) => ({
      head: t`${request.quantity.name} [${tasks.unit}] at ${parameter.name} = ${value}`,
      values: curves.get(run) ?? [],
    }));
    const csv = curvesToCsv(tasks.times, columns);
    saveFile(new Blob([csv], { type: "text/csv" }), fileNameOf(preset, `-${parameter.name}.csv`));
  };

  return {
    open,
    hasResults: (name) =>
      sweep !== null && sweep.parameter.name === name && sweep.preset === session.preset,
    reopen,
    start,
    cancel: () => pool.stop(),
    choose,
    download,
    closed,
  };
}

/** All that is measured, in the order of the page's plot. */
function quantitiesOf(session: Session, { scenario, claims }: Preset): readonly SweepQuantity[] {
  if (session.picture === null) return [];
  const claimed = claims.flatMap(({ of }) => (of.kind === "name" ? [of.name] : []));
  const compartments = new Set(scenario.model.compartments.map(({ name }) => name));
  return plotSeries(scenario.model, session.picture.choice, claimed).map(
    ({ name, label, unit }) => ({ name, label, unit, isCompartment: compartments.has(name) }),
  );
}

/** A form for a parameter, as far as its sweep does not say otherwise. */
function startOf(opened: OpenedSweep, quantities: readonly SweepQuantity[]): SweepStart {
  const { preset, parameter, present, settings } = opened;
  return {
    parameter,
    present,
    from: parameter.min,
    to: parameter.max,
    quantities,
    quantity: quantities[0]?.name ?? "",
    measure: "mean",
    until: writeDuration(wholeDuration(preset)),
    settings: settings.map((setting, index) => labelOf(setting, index === 0)),
    setting: 0,
    valuesOf: (from, to) => valuesAround(parameter, { from, to }, present, sweepCount),
    describe: (until, setting) => describeSweep(opened, until, setting),
  };
}
