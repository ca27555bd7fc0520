import type { Snapshot } from "../../engine/engine.ts";
import type { FilmedRun } from "../../record/filmed-run.ts";
import type { OpenEngine } from "../../run/live-scenario.ts";
import { openRun } from "../../run/open-run.ts";
import type { Packer } from "../../run/packer.ts";
import type { Run } from "../../run/run.ts";
import { RunSet } from "../../run/run-set.ts";
import { withParameters } from "../../run/scenario-change.ts";
import { createTimeSeries } from "../../run/time-series.ts";

/** Kept states of a film's run, to go on from where its engine is lost, bytes. */
const BOUND = 48e6;

/** A run that is filmed as it stands: it is only read. */
export interface LiveRun extends Pick<FilmedRun, "label" | "dash"> {
  readonly run: Run;
}

/** Runs of a film's own, on engines of their own. */
export interface FilmRuns {
  readonly runs: readonly FilmedRun[];
  /** On to a time, min; rejects with the signal's reason, or with why it cannot go on. */
  readonly moveTo: (time: number, signal?: AbortSignal) => Promise<void>;
  dispose(): void;
}

/**
 * Opens for each live run one like it (its scenario with its present parameters), which is at `from` (min) or before:
 * at the start, at the newest kept state on the way there, or at the present. The live runs go on meanwhile.
 * Rejects, in words for the user, where there is no room for another engine.
 */
export async function openFilmRuns(
  live: readonly LiveRun[],
  from: number,
  open: OpenEngine,
  packer: Packer,
): Promise<FilmRuns> {
  const runs: Run[] = [];
  let failure: unknown = null;
  const dispose = (): void => {
    set.setRuns([]);
    for (const run of runs) run.dispose();
  };
  const set = new RunSet({
    onAdvance: () => {},
    onEnd: () => {},
    onFailure: (error) => {
      failure ??= error;
    },
    onRecovered: () => {},
  });
  try {
    for (const { run } of live) {
      const { scenario } = run;
      const state = await stateFor(run, from);
      const resume = state === null ? {} : { resume: withParameters(state, scenario.parameters) };
      runs.push(await openRun(scenario, open, { packer, bound: BOUND, ...resume }));
    }
  } catch (error) {
    dispose();
    throw error;
  }
  set.setRuns(runs);
  return {
    runs: live.map(({ run, ...words }, index) => filmed(runs[index] as Run, run, words)),
    moveTo: async (time, signal) => {
      await set.runTo(time, signal === undefined ? {} : { signal });
      if (failure !== null) throw failure;
    },
    dispose,
  };
}

/** The latest state that a run which stands at `from` would have come from; null: its start. */
async function stateFor(run: Run, from: number): Promise<Snapshot | null> {
  if (from <= 0) return null;
  return from >= run.time.peek() ? run.snapshot() : run.lastKept(from);
}

function filmed(own: Run, live: Run, words: Omit<LiveRun, "run">): FilmedRun {
  // What is known of the curves now: the live run goes on measuring.
  const known = createTimeSeries();
  known.bringBack(live.series.copy());
  return {
    ...words,
    known,
    get scenario() {
      return own.scenario;
    },
    get engine() {
      return own.engine;
    },
  };
}
