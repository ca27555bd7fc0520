import { CliError, exitCode } from "../exit-code.ts";
import type { Backend } from "../open-engine.ts";
import { openProgress } from "../progress.ts";
import { SweepFolder } from "./folder.ts";
import { LinePerformer } from "./perform-line.ts";
import type { ManifestLine } from "./run-result.ts";
import { type PoolEvents, WorkerPool } from "./worker-pool.ts";

export interface SweepRunOptions {
  readonly backend: Backend;
  /** Runs at a time, each in a process of its own. */
  readonly jobs: number;
  /** One line, or with `of` one of so many shares, in this process. */
  readonly index?: number;
  readonly of?: number;
  readonly threads: number;
  /** Wall time between two checkpoints of a run, min. */
  readonly checkpoint: number;
  readonly retryFailed: boolean;
  readonly quiet: boolean;
  /** The file of this program's command line; default: what runs now. */
  readonly program?: string;
}

/** What became of the runs of a call. */
interface Tally {
  done: number;
  failed: number;
  /** There already: a result. */
  skipped: number;
  /** There already: a failure, which is not to be tried again. */
  failedBefore: number;
  stopped: number;
}

const nothingYet = { done: 0, failed: 0, skipped: 0, failedBefore: 0, stopped: 0 };

/**
 * `milieu sweep run`: does what a sweep's folder still lacks. SIGTERM and Ctrl-C stop the runs under way with
 * a checkpoint; the same command goes on.
 */
export async function runSweep(path: string, options: SweepRunOptions): Promise<void> {
  const folder = new SweepFolder(path);
  const tally =
    options.index === undefined
      ? await runAll(folder, options)
      : await runShare(folder, options.index, options);
  if (!options.quiet) console.log(closingLine(tally, path));
  const failed = tally.failed + tally.failedBefore;
  if (failed > 0) {
    const retry = tally.failedBefore === 0 ? "" : " and --retry-failed tries them again";
    throw new CliError(
      exitCode.claimFails,
      `${failed} of the runs failed; \`milieu sweep status ${path}\` says why${retry}.`,
    );
  }
}

function closingLine({ done, failed, skipped }: Tally, path: string): string {
  const before = skipped === 0 ? "" : `, ${skipped} were there already`;
  return `${done} runs done, ${failed} failed${before}; in ${path}`;
}

/** Every line, over processes. */
async function runAll(folder: SweepFolder, options: SweepRunOptions): Promise<Tally> {
  const sweep = await folder.sweep();
  await folder.tidy();
  const tally: Tally = { ...nothingYet };
  const under = new Map<number, number>();
  const progress = openProgress(options.quiet);
  const report = (note: string) => {
    const ended = tally.done + tally.failed + tally.skipped + tally.failedBefore;
    const shares = [...under.values()].reduce((sum, share) => sum + share, 0);
    progress.update(
      Math.min(1, (ended + shares) / sweep.count),
      `${ended} of ${sweep.count}, ${note}`,
    );
  };
  const { backend, checkpoint } = options;
  const setting = { backend, checkpointEvery: 60_000 * checkpoint };
  const events: PoolEvents = {
    onShare: ({ index, preset }, share) => {
      under.set(index, share);
      report(preset);
    },
    onEnd: async (line, how) => {
      under.delete(line.index);
      if (how === "failed") await requireMachine(folder, line.id);
      tally[how]++;
      if (how !== "stopped") report(line.preset);
    },
  };
  const pool = new WorkerPool(folder, setting, events, options.program);
  const signals = listen(() => pool.stop());
  const todo = linesToDo(folder, folder.lines(), options, tally, signals);
  try {
    await pool.run(distinct(todo), options.jobs);
  } finally {
    progress.end();
    signals.release();
  }
  sayIfStopped(signals.heard, tally);
  return tally;
}

