import type { Engine } from "../engine/engine.ts";
import { readCheckpoint } from "./checkpoint.ts";
import { computeFrames } from "./compute-frames.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { removeLeftovers } from "./leftovers.ts";
import { loadPreset } from "./load-preset.ts";
import { warningOf } from "./notes.ts";
import { openEngine } from "./open-engine.ts";
import { type OutputFolder, openOutputFolder, openPublishedFolder } from "./output-folder.ts";
import { formatDays, formatSeconds } from "./progress.ts";
import {
  changesOf,
  planRun,
  type RunOptions,
  type RunPlan,
  requireFewFrames,
  type StartOfRun,
  timesOf,
} from "./run-plan.ts";
import { notBegun, type RunProgress } from "./run-progress.ts";
import { openRunWriter, type RunWriter } from "./run-writer.ts";
import { readSnapshotFile, restoreSnapshot, withParameters } from "./snapshot-input.ts";

/**
 * `milieu run`: runs a preset without a picture and writes its frames and observables. SIGINT and
 * SIGTERM stop it after the present step; the frames so far are written and said.
 */
export async function run(presetName: string, options: RunOptions): Promise<void> {
  const preset = await loadPreset(presetName, changesOf(options));
  const start = options.from === undefined ? undefined : await startOf(options.from);
  const plan = planRun(preset, options, start);
  const engine = await openEngine(preset.scenario, options.backend, options.threads);
  try {
    if (start !== undefined) {
      const { snapshot, origin } = start;
      const state = withParameters(snapshot, preset.scenario.parameters);
      await restoreSnapshot(engine, state, origin.file);
    }
    const folder = await openOutputFolder(options.out, options.overwrite);
    await runAndWrite(plan, engine, folder, notBegun, options.quiet);
  } finally {
    engine.dispose();
  }
}

export interface ResumeOptions {
  /** Another end, min. */
  readonly until?: number;
  /** Another time between two checkpoints, min. */
  readonly checkpoint?: number;
  /** Of the CPU path. */
  readonly threads?: number;
  readonly quiet: boolean;
}

/** `milieu run --resume`: goes on with the run in a folder, bit for bit as if it had never stopped. */
export async function resume(folder: string, options: ResumeOptions): Promise<void> {
  const { plan: before, progress, backend, snapshot } = await readCheckpoint(folder);
  const plan = {
    ...before,
    ...(options.until === undefined ? {} : { until: options.until }),
    ...(options.checkpoint === undefined ? {} : { checkpointEvery: options.checkpoint }),
  };
  if (plan.until < snapshot.time) {
    throw new CliError(
      exitCode.usage,
      `the run has come to ${snapshot.time} min already; give a later --until.`,
    );
  }
  requireFewFrames(plan.until - plan.start, plan.every);
  await removeLeftovers(folder);
  const engine = await openEngine(plan.preset.scenario, backend, options.threads);
  try {
    await restoreSnapshot(engine, snapshot, folder);
    await runAndWrite(plan, engine, openPublishedFolder(folder), progress, options.quiet);
  } finally {
    engine.dispose();
  }
}

async function startOf(file: string): Promise<StartOfRun> {
  const { snapshot, sha256 } = await readSnapshotFile(file);
  return { snapshot, origin: { file, time_min: snapshot.time, sha256 } };
}

async function runAndWrite(
  plan: RunPlan,
  engine: Engine,
  folder: OutputFolder,
  progress: RunProgress,
  quiet: boolean,
): Promise<void> {
  try {
    const writer = await openRunWriter(plan, engine, folder, progress);
    const seconds = await computeFrames(plan, engine, writer, quiet);
    await writer.finish(seconds);
    const warning = warningOf(writer.notes);
    if (warning !== undefined) console.error(`milieu: ${warning}`);
    if (!quiet) console.log(closingLine(plan, engine, folder, writer, seconds));
  } catch (error) {
    await folder.discard();
    throw saidWithRemains(error, folder);
  }
}

/** A run that was stopped by the person or the disk, told with what is left of it. */
function saidWithRemains(error: unknown, folder: OutputFolder): unknown {
  const isStopped = error instanceof CliError && error.code === exitCode.stopped;
  const isOfDisk = error instanceof Error && "syscall" in error;
  if (!isStopped && !isOfDisk) return error;
  const remains = folder.isPublished
    ? `${folder.path} holds the run up to its last checkpoint.`
    : "nothing was written.";
  return new CliError(isStopped ? error.code : exitCode.internal, `${error.message}; ${remains}`);
}

function closingLine(
  plan: RunPlan,
  { time, description }: Engine,
  { path }: OutputFolder,
  { frames }: RunWriter,
  seconds: number,
): string {
  const { length } = timesOf(plan);
  const isDone = frames === length;
  const count = isDone ? `${frames} frames to` : `stopped after ${frames} of ${length} frames at`;
  const goOn =
    !isDone && plan.checkpointEvery !== undefined
      ? `; go on with: milieu run --resume ${path}`
      : "";
  return `${count} ${formatDays(time)} in ${formatSeconds(seconds)} on ${description}; written to ${path}${goOn}`;
}
