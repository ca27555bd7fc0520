import type { Signal } from "@preact/signals-core";
import type { ExclusiveWork } from "./exclusive-work.ts";
import { isKeptBetween, keepInterval, stepsUntilKept } from "./keep-schedule.ts";
import type { LiveScenario } from "./live-scenario.ts";
import type { StateKeeper } from "./state-keeper.ts";

/** Takes the steps of a run, and has states kept on the way at the steps that are due. */
export class Stepper {
  readonly #time: Signal<number>;
  readonly #live: LiveScenario;
  readonly #work: ExclusiveWork;
  readonly #keeper: StateKeeper;
  /** Steps that the engine will have taken when all that is under way is done. */
  #planned: number;

  /** `time`: what has been reached, min, which it writes. */
  constructor(time: Signal<number>, live: LiveScenario, work: ExclusiveWork, keeper: StateKeeper) {
    this.#time = time;
    this.#live = live;
    this.#work = work;
    this.#keeper = keeper;
    this.#planned = live.engine.stepCount;
  }

  /** What has been reached, min. */
  get time(): number {
    return this.#time.value;
  }

  /** Begins up to `count` steps, none past `until` (min), beside those under way; see `Run.advance`. */
  async take(count: number, until: number | undefined): Promise<number> {
    const live = this.#live;
    const { kind } = live.engine;
    const interval = keepInterval(live.scenario, kind);
    // A GPU engine forgets what it learned of steps when it is copied, so there states are kept at the same
    // steps whatever the machine does: a run hangs on its input alone.
    const steps = kind === "gpu" ? stepsUntilKept(count, this.#planned, interval) : count;
    const before = this.#planned;
    this.#planned += steps;
    const flight = live.ask((engine) => engine.advance(steps, until));
    this.#work.began(flight);
    const isKept = isKeptBetween(before, this.#planned, interval);
    if (isKept && kind === "gpu") this.#keeper.keepSoon();
    try {
      const taken = await flight;
      this.#planned -= steps - taken;
      if (isKept && kind === "cpu") this.#keeper.keepSoon();
      return taken;
    } catch (error) {
      this.#planned = live.engine.stepCount;
      throw error;
    } finally {
      if (live.lost.peek() === null) this.#time.value = live.engine.time;
    }
  }

  /** The engine's state is another one. */
  follow(): void {
    this.#planned = this.#live.engine.stepCount;
    this.#time.value = this.#live.engine.time;
  }
}
