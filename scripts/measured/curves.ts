import { voxelMeasure } from "../../src/model/grid.ts";
import { parseExpression } from "../../src/model/parse-expression.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { parseDuration } from "../../src/model/units.ts";
import { checkScenario } from "../../src/observe/check-scenario.ts";
import { type Evaluate, readState } from "../../src/observe/evaluate-expression.ts";
import { measureRegion } from "../../src/observe/measurements.ts";
import type { Preset } from "../../src/preset/preset.ts";
import type { DrawnCurve, Plot } from "./experiment.ts";
import type { OpenEngine } from "./perform.ts";

/** A curve of the model: x, y and the band about y. */
export interface Curve {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number, low: number, high: number])[];
}

const BINS = 40;
/** The band of a profile: what lies between these shares of the voxels at a place. */
const BAND = [0.1, 0.9] as const;

/** The model's curves of a plot, each from a run of its own. */
export async function drawCurves(
  preset: Preset,
  plot: Plot | undefined,
  openEngine: OpenEngine,
): Promise<readonly Curve[]> {
  const curves: Curve[] = [];
  for (const drawn of plot?.model ?? []) {
    const scenario = checkScenario(preset);
    const parameters = { ...scenario.parameters, ...drawn.given };
    curves.push(await drawCurve({ ...scenario, parameters }, drawn, plot!, openEngine));
  }
  return curves;
}

async function drawCurve(
  scenario: Scenario,
  drawn: DrawnCurve,
  { x }: Plot,
  openEngine: OpenEngine,
): Promise<Curve> {
  const engine = await openEngine(scenario);
  const texts = drawn.kind === "course" ? drawn.times : [drawn.at];
  const points: Curve["points"][number][] = [];
  try {
    for (const text of texts) {
      const at = parseDuration(text, "at");
      while ((await engine.advance(64, at)) > 0);
      const evaluate = await readState(engine, scenario);
      if (drawn.kind === "course") {
        const value = measureRegion(drawn.measure, {
          values: valuesOf(evaluate, drawn.of),
          ...(drawn.where !== undefined && { mask: valuesOf(evaluate, drawn.where) }),
          voxelMeasure: voxelMeasure(engine.grid),
        });
        points.push([at / minutesOf(x.unit), value, value, value]);
      } else if (drawn.kind === "profile") {
        points.push(...profile(evaluate, drawn, x));
      } else {
        points.push(...distribution(evaluate, drawn, x));
      }
    }
  } finally {
    engine.dispose();
  }
  return { label: drawn.label, points };
}

const minutes: Readonly<Record<string, number>> = { min: 1, h: 60, d: 1440 };

function minutesOf(unit: string): number {
  const found = minutes[unit];
  if (found === undefined) throw new Error(`a course is drawn over min, h or d, not ${unit}`);
  return found;
}

function valuesOf(evaluate: Evaluate, text: string): Float32Array {
  return evaluate(parseExpression(text), "plot");
}

/** Mean, and where most voxels lie, in each of BINS stretches of `along`. */
function profile(
  evaluate: Evaluate,
  drawn: Extract<DrawnCurve, { kind: "profile" }>,
  { from, to }: Plot["x"],
): Curve["points"] {
  const values = valuesOf(evaluate, drawn.of);
  const along = valuesOf(evaluate, drawn.along);
  const mask = drawn.where === undefined ? undefined : valuesOf(evaluate, drawn.where);
  const bins: { x: number[]; y: number[] }[] = Array.from({ length: BINS }, () => ({
    x: [],
    y: [],
  }));
  values.forEach((value, voxel) => {
    if (mask !== undefined && mask[voxel] === 0) return;
    const bin = bins[Math.floor(((along[voxel]! - from) / (to - from)) * BINS)];
    bin?.x.push(along[voxel]!);
    bin?.y.push(value);
  });
  return bins
    .filter(({ y }) => y.length > 0)
    .map(({ x, y }) => {
      const sorted = y.sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
      return [mean(x), mean(y), at(BAND[0]), at(BAND[1])] as const;
    });
}

/** Percent of the voxels at most x, at BINS places from one end to the other. */
function distribution(
  evaluate: Evaluate,
  drawn: Extract<DrawnCurve, { kind: "distribution" }>,
  { from, to }: Plot["x"],
): Curve["points"] {
  const mask = drawn.where === undefined ? undefined : valuesOf(evaluate, drawn.where);
  const values = valuesOf(evaluate, drawn.of).filter(
    (_, voxel) => mask === undefined || mask[voxel] !== 0,
  );
  return Array.from({ length: BINS + 1 }, (_, index) => {
    const x = from + ((to - from) * index) / BINS;
    const share = (100 * values.filter((value) => value <= x).length) / values.length;
    return [x, share, share, share] as const;
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
