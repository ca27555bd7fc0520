import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { checkClaims } from "../../src/observe/check-claims.ts";
import type { ClaimResult } from "../../src/observe/claim-result.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { type Curve, drawCurves } from "./curves.ts";
import type { Experiment } from "./experiment.ts";
import type { ExperimentFiles } from "./files.ts";

export type OpenEngine = (scenario: Scenario) => Promise<Engine>;

/** What the model gives for one quantity of an experiment. */
export interface Found {
  /** null: nothing to measure, such as no voxel where the quantity asks for it. */
  readonly value: number | null;
  /** Extremes over the runs of `uncertain`, the value itself included; null: none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly holds: boolean;
}

export interface Result {
  /** In the order of the quantities. */
  readonly found: readonly Found[];
  /** Of the model, for the plot. */
  readonly curves: readonly Curve[];
}

type Variant = Pick<NonNullable<Experiment["uncertain"]>[number], "parameters" | "seed">;
const usual: Variant = {};

/** Runs an experiment's preset and its uncertain variants. */
export async function performExperiment(
  { name, preset, experiment }: ExperimentFiles,
  openEngine: OpenEngine,
): Promise<Result> {
  const claims: (readonly number[])[] = [];
  const curves: (readonly Curve[])[] = [];
  let holds: readonly boolean[] = [];
  for (const { parameters, seed } of [usual, ...(experiment.uncertain ?? [])]) {
    const read = await readPreset(preset, {
      library: moduleLibrary,
      name,
      overrides: { ...(parameters && { parameters }), ...(seed !== undefined && { seed }) },
    });
    const results = await checkClaims(read, { openEngine });
    if (claims.length === 0) holds = results.map((result) => result.holds);
    claims.push(results.map(numberOf));
    curves.push(await drawCurves(read, experiment.plot, openEngine));
  }
  const [base = []] = claims;
  const found = base.map((value, index) => {
    const all = claims.map((each) => each[index]!).filter(Number.isFinite);
    return {
      value: finite(value),
      low: finite(Math.min(...all)),
      high: finite(Math.max(...all)),
      holds: holds[index]!,
    };
  });
  return { found, curves: joined(curves) };
}

/** The number that a claim judges: its ratio, difference or benefit, if it speaks of one. */
export function numberOf(result: Pick<ClaimResult, "comparisons" | "value">): number {
  return result.comparisons.at(-1)?.number ?? result.value;
}

/** The band of each curve of the first set is widened by those of the others. */
function joined(sets: readonly (readonly Curve[])[]): readonly Curve[] {
  const [base = [], ...others] = sets;
  return base.map((curve, index) => ({
    ...curve,
    points: curve.points.map(([x, y, low, high], at) => {
      const variants = others.flatMap((set) => {
        const point = set[index]?.points[at];
        return point === undefined ? [] : [point];
      });
      return [
        rounded(x),
        rounded(y),
        rounded(Math.min(low, ...variants.map((point) => point[2]))),
        rounded(Math.max(high, ...variants.map((point) => point[3]))),
      ] as const;
    }),
  }));
}

/** null for what is not finite, which JSON cannot say. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? rounded(value) : null;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
