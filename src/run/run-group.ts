import { computed, effect, type ReadonlySignal, signal } from "@preact/signals-core";
import type { EngineLost } from "../engine/engine-error.ts";
import type { Run } from "./run.ts";

/** Most runs with one clock. */
export const MOST_RUNS = 4;

/** Runs that go together: the time that all have reached, and who of them lost its engine. */
export class RunGroup {
  /** min; 0 where there is none. */
  readonly time: ReadonlySignal<number>;
  readonly #runs = signal<readonly Run[]>([]);
  readonly #onLost: (run: Run, error: EngineLost) => void;
  #unwatch = (): void => {};

  constructor(onLost: (run: Run, error: EngineLost) => void) {
    this.#onLost = onLost;
    this.time = computed(() => {
      const times = this.#runs.value.map(({ time }) => time.value);
      return times.length === 0 ? 0 : Math.min(...times);
    });
  }

  get runs(): readonly Run[] {
    return this.#runs.value;
  }

  /** Other runs; those before stay their opener's to dispose of. */
  set runs(runs: readonly Run[]) {
    this.#unwatch();
    this.#runs.value = runs;
    const stops = runs.map((run) =>
      effect(() => {
        if (run.lost.value !== null) this.#onLost(run, run.lost.value);
      }),
    );
    this.#unwatch = () => {
      for (const stop of stops) stop();
    };
  }
}
