import { computed, type ReadonlySignal, signal } from "@preact/signals-core";
import type { Intervention } from "../model/scenario.ts";
import { type KeptState, KeptStates, type WayPoint } from "./kept-states.ts";
import type { MomentPast, RunMoment } from "./run-moment.ts";
import { createTimeSeries, type TimeSeries } from "./time-series.ts";

/** What was kept and measured of a way that the run left for another one. */
export interface DroppedFuture {
  /** Where the ways part, min. */
  readonly time: number;
  /** How far the other one had come, min. */
  readonly until: number;
  /** Kept states that went. */
  readonly states: number;
}

/** Puts a copy of the state that there was when it was made among the kept ones; false: it is of another way by now. */
export type Keep = (
  state: { readonly time: number; readonly stepCount: number },
  packed: Uint8Array,
) => boolean;

/** Of all runs: a moment of one may be brought back in another. */
let lastBranch = 0;

/**
 * What a run was on its way to the present, and on the way that was gone before going back: kept states and
 * curves. It knows on which branch each state lies, and so what comes again by itself and what is at stake.
 */
export class Past {
  /** States to go back to, in the order of their times. */
  readonly states: ReadonlySignal<readonly KeptState[]>;
  /** Kept states, later than now, that go when the run goes on from here: it would come another way. */
  readonly atStake: ReadonlySignal<number>;
  /** What went last, since the run went on another way; null: nothing did. */
  readonly dropped: ReadonlySignal<DroppedFuture | null>;
  readonly series: TimeSeries = createTimeSeries();
  readonly #states = signal<readonly KeptState[]>([]);
  readonly #dropped = signal<DroppedFuture | null>(null);
  /** What was kept and measured later than now is of another past, and goes with the next step. */
  readonly #rewrites = signal(false);
  readonly #kept: KeptStates;
  /** Of the present way: another one with every change by a person, and that of a state one goes back to. */
  #branch = ++lastBranch;
  #way = 0;
  #turns = 0;
  #touched = false;
  #keptVersion = "";

  /** `bound`: bytes of all kept states; `now`: min. */
  constructor(bound: number, now: ReadonlySignal<number>) {
    this.#kept = new KeptStates(bound);
    this.states = this.#states;
    this.dropped = this.#dropped;
    this.atStake = computed(() => {
      if (!this.#rewrites.value) return 0;
      return this.#states.value.filter(({ time }) => time > now.value).length;
    });
  }

  /** Rises when the state is replaced: what was asked of the one before is not of this way. */
  get way(): number {
    return this.#way;
  }

  /** Rises when the past is another one: what was read of it counts no more. */
  get turns(): number {
    return this.#turns;
  }

  /** Whether a person changed something on the way to the present: a value, a treatment, the tissue. */
  get touched(): boolean {
    return this.#touched;
  }

  /** Differs whenever the state does; `time` (min): of the present. */
  versionAt(time: number): string {
    return `${this.#branch} ${this.#way} ${time}`;
  }

  /** Whether the present state, at `time` (min), is kept already. */
  hasKept(time: number): boolean {
    return this.#keptVersion === this.versionAt(time);
  }

  /** For a copy that is made of the present state, with what the run is going to do. */
  beginKeeping(interventions: readonly Intervention[]): Keep {
    const [way, branch, touched] = [this.#way, this.#branch, this.#touched];
    return ({ time, stepCount }, packed) => {
      // What was left meanwhile for another time is not of this way any more.
      if (way !== this.#way) return false;
      this.#kept.add({ time, stepCount, branch, interventions, touched, packed });
      this.#keptVersion = `${branch} ${way} ${time}`;
      this.#states.value = this.#kept.list;
      return true;
    };
  }

  /** The last state at `time` (min) or before; undefined where none is kept. */
  nearest(time: number): KeptState | undefined {
    return this.#kept.nearest(time);
  }

  /** A person changed something. */
  touch(): void {
    this.#touched = true;
    this.#branchOff();
  }

  /** The state was replaced by none that was kept, and another way begins. */
  forget(): void {
    this.#turns++;
    this.#way++;
    this.#branchOff();
  }

  /** The run begins anew. */
  clear(): void {
    this.#kept.clear();
    this.#states.value = [];
    this.series.clear();
    this.#touched = false;
    this.forget();
  }

  /**
   * The run is at a kept state. `isOther`: with other values than it was kept with; `interventions`: what it
   * is going to do from there.
   */
  comeTo(state: WayPoint, isOther: boolean, interventions: readonly Intervention[]): void {
    if (isOther || this.#isOtherWay(state, interventions)) this.#branchOff();
    else {
      this.#branch = state.branch;
      this.#rewrites.value = false;
    }
    this.#touched = state.touched;
    this.#way++;
    this.#keptVersion = this.versionAt(state.time);
  }

  /** What it is now, to come back to; `interventions`: what the run is going to do. */
  mark(interventions: readonly Intervention[]): MomentPast {
    return {
      branch: this.#branch,
      interventions,
      touched: this.#touched,
      isRewriting: this.#rewrites.peek(),
      states: this.#kept.list,
      series: this.series.copy(),
    };
  }

  /** The run is what it was at a moment, and so is its past; the rest as of `comeTo`. */
  bringBack(moment: RunMoment, isOther: boolean, interventions: readonly Intervention[]): void {
    const { branch } = moment;
    this.#turns++;
    // What was kept since on the same branch is of this way, too.
    const past = this.#kept.list.filter((kept) => moment.had(kept) || kept.branch === branch);
    this.#kept.clear();
    for (const kept of [...moment.states, ...past]) this.#kept.add(kept);
    this.#states.value = this.#kept.list;
    this.series.bringBack(moment.series);
    this.#branch = branch;
    this.comeTo(moment, isOther || moment.isRewriting, interventions);
    this.#keptVersion = "";
  }

  /** The run goes on from `time` (min): what was at stake is gone. */
  goOn(time: number): void {
    if (!this.#rewrites.peek()) return;
    this.#rewrites.value = false;
    const later = this.#kept.list.filter((state) => state.time > time);
    this.#kept.dropAfter(time);
    this.#states.value = this.#kept.list;
    const until = Math.max(later.at(-1)?.time ?? time, this.series.times.at(-1) ?? time);
    this.series.dropAfter(time);
    if (until > time) this.#dropped.value = { time, until, states: later.length };
  }

  #branchOff(): void {
    this.#branch = ++lastBranch;
    this.#rewrites.value = true;
  }

  /** Whether a run that goes on from a state with these treatments misses what was kept after it. */
  #isOtherWay(state: WayPoint, interventions: readonly Intervention[]): boolean {
    const later = this.#kept.list.filter(({ time }) => time > state.time);
    if (later.length === 0) return state.branch !== this.#branch;
    return (
      later.some(({ branch }) => branch !== state.branch) ||
      !isSame(state.interventions, interventions)
    );
  }
}

function isSame(one: readonly Intervention[], other: readonly Intervention[]): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
