import { EngineClosed, EngineLost } from "../engine/engine-error.ts";
import type { Run } from "./run.ts";

/** Losses of an engine within `span` ms that are made up for without asking. */
const LOSSES = { most: 2, span: 60_000 };

export interface LossHost {
  /** Another engine goes on with the run from `time`, min. */
  readonly onRecovered: (error: EngineLost, run: Run, time: number) => void;
  /** None does. */
  readonly onFailure: (error: unknown, run: Run) => void;
  /** It was seen to, one way or the other. */
  readonly onSeenTo: () => void;
}

/** Engines that were lost, each made up for by another one, unless that happens too often. */
export class LostEngines {
  readonly #host: LossHost;
  #losses: readonly number[] = [];
  /** Losses that were told of: the same run may be watched anew while one is seen to. */
  readonly #known = new WeakSet<EngineLost>();
  /** Runs that another engine is being opened for. */
  readonly #work = new Map<Run, Promise<void>>();

  constructor(host: LossHost) {
    this.#host = host;
  }

  /**
   * Whether a run goes on by itself though its engine was lost: no more where there came no other one, until a
   * person starts again.
   */
  seesTo(run: Run): boolean {
    return run.lost.peek() === null || this.#work.has(run);
  }

  /** Resolves when all losses are seen to. */
  async settle(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work.values());
  }

  /** A person starts again: as if none had been lost. */
  forgive(): void {
    this.#losses = [];
  }

  /** Lets the run go on with another engine. */
  makeUpFor(run: Run, error: EngineLost): void {
    if (this.#known.has(error)) return;
    this.#known.add(error);
    const now = Date.now();
    this.#losses = [...this.#losses.filter((at) => now - at < LOSSES.span), now];
    if (this.#losses.length > LOSSES.most) {
      this.#work.delete(run);
      this.#host.onFailure(error, run);
      return;
    }
    const recovery = run.recover();
    const end = (tell: () => void): void => {
      // The engine that came was lost at once, and that loss is seen to by itself.
      if (this.#work.get(run) !== work) return;
      this.#work.delete(run);
      tell();
      this.#host.onSeenTo();
    };
    const work: Promise<void> = recovery.then(
      (time) => end(() => this.#host.onRecovered(error, run, time)),
      (problem: unknown) =>
        end(() => {
          if (problem instanceof EngineLost) this.makeUpFor(run, problem);
          else if (!(problem instanceof EngineClosed)) this.#host.onFailure(problem, run);
        }),
    );
    this.#work.set(run, work);
  }
}
