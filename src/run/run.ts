import { type ReadonlySignal, signal } from "@preact/signals-core";
import type { Program } from "../compile/program.ts";
import type {
  Engine,
  FieldEdit,
  FieldImage,
  Measurement,
  MeasureRequest,
  ReusableEngine,
  ShowRequest,
  Snapshot,
} from "../engine/engine.ts";
import type { EngineLost } from "../engine/engine-error.ts";
import type { Scenario } from "../model/scenario.ts";
import { ExclusiveWork } from "./exclusive-work.ts";
import type { KeptState } from "./kept-states.ts";
import { LiveScenario, type OpenEngine } from "./live-scenario.ts";
import { type Packer, packHere } from "./packer.ts";
import { type DroppedFuture, Past } from "./past.ts";
import type { MomentOptions, RunMoment } from "./run-moment.ts";
import { StateKeeper } from "./state-keeper.ts";
import { Stepper } from "./stepper.ts";
import type { TimeSeries } from "./time-series.ts";
import { WaysBack } from "./ways-back.ts";

export interface RunOptions {
  /** Where kept states are packed; default: here. */
  readonly packer?: Packer;
  /** Bytes of all kept states together; default 192 MB. */
  readonly bound?: number;
  /** A state to go on from, where its grid fits. */
  readonly resume?: Snapshot;
}

const BOUND = 192e6;

/**
 * One scenario on one engine, and the only one that advances it. What replaces the state (a change of
 * treatments, going back, starting again, another engine) waits for the steps under way, and later steps
 * wait for it.
 */
export class Run {
  /** What has been reached, min. */
  readonly time: ReadonlySignal<number>;
  /** States to go back to, in the order of their times. */
  readonly states: ReadonlySignal<readonly KeptState[]>;
  /** Kept states, later than now, that go when the run goes on from here: it would come another way. */
  readonly atStake: ReadonlySignal<number>;
  /** What went last, since the run went on another way; null: nothing did. */
  readonly dropped: ReadonlySignal<DroppedFuture | null>;
  /** Why there is no engine any more (its worker died); null while there is one. */
  readonly lost: ReadonlySignal<EngineLost | null>;
  /** Why the present state was not kept when its turn came; null: it was. A lost engine is told by `lost`. */
  readonly unkept: ReadonlySignal<Error | null>;
  /** What was measured so far, and on the way that was gone before going back. */
  readonly series: TimeSeries;
  readonly #past: Past;
  readonly #live: LiveScenario;
  readonly #work: ExclusiveWork;
  readonly #keeper: StateKeeper;
  readonly #steps: Stepper;
  readonly #waysBack: WaysBack;

  /** `engine`: opened by `open` for this scenario. */
  constructor(scenario: Scenario, open: OpenEngine, engine: ReusableEngine, options: RunOptions) {
    const time = signal(engine.time);
    const past = new Past(options.bound ?? BOUND, time);
    const live = new LiveScenario(scenario, open, engine);
    const work = new ExclusiveWork(() => live.requireOpen());
    const keeper = new StateKeeper(live, past, work, options.packer ?? packHere);
    const steps = new Stepper(time, live, work, keeper);
    this.#past = past;
    this.#live = live;
    this.#work = work;
    this.#keeper = keeper;
    this.#steps = steps;
    this.#waysBack = new WaysBack({ live, past, work, keeper, steps });
    this.time = time;
    this.lost = live.lost;
    this.unkept = keeper.unkept;
    const { states, atStake, dropped, series } = past;
    this.states = states;
    this.atStake = atStake;
    this.dropped = dropped;
    this.series = series;
  }

  /** For what only reads; another one after a loss or a change that needs other kernels. */
  get engine(): Engine {
    return this.#live.engine;
  }

  get program(): Program {
    return this.engine.program;
  }

  /** What runs now, with its present parameters. */
  get scenario(): Scenario {
    return this.#live.scenario;
  }

  get stepCount(): number {
    return this.engine.stepCount;
  }

  /** Differs whenever the state does. */
  get version(): string {
    return this.#past.versionAt(this.engine.time);
  }

  /** Rises when the past is another one: what was read of it counts no more. */
  get turns(): number {
    return this.#past.turns;
  }

  /** Whether a person changed something on the way to the present: a value, a treatment, the tissue. */
  get touched(): boolean {
    return this.#past.touched;
  }

