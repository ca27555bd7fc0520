import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { ReusableEngine } from "../../src/engine/engine.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { ClaimResult } from "../../src/observe/claim-result.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { checkClaims } from "../../src/sweep/check-claims.ts";
import { type Curve, drawCurves } from "./curves.ts";
import { accepts, type Experiment } from "./experiment.ts";
import type { ExperimentFiles } from "./files.ts";

export type OpenEngine = (scenario: Scenario) => Promise<ReusableEngine>;

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

/** Runs an experiment's preset, the tissues of its ensemble and its uncertain variants. */
export async function performExperiment(
  file: ExperimentFiles,
  openEngine: OpenEngine,
): Promise<Result> {
  const { experiment } = file;
  const curves: (readonly Curve[])[] = [];
  const perform = async (variant: Variant) => {
    const read = await readVariant(file, variant);
    const results = await checkClaims(read, { openEngine });
    curves.push(await drawCurves(read, experiment.plot, openEngine));
    return results;
  };
  const { values, holds, all } = await judge(file, perform);
  for (const variant of experiment.uncertain ?? []) {
    all.push((await perform(variant)).map(numberOf));
  }
  const found = values.map((value, index) => {
    const finites = [value, ...all.map((each) => each[index]!)].filter(Number.isFinite);
    return {
      value: finite(value),
      low: finite(Math.min(...finites)),
      high: finite(Math.max(...finites)),
      holds: holds[index]!,
    };
  });
  return { found, curves: joined(curves) };
}

/** The numbers of an experiment and their verdicts, without what is uncertain and without pictures. */
export async function judgeExperiment(
  file: ExperimentFiles,
  openEngine: OpenEngine,
): Promise<readonly { readonly value: number; readonly holds: boolean }[]> {
  const { values, holds } = await judge(file, async (variant) =>
    checkClaims(await readVariant(file, variant), { openEngine }),
  );
  return values.map((value, index) => ({ value, holds: holds[index]! }));
}

/** By the claims of the one run, or by the medians over the ensemble. */
async function judge(
  { experiment: { ensemble, quantities } }: ExperimentFiles,
  perform: (variant: Variant) => Promise<readonly ClaimResult[]>,
): Promise<{ values: readonly number[]; holds: readonly boolean[]; all: (readonly number[])[] }> {
  if (ensemble === undefined) {
    const results = await perform(usual);
    const values = results.map(numberOf);
    return { values, holds: results.map((result) => result.holds), all: [values] };
  }
  const all: (readonly number[])[] = [];
  for (const seed of ensemble) all.push((await perform({ seed })).map(numberOf));
  const values = quantities.map((_, index) => median(all.map((each) => each[index]!)));
  return { values, holds: values.map((value, index) => accepts(quantities[index]!, value)), all };
}

function readVariant(
  { name, preset }: ExperimentFiles,
  { parameters, seed }: Variant,
): ReturnType<typeof readPreset> {
  return readPreset(preset, {
    library: moduleLibrary,
    name,
    overrides: { ...(parameters && { parameters }), ...(seed !== undefined && { seed }) },
  });
}

/** NaN where one of the runs has nothing to measure. */
function median(values: readonly number[]): number {
  if (!values.every(Number.isFinite)) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
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
