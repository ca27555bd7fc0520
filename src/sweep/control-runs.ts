import type { ReusableEngine } from "../engine/engine.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Figure } from "../observe/claim-result.ts";
import { readStateFor } from "../observe/evaluate-expression.ts";
import type { PlannedReading, PlannedRun } from "../observe/plan-runs.ts";
import { expressionsOf, placeOf, readFigure } from "../observe/read-figure.ts";
import { Batches } from "./batches.ts";
import { EngineReuse } from "./engine-reuse.ts";

export interface ControlHooks {
  /** An engine at t = 0, which these runs alone move; it is freed in the end. */
  readonly openEngine: (scenario: Scenario) => Promise<ReusableEngine>;
  readonly onFigure: (planned: PlannedReading, figure: Figure) => void;
  /** Share of all simulated time, 0 to 1, and the place of the run under way. */
  readonly onProgress: (share: number, run: number) => void;
  readonly signal: AbortSignal;
}

/** Makes runs one after the other and reads what claims want of them. Rejects with the signal's reason. */
export async function performControls(
  runs: readonly PlannedRun[],
  { openEngine, onFigure, onProgress, signal }: ControlHooks,
): Promise<void> {
  const engines = new EngineReuse(openEngine);
  const total = Math.max(
    runs.reduce((sum, { end }) => sum + end, 0),
    1e-9,
  );
  let before = 0;
  const batches = new Batches();
  try {
    for (const [index, { scenario, readings, end }] of runs.entries()) {
      signal.throwIfAborted();
      onProgress(before / total, index);
      const engine = await engines.begin(scenario);
      const times = [...new Set(readings.map(({ reading }) => reading.at))].sort((a, b) => a - b);
      const look = (): boolean => {
        signal.throwIfAborted();
        onProgress((before + engine.time) / total, index);
        return false;
      };
      for (const at of times) {
        await batches.advanceTo(engine, at, look);
        look();
        const due = readings.filter(({ reading }) => reading.at === at);
        const expressions = due.flatMap(({ claim, reading }) => expressionsOf(reading, claim));
        const evaluate = await readStateFor(engine, scenario, expressions);
        signal.throwIfAborted();
        for (const planned of due) {
          const { claim, reading } = planned;
          onFigure(planned, readFigure(reading, placeOf(claim), evaluate, engine));
        }
      }
      before += end;
    }
  } finally {
    engines.dispose();
  }
}
