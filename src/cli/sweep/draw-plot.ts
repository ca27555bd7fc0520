import { morrisPoints } from "../../sweep/factor-points.ts";
import type { OutputColumn } from "../../sweep/output-columns.ts";
import type { PlanFile } from "../../sweep/plan-schema.ts";
import { curves } from "../../sweep/plots/curves.ts";
import type { Level, PlotFactor, Quantity } from "../../sweep/plots/figure.ts";
import { heatMap } from "../../sweep/plots/heat-map.ts";
import { morris } from "../../sweep/plots/morris.ts";
import type { PlotKind } from "../../sweep/plots/plot-kinds.ts";
import { scatter } from "../../sweep/plots/scatter.ts";
import { sobol } from "../../sweep/plots/sobol.ts";
import { tornado } from "../../sweep/plots/tornado.ts";
import { morrisEffects } from "../../sweep/sensitivity/morris-effects.ts";
import { sobolIndices } from "../../sweep/sensitivity/sobol-indices.ts";
import type { PlotRun } from "./plot-data.ts";

/** A factor and where it stands among those of a run; "preset": the run's preset. */
export interface ChosenFactor extends PlotFactor {
  readonly place: number | "preset";
}

/** What a figure is made of. */
export interface PlotSubject {
  readonly output: OutputColumn;
  /** Named in the title where there are several. */
  readonly preset?: string;
  readonly design: NonNullable<PlanFile["design"]>;
  readonly runs: readonly PlotRun[];
  /** All of the plan's. */
  readonly factors: readonly PlotFactor[];
  /** Those that are shown: what curves are grouped by, a heat map's x and y, panels, bars. */
  readonly chosen: readonly ChosenFactor[];
}

const resampling = { resamples: 1000, seed: 1, confidence: 0.95 };

/** The SVG of a figure whose kind fits its subject. */
export function drawPlot(kind: PlotKind, subject: PlotSubject): string {
  const { output, preset, runs, chosen } = subject;
  const { name, unit } = output;
  const quantity: Quantity = { name, unit, ...(preset === undefined ? {} : { of: preset }) };
  const numberOf = (run: PlotRun) => run.numbers.get(output) ?? Number.NaN;
  switch (kind) {
    case "curves": {
      const [by] = chosen;
      const drawn = runs.map((run) => ({
        ...(run.curves.get(output) ?? { times: [], values: [] }),
        ...(by === undefined ? {} : { level: levelOf(run, by) }),
      }));
      return curves({ quantity, runs: drawn, ...(by === undefined ? {} : { by }) });
    }
    case "heat-map": {
      const [x, y] = chosen as readonly [ChosenFactor, ChosenFactor];
      const cells = runs.map((run) => ({
        x: levelOf(run, x),
        y: levelOf(run, y),
        value: numberOf(run),
      }));
      return heatMap({ quantity, x, y, runs: cells });
    }
    case "tornado":
    case "scatter": {
      const drawn = runs.map((run) => ({
        levels: chosen.map((factor) => levelOf(run, factor)),
        value: numberOf(run),
      }));
      const draw = kind === "tornado" ? tornado : scatter;
      return draw({ quantity, factors: chosen, runs: drawn });
    }
    default:
      return drawIndices(kind, subject, quantity, pointMeans(runs, numberOf));
  }
}

function drawIndices(
  kind: "morris" | "sobol",
  { design, factors: all }: PlotSubject,
  quantity: Quantity,
  outputs: readonly number[],
): string {
  const factors = all.map(({ name }) => name);
  const { confidence } = resampling;
  if (kind === "morris" && design.type === "morris") {
    const points = morrisPoints(design, factors.length);
    const found = morrisEffects(points, outputs, resampling);
    return morris({ quantity, factors, found, trajectories: points.trajectories, confidence });
  }
  if (kind === "sobol" && design.type === "saltelli") {
    const found = sobolIndices(factors.length, outputs, resampling);
    return sobol({ quantity, factors, found, samples: design.samples, confidence });
  }
  throw new Error(`no ${kind} figure of a ${design.type} design`);
}

function levelOf({ preset, levels }: PlotRun, { place }: ChosenFactor): Level {
  return place === "preset" ? preset : levels[place]!;
}

/** The mean over a point's seeds, by point; NaN where one of them is missing, lest points differ by it. */
function pointMeans(
  runs: readonly PlotRun[],
  numberOf: (run: PlotRun) => number,
): readonly number[] {
  const sums: number[] = [];
  const counts: number[] = [];
  for (const run of runs) {
    sums[run.point] = (sums[run.point] ?? 0) + numberOf(run);
    counts[run.point] = (counts[run.point] ?? 0) + 1;
  }
  return Array.from(sums, (sum, point) => sum / counts[point]!);
}
