import { drawnClaim } from "./decisive.ts";
import { factorsOf } from "./factors.ts";
import type { Draws } from "./report.ts";
import { drawStage } from "./stages.ts";
import { gridOf, runStage, type StageOptions, type Subject } from "./subject.ts";

/** In how many draws of all parameters from their ranges each claim holds. */
export async function draw(
  subject: Subject,
  count: number,
  options: StageOptions,
): Promise<Omit<Draws, "milieu">> {
  const { preset, source, headlines } = subject;
  const factors = factorsOf(preset);
  const runs = await runStage("draws", source, preset, drawStage(factors, count), options);
  return {
    grid: gridOf(subject, options),
    parameters: factors.length,
    count,
    claims: preset.claims.map(({ why }, at) => {
      return { why, isHeadline: headlines.includes(at), ...drawnClaim(runs, at) };
    }),
  };
}
