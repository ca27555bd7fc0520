import { checkDimensions } from "../model/check-dimensions.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { loadPreset } from "./load-preset.ts";

/** `milieu validate FILE...`: says of each preset whether it can be run, and what is odd in it. */
export async function validate(names: readonly string[]): Promise<void> {
  let failed = 0;
  for (const name of names) {
    try {
      const { scenario } = await loadPreset(name);
      const { model, grid } = scenario;
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
