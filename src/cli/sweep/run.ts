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
  /** There already. */
  skipped: number;
  stopped: number;
}

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
  if (tally.failed > 0) {
    throw new CliError(
      exitCode.claimFails,
      `${tally.failed} of the runs failed; \`milieu sweep status ${path}\` says why.`,
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
  const tally: Tally = { done: 0, failed: 0, skipped: 0, stopped: 0 };
  const under = new Map<number, number>();
  const progress = openProgress(options.quiet);
  const report = (note: string) => {
    const ended = tally.done + tally.failed + tally.skipped;
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
    onEnd: (line, how) => {
      under.delete(line.index);
      tally[how]++;
      if (how !== "stopped") report(line.preset);
    },
  };
  const pool = new WorkerPool(folder, setting, events, options.program);
  const signals = listen(() => pool.stop());
  const todo = linesToDo(folder, folder.lines(), options, tally);
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
async function runShare(
  folder: SweepFolder,
  index: number,
  options: SweepRunOptions,
): Promise<Tally> {
  const { of, backend, threads, checkpoint, quiet } = options;
  if (of !== undefined && index >= of) {
    throw new CliError(exitCode.usage, `--index ${index} must be less than --of ${of}.`);
  }
  const sweep = await folder.sweep();
  if (of === undefined && index >= sweep.count) {
    throw new CliError(
      exitCode.usage,
      `--index ${index}: the sweep has ${sweep.count} runs, from 0 to ${sweep.count - 1}.`,
    );
  }
  const tally: Tally = { done: 0, failed: 0, skipped: 0, stopped: 0 };
  const progress = openProgress(quiet);
  const signals = listen(() => {});
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
    for await (const line of linesToDo(folder, folder.lines(), options, tally, isOurs)) {
      if (signals.heard !== null) break;
      note = `${line.preset}, run ${line.index}`;
      const result = await performer.perform(line);
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

/** Lines that have no result yet, nor, unless they are to be tried again, a failure. */
async function* linesToDo(
  folder: SweepFolder,
  lines: AsyncIterable<ManifestLine>,
  { retryFailed }: SweepRunOptions,
  tally: Tally,
  isOurs: (line: ManifestLine) => boolean = () => true,
): AsyncGenerator<ManifestLine> {
  for await (const line of lines) {
    if (!isOurs(line)) continue;
    const isThere =
      (await folder.hasResult(line.id)) || (!retryFailed && (await folder.hasFailed(line.id)));
    if (isThere) tally.skipped++;
    else yield line;
  }
}

/** Designs may ask for the same run twice; one that is under way is not begun again. */
async function* distinct(lines: AsyncIterable<ManifestLine>): AsyncGenerator<ManifestLine> {
  const begun = new Set<string>();
  for await (const line of lines) {
    if (begun.has(line.id)) continue;
    begun.add(line.id);
    yield line;
  }
}

function sayIfStopped(signal: NodeJS.Signals | null, tally: Tally): void {
  if (signal === null) return;
  throw new CliError(
    signal === "SIGINT" ? exitCode.stopped : exitCode.again,
    `stopped after ${tally.done} runs; what is done is kept, and the same command goes on.`,
  );
}

interface Signals {
  readonly heard: NodeJS.Signals | null;
  release(): void;
}

/** The first SIGINT or SIGTERM; a second one ends the process as usual. */
function listen(onFirst: () => void): Signals {
  let heard: NodeJS.Signals | null = null;
  const hear = (signal: NodeJS.Signals) => {
    heard = signal;
    release();
    onFirst();
  };
  const release = () => {
    process.off("SIGINT", hear);
    process.off("SIGTERM", hear);
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
