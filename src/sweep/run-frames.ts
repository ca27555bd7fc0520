import type { ReusableEngine } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import type { Scenario } from "../model/scenario.ts";
import { runawayOf } from "../observe/runaway.ts";
import { Batches } from "./batches.ts";

export interface FrameHooks {
  /** An engine at t = 0, which this run alone moves; it is freed in the end. */
  readonly openEngine: (scenario: Scenario) => Promise<ReusableEngine>;
  /** Values of each name, in their order; the run goes on when it is done with them. */
  readonly onFrame: (time: number, values: readonly Float32Array[]) => Promise<void>;
  /** Share of the simulated time, 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Runs a scenario from t = 0 and reads fields and observables at some times (min, ascending). Rejects with the
 * signal's reason, or with EngineError where one of them grows beyond all bounds.
 */
export async function runFrames(
  scenario: Scenario,
  times: readonly number[],
  names: readonly string[],
  { openEngine, onFrame, onProgress, signal }: FrameHooks,
): Promise<void> {
  signal.throwIfAborted();
  const engine = await openEngine(scenario);
  const end = Math.max(times.at(-1) ?? 0, 1e-9);
  const batches = new Batches();
  const look = (): boolean => {
    signal.throwIfAborted();
    onProgress(engine.time / end);
    return false;
  };
  try {
    for (const time of times) {
      await batches.advanceTo(engine, time, look);
      look();
      const broken = runawayOf(await engine.measure({ names }));
      if (broken !== undefined) {
        throw new EngineError(
          `${broken} has grown beyond all bounds at t = ${engine.time} min; try a smaller step.`,
        );
      }
      const values: Float32Array[] = [];
      for (const name of names) values.push(await engine.read(name));
      await onFrame(time, values);
    }
  } finally {
    engine.dispose();
  }
}
