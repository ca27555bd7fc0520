import type { Engine } from "../engine/engine.ts";
import type { Claim, Control } from "../model/claim.ts";
import { voxelMeasure } from "../model/grid.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Preset } from "../preset/preset.ts";
import { checkScenario } from "./check-scenario.ts";
import { type ClaimResult, type Figure, judgeClaim } from "./claim-result.ts";
import { type Evaluate, readState } from "./evaluate-expression.ts";
import { countVoxels, measureRegion } from "./measurements.ts";

export interface CheckOptions {
  readonly openEngine: (scenario: Scenario) => Promise<Engine>;
  /** On the preset's own grid and step, not on its cheaper `check` setting. */
  readonly full?: boolean;
  /** Called after every stretch of a run; `share` of all the simulated time of this preset, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** One run and what is to be measured in it. */
interface Run {
  readonly scenario: Scenario;
  readonly claims: readonly number[];
  readonly role: "value" | "control";
}

/**
 * Runs a preset as often as its claims need (once, and once for each different matched control of
 * the same seed), measures every claim at its time, and judges it. Results are in the order of the
 * preset's claims.
 */
export async function checkClaims(
  preset: Preset,
  options: CheckOptions,
): Promise<readonly ClaimResult[]> {
  const scenario = options.full ? preset.scenario : checkScenario(preset);
  const runs = planRuns(scenario, preset.claims);
  const total = runs.reduce((sum, run) => sum + endOf(run, preset.claims), 0);
  const figures = { value: new Map<number, Figure>(), control: new Map<number, Figure>() };
  let before = 0;
  for (const run of runs) {
    const report = (time: number) => options.onProgress?.((before + time) / Math.max(total, 1e-9));
    const found = await performRun(run, preset.claims, options.openEngine, report);
    for (const [index, figure] of found) figures[run.role].set(index, figure);
    before += endOf(run, preset.claims);
  }
  return preset.claims.map((claim, index) =>
    judgeClaim({
      preset: preset.name ?? preset.title,
      index,
      claim,
      figure: figures.value.get(index)!,
      control: figures.control.get(index),
    }),
  );
}

function planRuns(scenario: Scenario, claims: readonly Claim[]): readonly Run[] {
  const own: Run = { scenario, claims: claims.map((_, index) => index), role: "value" };
  const controls = new Map<string, { control: Control; claims: number[] }>();
  for (const [index, { versus }] of claims.entries()) {
    if (versus === undefined) continue;
    const key = JSON.stringify(versus);
    const entry = controls.get(key) ?? { control: versus, claims: [] };
    entry.claims.push(index);
    controls.set(key, entry);
  }
  return [
    own,
    ...[...controls.values()].map(
      (entry): Run => ({
        scenario: controlScenario(scenario, entry.control),
        claims: entry.claims,
        role: "control",
      }),
    ),
  ];
}

function controlScenario(scenario: Scenario, control: Control): Scenario {
  return {
    ...scenario,
    parameters: { ...scenario.parameters, ...control.parameters },
    interventions: control.interventions ?? scenario.interventions,
  };
}

function endOf(run: Run, claims: readonly Claim[]): number {
  return Math.max(0, ...run.claims.map((index) => claims[index]!.at));
}

async function performRun(
  run: Run,
  claims: readonly Claim[],
  openEngine: CheckOptions["openEngine"],
  report: (time: number) => void,
): Promise<Map<number, Figure>> {
  const figures = new Map<number, Figure>();
  if (run.claims.length === 0) return figures;
  const engine = await openEngine(run.scenario);
  try {
    for (const at of [...new Set(run.claims.map((index) => claims[index]!.at))].sort(
      (a, b) => a - b,
    )) {
      while ((await engine.advance(STEPS_BETWEEN_REPORTS, at)) > 0) report(engine.time);
      const evaluate = await readState(engine, run.scenario);
      for (const index of run.claims) {
        const claim = claims[index]!;
        if (claim.at === at) figures.set(index, measureClaim(claim, index, evaluate, engine));
      }
    }
  } finally {
    engine.dispose();
  }
  return figures;
}

const STEPS_BETWEEN_REPORTS = 64;

function measureClaim(claim: Claim, index: number, evaluate: Evaluate, engine: Engine): Figure {
  const place = `claims[${index}]`;
  const mask = claim.where === undefined ? undefined : evaluate(claim.where, `${place}.where`);
  const other = claim.with === undefined ? undefined : evaluate(claim.with, `${place}.with`);
  const value = measureRegion(claim.measure, {
    values: evaluate(claim.of, `${place}.of`),
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