  /** Whether the state is small enough to keep copies of it. */
  get isCopyable(): boolean {
    return this.#keeper.isCopyable;
  }

  /**
   * Runs up to `count` steps, none past `until` (min); resolves with the number taken, which is smaller
   * where a state is to be kept first, and 0 where `until` was reached already.
   */
  async advance(count: number, until?: number): Promise<number> {
    await this.#work.done;
    if (this.lost.peek() !== null) throw this.lost.peek();
    this.#past.goOn(this.engine.time);
    return this.#steps.take(count, until);
  }

  /** Resolves when no step is under way and nothing replaces the state. */
  settle(): Promise<void> {
    return this.#work.settle();
  }

  /** Gives parameters new values with the next step; unknown names and values that are not finite throw. */
  setParameters(values: Readonly<Record<string, number>>): void {
    this.#live.setParameters(values);
    this.#past.touch();
  }

  /** Paints; what is shown and measured next has it. */
  edit(edit: FieldEdit): void {
    this.engine.edit(edit);
    this.#past.touch();
  }

  /**
   * Goes on with another scenario of the same model and grid from now on: parameters live, treatments by a
   * snapshot, a new start and that snapshot; the past stays as it was. An engine is opened anew only where
   * the list of doses is another. Rejects, and changes nothing, where that cannot be.
   */
  change(next: Scenario): Promise<void> {
    return this.#work.alone(async () => {
      await this.#live.change(next);
      this.#past.touch();
    });
  }

  /**
   * Shows the nearest kept state at `time` (min) or before, with the present parameters; the present
   * itself where that is nearer. Resolves with the time reached.
   */
  goTo(time: number): Promise<number> {
    return this.#waysBack.goTo(time);
  }

  /** Resolves when the start is copied; where that cannot be the run goes on without it, and says so. */
  keepStart(): Promise<void> {
    return this.#work.alone(() => this.#keeper.keepInBackground());
  }

  /** Keeps the present state, unless it is kept already or too large. */
  keepNow(): Promise<void> {
    return this.#work.alone(() => this.#keeper.keep());
  }

  /** Puts the run into a state of another run of this model and grid. */
  resume(snapshot: Snapshot): Promise<void> {
    return this.#waysBack.resume(snapshot);
  }

  /** What the run is now, to come back to; resolves when the state is copied. */
  moment(options?: MomentOptions): Promise<RunMoment> {
    return this.#keeper.moment(options);
  }

  /** Back to what it was, with the present parameters; its past, too. Rejects where the grid is another. */
  returnTo(moment: RunMoment): Promise<void> {
    return this.#waysBack.returnTo(moment);
  }

  /** Back to t = 0 with the present parameters; also where the engine is lost. */
  reset(): Promise<void> {
    return this.#waysBack.reset();
  }

  /**
   * Opens another engine, by `open` from now on, and puts it into the newest state that was kept on the
   * way to the present. Resolves with its time, min.
   */
  recover(open?: OpenEngine): Promise<number> {
    return this.#waysBack.recover(open);
  }

  /** The newest state that was kept on the way to the present, at `time` (min) or before; null: there is none. */
  async lastKept(time = Number.POSITIVE_INFINITY): Promise<Snapshot | null> {
    const state = this.#past.nearest(Math.min(time, this.time.value));
    return state === undefined ? null : this.unpack(state);
  }

  /** A state that is kept, for who only reads. */
  unpack(state: KeptState): Promise<Snapshot> {
    return this.#keeper.unpack(state);
  }

  /** A copy of the present state. */
  snapshot(): Promise<Snapshot> {
    return this.#live.snapshot();
  }

  read(name: string): Promise<Float32Array> {
    return this.#live.ask((engine) => engine.read(name));
  }

  show(request: ShowRequest): FieldImage | Promise<FieldImage> {
    return this.engine.show(request);
  }

  /** Measures, and adds what it finds to the series. */
  async measure(request?: MeasureRequest): Promise<Measurement> {
    const { way } = this.#past;
    const measurement = await this.#live.ask((engine) => engine.measure(request));
    if (way === this.#past.way) this.series.add(measurement);
    return measurement;
  }

  /** Frees the engine. What is under way fails with EngineClosed. */
  dispose(): void {
    this.#live.close();
  }
}
