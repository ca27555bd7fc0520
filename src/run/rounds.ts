import { EngineClosed, EngineLost } from "../engine/engine-error.ts";
import { advanceTogether, behind } from "./advance-together.ts";
import type { Landings } from "./landings.ts";
import type { LostEngines } from "./lost-engines.ts";
import type { Pacer } from "./pacer.ts";
import type { Run } from "./run.ts";
import type { RunGroup } from "./run-group.ts";
import type { Turns } from "./turns.ts";

/** What became of a round: the most steps that a run took, and whether there is nothing left to do. */
export interface Round {
  readonly taken: number;
  readonly isThere: boolean;
  readonly error?: unknown;
}

/** What rounds hang on. */
export interface RoundParts {
  readonly group: RunGroup;
  readonly pacer: Pacer;
  readonly turns: Turns;
  readonly landings: Landings;
  readonly losses: LostEngines;
  /** The runs have moved. */
  readonly onAdvance: () => void;
  /** A stretch of a way was gone. */
  readonly onStretch: () => Promise<void>;
  /** A run failed. */
  readonly onFailure: (error: unknown, run: Run) => void;
}

/** Moves runs that go together, round by round; whoever asks for it. */
export class Rounds {
  readonly #parts: RoundParts;

  constructor(parts: RoundParts) {
    this.#parts = parts;
  }

  /**
   * Up to `count` steps of the run that is behind, the others keeping up. Never rejects: what failed is
   * told, and comes back.
   */
  async round(count: number, until: number | undefined): Promise<Round> {
    const { group, pacer, turns, landings, losses, onAdvance, onFailure } = this.#parts;
    const { time } = group;
    while (landings.landed !== null) await landings.landed;
    const { runs } = group;
    if (runs.length === 0) return { taken: 0, isThere: true };
    const { order } = turns;
    const { kind } = behind(runs).engine;
    const start = performance.now();
    const stop = landings.nextAfter(time.value);
    const isOnTheWay = stop < (until ?? Number.POSITIVE_INFINITY);
    const isWanted = (): boolean => runs === group.runs;
    const limit = isOnTheWay ? stop : until;
    const { taken, failure } = await advanceTogether(runs, count, limit, isWanted);
    if (!isWanted()) return { taken: 0, isThere: false };
    pacer.learn(taken, start, time.value, kind);
    if (time.value >= stop) await landings.arrive(stop);
    if (!isWanted()) return { taken: 0, isThere: false };
    if (taken > 0) onAdvance();
    if (failure === null) return { taken, isThere: taken === 0 && !isOnTheWay };
    const { run, reason } = failure;
    // A lost engine is seen to, and the runs go on; one that was closed is nobody's any more.
    if (reason instanceof EngineLost && losses.seesTo(run)) return { taken, isThere: false };
    const isTold = reason instanceof EngineClosed || reason instanceof EngineLost;
    // Of several submits that fail one is told of.
    if (!isTold && order === turns.order) onFailure(reason, run);
    return { taken, isThere: false, error: reason };
  }

  /** `count` steps of the run that is behind, none past `until` (min), while `isWanted`; gives how many it took. */
  async step(count: number, until: number | undefined, isWanted: () => boolean): Promise<number> {
    const { group, pacer } = this.#parts;
    let left = count;
    while (left > 0 && isWanted()) {
      const most = group.runs.length > 1 ? 1 : pacer.batch;
      const { taken, isThere } = await this.round(Math.min(left, most), until);
      if (isThere) break;
      left -= taken;
    }
    return count - Math.max(0, left);
  }

  /**
   * On to a time, min, as fast as possible, while `isWanted`, which is asked before each round. Resolves with
   * whether it was to the end; rejects with what failed. `stretch`, min: so often `onStretch` is called, or
   * after each step where steps are longer.
   */
  async moveTo(
    time: number,
    isWanted: () => boolean,
    onRound = (): void => {},
    stretch = Number.POSITIVE_INFINITY,
  ): Promise<boolean> {
    const { group, pacer, onStretch } = this.#parts;
    let last = group.time.value;
    while (group.time.value < time) {
      if (!isWanted()) return false;
      const step = group.runs[0]?.scenario.time.step ?? stretch;
      const most = Math.max(1, Math.ceil(stretch / step));
      const { isThere, error } = await this.round(Math.min(pacer.batch, most), time);
      if (error !== undefined) throw error;
      if (group.time.value - last >= stretch) {
        last = group.time.value;
        await onStretch();
      }
      onRound();
      if (isThere) break;
    }
    return true;
  }

  /** Back to kept states: each run keeps them at times of its own, and those that went further come up to the others. */
  async goBack(time: number): Promise<void> {
    const { group, turns } = this.#parts;
    const { runs } = group;
    const reached = await Promise.all(runs.map((run) => run.goTo(time)));
    const { order } = turns;
    const isWanted = (): boolean => runs === group.runs && order === turns.order;
    await this.moveTo(Math.max(0, ...reached), isWanted);
    this.#arrived();
  }

  /** Not by steps. */
  #arrived(): void {
    const { group, pacer, onAdvance } = this.#parts;
    pacer.startAt(group.time.value);
    onAdvance();
  }
}