/** One line, or one of K shares of them, in this process: what a task of a job array does. */
export async function runShare(
  folder: SweepFolder,
  index: number,
  options: SweepRunOptions,
): Promise<Tally> {
  const { of, backend, threads, checkpoint, quiet } = options;
  if (of !== undefined && index >= of) {
    throw new CliError(exitCode.usage, `--index ${index} must be less than --of ${of}.`);
  }
  const signals = listen(() => {});
  const sweep = await folder.sweep();
  if (of === undefined && index >= sweep.count) {
    throw new CliError(
      exitCode.usage,
      `--index ${index}: the sweep has ${sweep.count} runs, from 0 to ${sweep.count - 1}.`,
    );
  }
  const tally: Tally = { ...nothingYet };
  const progress = openProgress(quiet);
  let note = "";
  const performer = new LinePerformer(folder, sweep, {
    backend,
    threads,
    checkpointEvery: 60_000 * checkpoint,
    isStopping: () => signals.heard !== null,
    onShare: (share) => progress.update(share, note),
  });
  const isOurs = (line: ManifestLine) =>
    of === undefined ? line.index === index : line.index % of === index;
  try {
    for await (const line of linesToDo(folder, folder.lines(), options, tally, signals, isOurs)) {
      if (signals.heard !== null) break;
      note = `${line.preset}, run ${line.index}`;
      const result = await performer.perform(line);
      if (result !== undefined && "message" in result) await requireMachine(folder, line.id);
      tally[result === undefined ? "stopped" : "message" in result ? "failed" : "done"]++;
      if (of === undefined) break;
    }
  } finally {
    progress.end();
    performer.dispose();
    signals.release();
  }
  sayIfStopped(signals.heard, tally);
  return tally;
}

/**
 * Lines that have no result yet, nor, unless they are to be tried again, a failure. Those that another
 * process does come last, once it is clear whether it ends them.
 */
async function* linesToDo(
  folder: SweepFolder,
  lines: AsyncIterable<ManifestLine>,
  { retryFailed }: SweepRunOptions,
  tally: Tally,
  signals: Signals,
  isOurs: (line: ManifestLine) => boolean = () => true,
): AsyncGenerator<ManifestLine> {
  const isThere = async ({ id }: ManifestLine) => {
    const isDone = await folder.hasResult(id);
    const failure = isDone || retryFailed ? undefined : await folder.failure(id);
    const hasFailed = failure !== undefined && failure.code !== exitCode.again;
    if (isDone) tally.skipped++;
    if (hasFailed) tally.failedBefore++;
    return isDone || hasFailed;
  };
  const elsewhere: ManifestLine[] = [];
  for await (const line of lines) {
    if (!isOurs(line) || (await isThere(line))) continue;
    if (await folder.isRunning(line.id)) elsewhere.push(line);
    else yield line;
  }
  for (const line of elsewhere) {
    while (signals.heard === null && (await folder.isRunning(line.id))) {
      await new Promise((resolve) => setTimeout(resolve, lookEvery));
    }
    if (signals.heard !== null) return;
    if (!(await isThere(line))) yield line;
  }
}

/** Between two looks at a run that another process does, ms. */
const lookEvery = 500;

/** Designs may ask for the same run twice; one that is under way is not begun again. */
async function* distinct(lines: AsyncIterable<ManifestLine>): AsyncGenerator<ManifestLine> {
  const begun = new Set<string>();
  for await (const line of lines) {
    if (begun.has(line.id)) continue;
    begun.add(line.id);
    yield line;
  }
}

/** A machine without the GPU that was asked for says nothing about a run: throws CliError 69, and the run stays missing. */
async function requireMachine(folder: SweepFolder, id: string): Promise<void> {
  const failure = await folder.failure(id);
  if (failure?.code !== exitCode.noGpu) return;
  await folder.remove(id, "failed.json");
  throw new CliError(exitCode.noGpu, failure.message);
}

function sayIfStopped(signal: NodeJS.Signals | null, tally: Tally): void {
  if (signal === null && tally.stopped === 0) return;
  throw new CliError(
    signal === "SIGINT" ? exitCode.stopped : exitCode.again,
    `stopped after ${tally.done} runs; what is done is kept, and the same command goes on.`,
  );
}

interface Signals {
  readonly heard: NodeJS.Signals | null;
  release(): void;
}

/**
 * The first SIGINT or SIGTERM. A second SIGINT ends the process as usual; a second SIGTERM says nothing new, up
 * to the end of the process: schedulers send it to every process of a job, and their scripts pass it on.
 */
function listen(onFirst: () => void): Signals {
  let heard: NodeJS.Signals | null = null;
  const hear = (signal: NodeJS.Signals) => {
    if (heard !== null) return;
    heard = signal;
    process.off("SIGINT", hear);
    onFirst();
  };
  const release = () => {
    process.off("SIGINT", hear);
    if (heard === null) process.off("SIGTERM", hear);
  };
  process.on("SIGINT", hear);
  process.on("SIGTERM", hear);
  return {
    get heard() {
      return heard;
    },
    release,
  };
}
