import type { Scenario } from "../model/scenario.ts";
import type { OpenEngine } from "./live-scenario.ts";
import { Run, type RunOptions } from "./run.ts";
import { isOnGrid } from "./scenario-change.ts";

/**
 * Opens an engine for a scenario and keeps its start, for which nobody waits: why it could not be is said by
 * `unkept`. Rejects with words for the user.
 */
export async function openRun(
  scenario: Scenario,
  open: OpenEngine,
  options: RunOptions = {},
): Promise<Run> {
  const engine = await open(scenario);
  const run = new Run(scenario, open, engine, options);
  try {
    await run.keepStart();
    if (options.resume !== undefined && isOnGrid(options.resume, engine.grid)) {
      await run.resume(options.resume);
    }
    return run;
  } catch (error) {
    run.dispose();
    throw error;
  }
}
