import type { ReusableEngine } from "../engine/engine.ts";
import type { Scenario } from "../model/scenario.ts";
import { checkScenario } from "../observe/check-scenario.ts";
import type { ClaimResult } from "../observe/claim-result.ts";
import type { Preset } from "../preset/preset.ts";
import { EngineReuse } from "./engine-reuse.ts";
import type { FieldOutput } from "./outputs.ts";
import { performRun } from "./perform-run.ts";

export interface CheckOptions {
  readonly openEngine: (scenario: Scenario) => Promise<ReusableEngine>;
  /** On the preset's own grid and step, not on its cheaper `check` setting. */
  readonly full?: boolean;
  /** Fields of the preset's own run that are looked at on the way, besides the claims. */
  readonly looks?: {
    readonly at: readonly FieldOutput[];
    readonly look: (output: FieldOutput, values: Float32Array) => void;
  };
  /** Called after every stretch of a run; `share` of all the simulated time of this preset, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Runs a preset as often as its claims need (each setting once, all from the same seed), measures
 * every claim at its times, and judges it. Results are in the order of the preset's claims.
 */
export async function checkClaims(
  preset: Preset,
  { openEngine, full, looks, onProgress }: CheckOptions,
): Promise<readonly ClaimResult[]> {
  const task = {
    preset: preset.name ?? preset.title,
    scenario: full ? preset.scenario : checkScenario(preset),
    claims: preset.claims,
    outputs: { numbers: [], fields: looks?.at ?? [], claims: true },
  };
  const engines = new EngineReuse(openEngine);
  try {
    const found = await performRun(task, {
      openEngine: (scenario) => engines.begin(scenario),
      keepField: async (output, values) => looks?.look(output, values),
      between: async (share) => {
        onProgress?.(share);
        return false;
      },
    });
    return found?.claims ?? [];
  } finally {
    engines.dispose();
  }
}
