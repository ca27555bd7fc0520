import { regularFrames } from "../data/frame-times.ts";
import type { Engine } from "../engine/engine.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { type Interruption, listenForInterruption } from "./interruption.ts";
import { formatDays, openProgress, type Progress } from "./progress.ts";
import { type RunPlan, timesOf } from "./run-plan.ts";
import type { RunWriter } from "./run-writer.ts";

/** Steps a loop runs before it looks for a signal or reports progress, at most. */
const stepsPerBatch = 8;

/** Work between two looks at the event loop, ms: signals are heard there and nowhere else. */
const patience = 100;

/**
 * Runs an engine from where it is through the frames that are left, and writes them. SIGINT and
 * SIGTERM stop it after the present step, where checkpoints are written with one.
 *
 * A checkpoint takes the state between two steps as it comes, so that it changes no step. An end
 * that is no multiple of `every` bends the steps before it: the last checkpoint is the one of the
 * frame before, so that a run may still become longer as if it had been meant to be.
 *
 * @returns wall time, s
 */
export async function computeFrames(
  plan: RunPlan,
  engine: Engine,
  writer: RunWriter,
  quiet: boolean,
): Promise<number> {
  const interruption = listenForInterruption();
  const progress = openProgress(quiet);
  try {
    return await new FrameLoop(plan, engine, writer, interruption, progress).run();
  } finally {
    progress.end();
    interruption.release();
  }
}

class FrameLoop {
  readonly #plan: RunPlan;
  readonly #engine: Engine;
  readonly #writer: RunWriter;
  readonly #interruption: Interruption;
  readonly #progress: Progress;
  readonly #times: readonly number[];
  /** Frames up to the last one after which a checkpoint may be taken. */
  readonly #regular: number;
  readonly #batch: number;
  readonly #begun = performance.now();
  #heard = performance.now();
  #lastCheckpoint: number;
  /** Wall time of a step, ms. Until the first is done it may be long. */
  #perStep = patience;

  constructor(
    plan: RunPlan,
    engine: Engine,
    writer: RunWriter,
    interruption: Interruption,
    progress: Progress,
  ) {
    this.#plan = plan;
    this.#engine = engine;
    this.#writer = writer;
    this.#interruption = interruption;
    this.#progress = progress;
    this.#times = timesOf(plan);
    this.#regular = regularFrames(plan.until, plan.every, plan.start);
    this.#batch = batchOf(plan);
    this.#lastCheckpoint = engine.time;
  }

  async run(): Promise<number> {
    const { checkpointEvery } = this.#plan;
    while (this.#writer.frames < this.#times.length) {
      const isThere = await this.#advanceTo(this.#times[this.#writer.frames] as number);
      if (isThere) await this.#writer.appendFrame();
      const { requested } = this.#interruption;
      const isLast = this.#writer.frames === this.#regular;
      if (checkpointEvery !== undefined && (requested || isLast || this.#isDue())) {
        await this.#checkpoint();
      }
      if (requested) break;
    }
    return this.#seconds();
  }

  /** Whether it got there; a signal stops a run before. */
  async #advanceTo(time: number): Promise<boolean> {
    const engine = this.#engine;
    for (let taken = await this.#steps(time); taken > 0; taken = await this.#steps(time)) {
      this.#report();
      if (performance.now() - this.#heard > patience) await this.#listen();
      if (engine.time >= time) continue;
      if (this.#interruption.requested) return false;
      if (this.#mayCheckpoint() && this.#isDue()) await this.#checkpoint();
    }
    return true;
  }

  /** Takes as many steps as fit between two looks at the event loop, or one where it takes longer. */
  async #steps(time: number): Promise<number> {
    const begun = performance.now();
    const count = Math.min(this.#batch, Math.max(1, Math.floor(patience / this.#perStep)));
    const taken = await this.#engine.advance(count, time);
    if (taken > 0) this.#perStep = Math.max((performance.now() - begun) / taken, 1e-3);
    return taken;
  }

  #mayCheckpoint(): boolean {
    return this.#plan.checkpointEvery !== undefined && this.#writer.frames < this.#regular;
  }

  /** Whether the next batch might go past the longest time between two checkpoints. */
  #isDue(): boolean {
    const { checkpointEvery = Number.POSITIVE_INFINITY, preset } = this.#plan;
    const next = this.#engine.time + this.#batch * preset.scenario.time.step;
    return next > this.#lastCheckpoint + checkpointEvery * (1 + 1e-9);
  }

  async #checkpoint(): Promise<void> {
    if (this.#writer.frames > this.#regular) return;
    await this.#writer.checkpoint(this.#seconds());
    this.#lastCheckpoint = this.#engine.time;
  }

  #report(): void {
    const { start, until } = this.#plan;
    const { time } = this.#engine;
    const share = until === start ? 1 : (time - start) / (until - start);
    this.#progress.update(share, `${formatDays(time)} of ${formatDays(until)}`);
  }

  /** Lets signals in; throws if the person insisted. */
  async #listen(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#interruption.insisted) throw new CliError(exitCode.stopped, "stopped at once");
    this.#heard = performance.now();
  }

  #seconds(): number {
    return (performance.now() - this.#begun) / 1000;
  }
}

/** Steps between two looks: no more than fit between two checkpoints. */
function batchOf({ checkpointEvery, preset }: RunPlan): number {
  if (checkpointEvery === undefined) return stepsPerBatch;
  const fitting = Math.floor(checkpointEvery / preset.scenario.time.step + 1e-9);
  return Math.min(Math.max(fitting, 1), stepsPerBatch);
}
