import { checkDimensions } from "../model/check-dimensions.ts";
import type { Scenario } from "../model/scenario.ts";
import { requireReader } from "./closed-output.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { loadPreset } from "./load-preset.ts";
import { openEngine } from "./open-engine.ts";

/** `milieu validate FILE...`: says of each preset whether it can be run, and what is odd in it. */
export async function validate(names: readonly string[]): Promise<void> {
  let failed = 0;
  for (const name of names) {
    requireReader();
    try {
      const { scenario } = await loadPreset(name);
      const { model, grid } = scenario;
      await requireStability(name, scenario);
      console.log(
        `${name}: valid (${model.fields.length} fields, ${model.processes.length} processes, ${model.parameters.length} parameters)`,
      );
      for (const problem of checkDimensions(model, grid.dimensions))
        console.log(`  warning: ${problem.message}`);
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      console.error(error.message);
      failed += 1;
    }
  }
  if (failed === 0) return;
  throw new CliError(exitCode.badPreset, `${failed} of ${names.length} cannot be run.`);
}

/** An engine refuses a step that the explicit scheme does not bear; a `run` would end with its words. */
async function requireStability(name: string, scenario: Scenario): Promise<void> {
  if (scenario.time.scheme !== "explicit") return;
  try {
    (await openEngine(scenario, "cpu")).dispose();
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    throw new CliError(error.code, `${name}: ${error.message}`);
  }
}
