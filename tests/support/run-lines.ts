import type { ClaimResult } from "../../src/observe/claim-result.ts";
import { EngineReuse } from "../../src/sweep/engine-reuse.ts";
import { performRun } from "../../src/sweep/perform-run.ts";
import type { Sweep } from "../../src/sweep/sweep.ts";
import { openCpuEngine } from "./open-engines.ts";

/** The claims of every run of a sweep, all done here and now. */
export async function runLines(sweep: Sweep): Promise<readonly (readonly ClaimResult[])[]> {
  const engines = new EngineReuse(openCpuEngine);
  const found: (readonly ClaimResult[])[] = [];
  for (const line of sweep.lines()) {
    const readings = await performRun(sweep.taskOf(line), {
      openEngine: (scenario) => engines.begin(scenario),
      keepField: async () => {},
      between: async () => false,
    });
    found.push(readings!.claims);
  }
  engines.dispose();
  return found;
}
