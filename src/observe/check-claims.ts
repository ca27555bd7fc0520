import type { Engine } from "../engine/engine.ts";
import type { Reading } from "../model/claim.ts";
import { voxelMeasure } from "../model/grid.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Preset } from "../preset/preset.ts";
import { checkScenario } from "./check-scenario.ts";
import { type ClaimResult, type Figure, type Figures, judgeClaim } from "./claim-result.ts";
import { type Evaluate, readState } from "./evaluate-expression.ts";
import { countVoxels, measureRegion } from "./measurements.ts";
import { type PlannedReading, type PlannedRun, planRuns } from "./plan-runs.ts";

export interface CheckOptions {
  readonly openEngine: (scenario: Scenario) => Promise<Engine>;
  /** On the preset's own grid and step, not on its cheaper `check` setting. */
  readonly full?: boolean;
  /** Called after every stretch of a run; `share` of all the simulated time of this preset, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Runs a preset as often as its claims need (each setting once, all from the same seed), measures
 * every claim at its times, and judges it. Results are in the order of the preset's claims.
 */
export async function checkClaims(
  preset: Preset,
  options: CheckOptions,
): Promise<readonly ClaimResult[]> {
  const scenario = options.full ? preset.scenario : checkScenario(preset);
  const runs = planRuns(scenario, preset.claims);
  const total = runs.reduce((sum, run) => sum + run.end, 0);
  const figures = preset.claims.map((): { -readonly [role in keyof Figures]: Figures[role] } => ({
    value: NOT_MEASURED,
  }));
  let before = 0;
  for (const run of runs) {
    const report = (time: number) => options.onProgress?.((before + time) / Math.max(total, 1e-9));
    for (const [{ claim, role }, figure] of await performRun(run, options.openEngine, report)) {
      figures[claim]![role] = figure;
    }
    before += run.end;
  }
  return preset.claims.map((claim, index) =>
    judgeClaim({ preset: preset.name ?? preset.title, index, claim, figures: figures[index]! }),
  );
}

const NOT_MEASURED: Figure = { value: Number.NaN, problem: "it was not measured" };
const STEPS_BETWEEN_REPORTS = 64;

async function performRun(
  { scenario, readings }: PlannedRun,
  openEngine: CheckOptions["openEngine"],
  report: (time: number) => void,
): Promise<readonly (readonly [PlannedReading, Figure])[]> {
  const figures: (readonly [PlannedReading, Figure])[] = [];
  const engine = await openEngine(scenario);
  try {
    const times = new Set(readings.map(({ reading }) => reading.at));
    for (const at of [...times].sort((a, b) => a - b)) {
      while ((await engine.advance(STEPS_BETWEEN_REPORTS, at)) > 0) report(engine.time);
      const evaluate = await readState(engine, scenario);
      for (const planned of readings) {
        const { claim, reading } = planned;
        if (reading.at !== at) continue;
        figures.push([planned, readFigure(reading, `claims[${claim}]`, evaluate, engine)]);
      }
    }
  } finally {
    engine.dispose();
  }
  return figures;
}

/** A reading of the present state; `place` names it in errors. */
export function readFigure(
  reading: Reading,
  place: string,
  evaluate: Evaluate,
  engine: Engine,
): Figure {
  const mask = reading.where && evaluate(reading.where, `${place}.where`);
  const other = reading.with && evaluate(reading.with, `${place}.with`);
  const value = measureRegion(reading.measure, {
    values: evaluate(reading.of, `${place}.of`),
    ...(mask && { mask }),
    ...(other && { other }),
    voxelMeasure: voxelMeasure(engine.grid),
  });
  if (Number.isFinite(value)) return { value };
  if (mask !== undefined && countVoxels(mask) === 0) {
    return { value, problem: "no voxel fulfils its `where`" };
  }
  return { value, problem: "the measure is not finite" };
}
