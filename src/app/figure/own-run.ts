import type { Snapshot } from "../../engine/engine.ts";
import { isSameData } from "../../lab/plain-data.ts";
import { treatmentsOf } from "../../lab/resolve-document.ts";
import { firstDifference } from "../../lab/treatments/first-difference.ts";
import type { KeptState } from "../../run/kept-states.ts";
import { WorkerPacker } from "../../run/packer.ts";
import { RunSet } from "../../run/run-set.ts";
import { type LoadedRun, loadRun, runKeyOf } from "../session/loaded-run.ts";
import type { Session } from "../session/session.ts";
import type { FigureRun } from "./runs.ts";

/** Bytes of the states that a run of a figure keeps, to read other fields off them. */
const BOUND = 64e6;

/** Points of a curve from one panel to the next, about. */
const POINTS = 60;

/** One worker packs for all of them; none is opened before it is needed. */
const packer = new WorkerPacker();

export interface MoveOptions {
  readonly signal?: AbortSignal;
  /** Share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** What an own run begins with. */
export interface OwnRunOptions {
  /** A state to go on from; default: t = 0. */
  readonly resume?: Snapshot;
  /** Fields and observables that are measured on the way, for curves; default: none. */
  readonly measured?: readonly string[];
}

/** A run of a figure on an engine of its own: the page's runs are neither moved nor kept waiting. */
export class OwnRun {
  readonly loaded: LoadedRun;
  readonly #session: Session;
  readonly #clock: RunSet;
  readonly #measured: readonly string[];
  #failure: unknown = null;

  private constructor(loaded: LoadedRun, session: Session, measured: readonly string[]) {
    this.loaded = loaded;
    this.#session = session;
    this.#measured = measured;
    this.#clock = new RunSet({
      onAdvance: () => {},
      onEnd: () => {},
      onFailure: (error) => {
        this.#failure = error;
      },
      onRecovered: () => {},
    });
    this.#clock.setRuns([loaded.run]);
  }

  /** Opens it at t = 0, or at a state. Rejects with words for the user. */
  static async open(
    { document, base }: FigureRun,
    session: Session,
    { resume, measured = [] }: OwnRunOptions = {},
  ): Promise<OwnRun> {
    const loaded = await loadRun(document, base, session.machine, {
      packer,
      bound: BOUND,
      ...(resume === undefined ? {} : { resume }),
    });
    const own = new OwnRun(loaded, session, measured);
    await own.#measure();
    return own;
  }

  get time(): number {
    return this.loaded.run.time.peek();
  }

  /** Runs to a time (min), from the nearest state that the page has kept where that is this run's, too. */
  async moveTo(time: number, options: MoveOptions = {}): Promise<void> {
    const { run } = this.loaded;
    const seed = await this.#seedFor(time);
    if (seed !== null) await run.resume(seed);
    this.#failure = null;
    if (this.#measured.length > 0 && this.time < time) await this.#measureOnTheWay(time, options);
    await this.#clock.runTo(time, options);
    options.signal?.throwIfAborted();
    if (this.#failure !== null) throw this.#failure;
    await this.#measure();
    await run.keepNow();
  }

  dispose(): void {
    this.#clock.setRuns([]);
    this.loaded.run.dispose();
  }

  async #measure(): Promise<void> {
    if (this.#measured.length === 0) return;
    await this.loaded.run.measure({ names: this.#measured });
  }

  /** Runs on to a time, measuring every few steps: whole ones, so that the run is what it is without that. */
  async #measureOnTheWay(time: number, { signal, onProgress }: MoveOptions): Promise<void> {
    const { step } = this.loaded.preset.scenario.time;
    const begin = this.time;
    const count = Math.max(1, Math.floor((time - begin) / step / POINTS));
    this.#clock.until = time;
    try {
      for (let last = -1; this.time < time && this.time > last; ) {
        signal?.throwIfAborted();
        last = this.time;
        await this.#clock.step(count);
        await this.#measure();
        onProgress?.(Math.min(1, (this.time - begin) / (time - begin)));
      }
    } finally {
      this.#clock.until = undefined;
    }
  }

  /** A state of the page's run that lies nearer to a time than what is at hand, and that this run would come to. */
  async #seedFor(time: number): Promise<Snapshot | null> {
    const { run } = this.loaded;
    const main = this.#session.run;
    // A curve has no gaps.
    if (main === null || this.#measured.length > 0) return null;
    const own = run.states.peek().findLast((state) => state.time <= time)?.time ?? 0;
    const nearest = Math.max(own, this.time <= time ? this.time : 0);
    const seed = commonStates(main, this.loaded).findLast(
      (state) => state.time <= time && state.time > nearest,
    );
    if (seed === undefined) return null;
    const snapshot = await main.run.unpack(seed);
    return isSameData(snapshot.parameters, run.scenario.parameters) ? snapshot : null;
  }
}

/** What the page's run has kept and another run of its base would come to, too: nobody changed anything on the way. */
function commonStates(main: LoadedRun, own: LoadedRun): readonly KeptState[] {
  const { run } = main;
  if (run.touched || main.base !== own.base) return [];
  if (runKeyOf(main.document) !== runKeyOf(own.document)) return [];
  if (main.document.settings.step !== own.document.settings.step) return [];
  if (!isSameData(run.scenario.parameters, own.run.scenario.parameters)) return [];
  const until = firstDifference(
    treatmentsOf(main.document, main.base),
    treatmentsOf(own.document, own.base),
  );
  return run.states
    .peek()
    .filter(
      ({ time, touched, interventions }) =>
        !touched && time <= until && isSameData(interventions, run.scenario.interventions),
    );
}
