import { EngineError } from "../engine/engine-error.ts";
import { unpackError } from "../engine/remote/engine-messages.ts";
import type { RunTask } from "../sweep/perform-run.ts";
import { t } from "../texts/text.ts";
import type { SweepCall, SweepImage, SweepReply } from "./sweep-messages.ts";
import type { MeasuredSpeed } from "./sweep-setting.ts";

/** What happens to the runs, by their place in the list of tasks. */
export interface SweepHooks {
  readonly onProgress: (run: number, share: number) => void;
  /** All points of the curve so far. */
  readonly onCurve: (run: number, values: readonly number[]) => void;
  readonly onDone: (run: number, image: SweepImage) => void;
  /** The others go on. */
  readonly onFailure: (run: number, error: Error) => void;
}

/** What a pool needs of a worker. */
export type SweepWorker = Pick<Worker, "postMessage" | "terminate"> & {
  onmessage: ((event: MessageEvent<SweepReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

/** Workers that do the runs of a sweep, each one at a time. */
export class SweepPool {
  readonly #openWorker: () => SweepWorker;
  /** Open and without work. */
  readonly #idle: SweepWorker[] = [];
  /** At work, and how to say that it will not answer. */
  readonly #busy = new Map<SweepWorker, (reason: Error) => void>();
  /** Rises when everything is stopped. */
  #generation = 0;

  constructor(openWorker: () => SweepWorker = openSweepWorker) {
    this.#openWorker = openWorker;
  }

  /** Opens a task's engine and takes a few steps; the worker stays, ready for a run. */
  async measure(task: RunTask): Promise<MeasuredSpeed> {
    const reply = await this.#ask({ kind: "measure", task }, () => {});
    if (reply.kind !== "measured") throw new EngineError(t`The worker gave no speed.`);
    return reply.speed;
  }

  /**
   * Does the runs in this order, `workers` at a time. Resolves when none is left, or all were stopped:
   * true if each has been tried.
   */
  async run(
    tasks: readonly RunTask[],
    slice: number,
    order: readonly number[],
    workers: number,
    hooks: SweepHooks,
  ): Promise<boolean> {
    const generation = this.#generation;
    const waiting = [...order];
    const work = async (): Promise<void> => {
      for (;;) {
        const run = waiting.shift();
        if (run === undefined) return;
        await this.#runOne(run, { kind: "run", task: tasks[run]!, slice }, generation, hooks);
        if (generation !== this.#generation) return;
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
    return generation === this.#generation;
  }

  /** Ends all workers; what was under way is lost, and said to nobody. */
  stop(): void {
    this.#generation++;
    const stopped = new EngineError(t`The sweep was stopped.`);
    for (const giveUp of [...this.#busy.values()]) giveUp(stopped);
    for (const worker of this.#idle.splice(0)) worker.terminate();
  }

  async #runOne(
    run: number,
    call: SweepCall,
    generation: number,
    hooks: SweepHooks,
  ): Promise<void> {
    try {
      const reply = await this.#ask(call, (progress) => {
        if (progress.kind === "curve") hooks.onCurve(run, progress.values);
        if (progress.kind === "curve" || progress.kind === "progress") {
          hooks.onProgress(run, progress.share);
        }
      });
      if (reply.kind === "done") hooks.onDone(run, reply.image);
    } catch (error) {
      if (generation !== this.#generation) return;
      hooks.onFailure(run, error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** The worker's last word on a call. Rejects where it failed or died; the next call has another one then. */
  #ask(call: SweepCall, onProgress: (reply: SweepReply) => void): Promise<SweepReply> {
    const worker = this.#idle.pop() ?? this.#openWorker();
    return new Promise((resolve, reject) => {
      const giveUp = (reason: Error): void => {
        this.#busy.delete(worker);
        worker.onmessage = null;
        worker.onerror = null;
        worker.terminate();
        reject(reason);
      };
      worker.onmessage = ({ data }) => {
        if (data.kind === "failed") giveUp(unpackError(data.error));
        else if (data.kind === "progress" || data.kind === "curve") onProgress(data);
        else {
          this.#busy.delete(worker);
          this.#idle.push(worker);
          resolve(data);
        }
      };
      worker.onerror = ({ message }) => giveUp(brokenWorker(message));
      this.#busy.set(worker, giveUp);
      worker.postMessage(call);
    });
  }
}

function brokenWorker(message: string | undefined): EngineError {
  return new EngineError(t`The worker stopped: ${message || t`it did not load`}.`);
}

function openSweepWorker(): SweepWorker {
  return new Worker(new URL("./sweep-worker.ts", import.meta.url), { type: "module" });
}
