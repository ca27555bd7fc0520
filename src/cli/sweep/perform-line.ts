import { hostname } from "node:os";
import packageFile from "../../../package.json" with { type: "json" };
import { npyFile } from "../../data/encode-npy.ts";
import { EngineError } from "../../engine/engine-error.ts";
import { encodeSnapshotFile } from "../../engine/snapshot-file.ts";
import { ModelError } from "../../model/error.ts";
import { EngineReuse } from "../../sweep/engine-reuse.ts";
import type { FieldOutput, Outputs } from "../../sweep/outputs.ts";
import {
  performRun,
  type RunPause,
  type RunProgress,
  type RunReadings,
  type RunTask,
} from "../../sweep/perform-run.ts";
import { scoreOf } from "../../sweep/score.ts";
import type { Sweep } from "../../sweep/sweep.ts";
import { CliError, type ExitCode, exitCode } from "../exit-code.ts";
import { type Backend, openEngine } from "../open-engine.ts";
import { readSnapshotFile } from "../snapshot-input.ts";
import type { SweepFolder } from "./folder.ts";
import { RunIds } from "./run-id.ts";
import type { ManifestLine, RunFailure, RunResult } from "./run-result.ts";

export interface PerformOptions {
  readonly backend: Backend;
  /** Of the CPU path. */
  readonly threads: number;
  /** Wall time between two checkpoints of a run, ms. */
  readonly checkpointEvery: number;
  /** Whether to stop now, with a checkpoint. */
  readonly isStopping: () => boolean;
  readonly onShare?: (share: number) => void;
}

/** Between two looks at the event loop, where signals are heard, ms. */
const patience = 100;
/** Between two marks that a run is under way, ms. */
const markEvery = 30_000;

/** Does lines of a sweep one after the other, with one engine as long as it fits. */
export class LinePerformer {
  readonly #folder: SweepFolder;
  readonly #sweep: Sweep;
  readonly #options: PerformOptions;
  readonly #engines: EngineReuse;
  readonly #ids: RunIds;

