import type { Snapshot } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import type { ExclusiveWork } from "./exclusive-work.ts";
import type { KeptState } from "./kept-states.ts";
import type { LiveScenario, OpenEngine } from "./live-scenario.ts";
import type { Past } from "./past.ts";
import type { RunMoment } from "./run-moment.ts";
import { isOnGrid } from "./scenario-change.ts";
import type { StateKeeper } from "./state-keeper.ts";
import type { Stepper } from "./stepper.ts";

/** What a way back needs of its run. */
interface RunParts {
  readonly live: LiveScenario;
  readonly past: Past;
  readonly work: ExclusiveWork;
  readonly keeper: StateKeeper;
  readonly steps: Stepper;
}

/**
 * How a run comes to a state other than by steps: one that was kept, a moment, the start, one of another run, and
 * after a loss. Each brings the engine there, then the past, then the time. `Run` says what they are for.
 */
export class WaysBack {
  readonly #run: RunParts;

  constructor(run: RunParts) {
    this.#run = run;
  }

  goTo(time: number): Promise<number> {
    const { live, past, work, keeper } = this.#run;
    return work.alone(async () => {
      await keeper.keep();
      const state = past.nearest(time);
      if (state === undefined || state.time === live.engine.time) return live.engine.time;
      this.#arrive(state, await live.comeTo(await keeper.unpack(state)));
      return live.engine.time;
    });
  }

  resume(snapshot: Snapshot): Promise<void> {
    const { live, past, work, keeper, steps } = this.#run;
    return work.alone(async () => {
      await keeper.packed;
      await live.adopt(snapshot);
      past.forget();
      steps.follow();
    });
  }

  returnTo(moment: RunMoment): Promise<void> {
    const { live, past, work, keeper, steps } = this.#run;
    return work.alone(async () => {
      await keeper.packed;
      const snapshot = await moment.state();
      if (!isOnGrid(snapshot, live.engine.grid)) {
        throw new EngineError("The run is on another grid now than it was then.");
      }
      const isOther = await live.comeTo(snapshot);
      past.bringBack(moment, isOther, live.scenario.interventions);
      steps.follow();
    });
  }

  reset(): Promise<void> {
    const { live, past, work, keeper, steps } = this.#run;
    return work.alone(async () => {
      await live.begin();
      past.clear();
      steps.follow();
      await keeper.keepInBackground();
    });
  }

  recover(open: OpenEngine | undefined): Promise<number> {
    const { live, past, work, keeper, steps } = this.#run;
    return work.alone(async () => {
      await keeper.packed;
      const kept = past.nearest(steps.time);
      const snapshot = kept === undefined ? null : await keeper.unpack(kept);
      const isOther = await live.reopen(snapshot, open);
      if (kept === undefined) {
        past.forget();
        steps.follow();
      } else this.#arrive(kept, isOther);
      return live.engine.time;
    });
  }

  #arrive(state: KeptState, isOther: boolean): void {
    const { live, past, steps } = this.#run;
    past.comeTo(state, isOther, live.scenario.interventions);
    steps.follow();
  }
}