  constructor(folder: SweepFolder, sweep: Sweep, options: PerformOptions) {
    this.#folder = folder;
    this.#sweep = sweep;
    this.#ids = new RunIds(sweep);
    this.#options = options;
    this.#engines = new EngineReuse((scenario) =>
      openEngine(scenario, options.backend, options.threads),
    );
  }

  /**
   * A run's result or failure, which is kept; undefined where it was stopped, with a checkpoint. Throws
   * CliError 65 where the line is of another plan, 70 where nothing can be written: that is no fault of the run.
   */
  async perform(line: ManifestLine): Promise<RunResult | RunFailure | undefined> {
    this.#requireOwn(line);
    try {
      await this.#folder.markRunning(line.id);
      const result = await this.#result(line);
      if (result !== undefined) await this.#folder.keepResult(result);
      return result;
    } catch (error) {
      if (error instanceof Error && "syscall" in error) {
        throw new CliError(exitCode.internal, `${error.message}; the run stays to be done.`);
      }
      const failure = failureOf(line, error);
      await this.#folder.keepFailure(failure);
      return failure;
    } finally {
      await this.#folder.remove(line.id, "running");
    }
  }

  dispose(): void {
    this.#engines.dispose();
  }

  /** A result must never be kept under the name of another run. */
  #requireOwn(line: ManifestLine): void {
    const { factors } = this.#sweep;
    const isComplete = factors.every(({ name }) => Object.hasOwn(line.values, name));
    const known = this.#sweep.presets.some(({ name }) => name === line.preset);
    if (isComplete && known && this.#ids.idOf(this.#valuesOf(line)) === line.id) return;
    throw new CliError(
      exitCode.badPreset,
      `run ${line.index} of the manifest is not of the plan beside it (it was edited, or another plan was written meanwhile); plan the sweep again.`,
    );
  }

  #valuesOf({ preset, seed, values }: ManifestLine) {
    return { preset, seed, values: this.#sweep.factors.map(({ name }) => values[name]!) };
  }

  async #result(line: ManifestLine): Promise<RunResult | undefined> {
    const begun = performance.now();
    const task = this.#sweep.taskOf(this.#valuesOf(line));
    const before = await this.#checkpoint(line.id, task);
    let last = { heard: begun, marked: begun, kept: begun };
    let about = { backend: "cpu", adapter: "" };
    const elapsed = () => (before?.seconds ?? 0) + (performance.now() - begun) / 1000;
    const readings = await performRun(
      task,
      {
        openEngine: async (scenario) => {
          const engine = await this.#engines.begin(scenario);
          about = { backend: engine.kind, adapter: engine.description };
          return engine;
        },
        keepField: (output, field) => this.#keepField(line.id, task, output, field),
        between: async (share, pause) => {
          const now = performance.now();
          this.#options.onShare?.(share);
          if (now - last.heard < patience) return false;
          await new Promise((resolve) => setImmediate(resolve));
          last = { ...last, heard: now };
          const isStopping = this.#options.isStopping();
          if (isStopping || now - last.kept > this.#options.checkpointEvery) {
            await this.#keepCheckpoint(line.id, await pause(), elapsed());
            last = { ...last, kept: now };
          }
          if (now - last.marked > markEvery) {
            await this.#folder.touchRunning(line.id);
            last = { ...last, marked: now };
          }
          return isStopping;
        },
      },
      before?.pause,
    );
    if (readings === undefined) return undefined;
    return { ...this.#resultOf(line, task, readings), ...about, ...circumstances(elapsed()) };
  }

  #resultOf(line: ManifestLine, { outputs, scenario }: RunTask, readings: RunReadings) {
    const { id, preset, seed, values } = line;
    const numbers: Record<string, number> = {};
    const curves: Record<string, RunResult["curves"][string]> = {};
    for (const { name, isCurve, times } of outputs.numbers) {
      const found = readings.numbers[name] ?? [];
      if (isCurve) curves[name] = { times_min: times, values: found.map(orNull) };
      else numbers[name] = found[0] ?? Number.NaN;
    }
    const scores = this.#sweep.scores.map(
      (score) => [score.name, orNull(scoreOf(score, numbers))] as const,
    );
    const { nx, ny, nz, dimensions } = scenario.grid;
    const shape = dimensions === 3 ? [nz, ny, nx] : [ny, nx];
    const fields = outputs.fields.map(({ name, field, at, unit }) => {
      const file = `${id}.${name}.npy`;
      return [name, { file, field, time_min: at, unit, shape }] as const;
    });
    return {
      format: "milieu-sweep-run/1" as const,
      id,
      preset,
      seed,
      values,
      numbers: Object.fromEntries(Object.entries(numbers).map(([key, one]) => [key, orNull(one)])),
      curves,
      fields: Object.fromEntries(fields),
      ...(outputs.claims ? { claims: readings.claims } : {}),
      scores: Object.fromEntries(scores),
      problems: readings.problems,
    };
  }

  async #keepField(
    id: string,
    { scenario: { grid } }: RunTask,
    { name }: FieldOutput,
    values: Float32Array,
  ): Promise<void> {
    const { nx, ny, nz, dimensions } = grid;
    const shape = dimensions === 3 ? [nz, ny, nx] : [ny, nx];
    await this.#folder.write(id, `${name}.npy`, npyFile(shape, values));
  }

  async #keepCheckpoint(id: string, { progress, snapshot }: RunPause, seconds: number) {
    const run: CheckpointNote = {
      format: checkpointFormat,
      milieu: packageFile.version,
      progress,
      seconds,
    };
    await this.#folder.write(id, "checkpoint", encodeSnapshotFile({ snapshot, run }));
  }

  /** Where an earlier attempt at this run was stopped; none where it is of another version. */
  async #checkpoint(
    id: string,
    { outputs }: RunTask,
  ): Promise<{ readonly pause: RunPause; readonly seconds: number } | undefined> {
    if (!(await this.#folder.hasCheckpoint(id))) return undefined;
    const file = this.#folder.file(id, "checkpoint");
    const found = await readSnapshotFile(file).catch((error) => {
      if (!(error instanceof CliError)) throw error;
      console.error(`milieu: ${error.message} The run begins anew.`);
      return undefined;
    });
    if (found === undefined) return undefined;
    const { snapshot, run } = found;
    if (!isNote(run) || !fits(run.progress, outputs)) return undefined;
    return { pause: { progress: run.progress, snapshot }, seconds: run.seconds };
  }
}

const checkpointFormat = "milieu-sweep-checkpoint/1";

interface CheckpointNote {
  readonly format: typeof checkpointFormat;
  readonly milieu: string;
  readonly progress: RunProgress;
  /** Wall time so far. */
  readonly seconds: number;
}

function isNote(run: unknown): run is CheckpointNote {
  const note = run as Partial<CheckpointNote> | undefined;
  return note?.format === checkpointFormat && note.milieu === packageFile.version;
}

function fits({ numbers }: RunProgress, outputs: Outputs): boolean {
  return Object.keys(numbers).every((name) => outputs.numbers.some((one) => one.name === name));
}

function circumstances(seconds: number) {
  return {
    milieu: packageFile.version,
    seconds: Number(seconds.toPrecision(4)),
    // Peak of the process, in KiB on every system that Node runs on.
    memory_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    host: hostname(),
    finished: new Date().toISOString(),
  };
}

/** An expected mistake is the run's; anything else is a fault of the program and told as one. */
export function failureOf({ id }: Pick<ManifestLine, "id">, error: unknown): RunFailure {
  return {
    format: "milieu-sweep-failure/1",
    id,
    message: error instanceof Error ? error.message : String(error),
    code: codeOf(error),
    time: new Date().toISOString(),
    host: hostname(),
  };
}

function codeOf(error: unknown): ExitCode {
  if (error instanceof CliError) return error.code;
  if (error instanceof ModelError) return exitCode.badPreset;
  if (!(error instanceof EngineError)) console.error("milieu: internal error", error);
  return exitCode.internal;
}

function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
