import type { FactorColumn } from "../../sweep/factor-column.ts";
import { factorMeanings } from "../../sweep/factor-meaning.ts";
import type { OutputColumn } from "../../sweep/output-columns.ts";
import type { Level, PlotFactor } from "../../sweep/plots/figure.ts";
import { type LineState, readLines } from "./read-lines.ts";
import type { ResultSource } from "./result-source.ts";

/** A run as figures need it. */
export interface PlotRun {
  readonly preset: string;
  readonly point: number;
  /** One for each factor. */
  readonly levels: readonly Level[];
  /** One for each output that is a single number or a score, NaN where there is none; by name. */
  readonly numbers: ReadonlyMap<OutputColumn, number>;
  readonly curves: ReadonlyMap<OutputColumn, RunCurve>;
}

export interface RunCurve {
  /** min */
  readonly times: readonly number[];
  readonly values: readonly number[];
}

export interface PlotData {
  readonly factors: readonly PlotFactor[];
  readonly runs: readonly PlotRun[];
  /** Runs with a result. */
  readonly done: number;
}

const noCurve: RunCurve = { times: [], values: [] };
/** Listed numbers above 0 that differ by so much are shown on a log scale. */
const wideSpread = 100;

/** All runs of a sweep with the outputs that are wanted; those without a result have none. */
export async function readPlotData(
  source: ResultSource,
  columns: readonly FactorColumn[],
  outputs: readonly OutputColumn[],
): Promise<PlotData> {
  const runs: PlotRun[] = [];
  let done = 0;
  for await (const state of readLines(source)) {
    if (state.status === "done") done += 1;
    runs.push(runOf(state, columns, outputs));
  }
  const meanings = factorMeanings(source.sweep);
  const factors = columns.map(({ name, kind, unit }, index): PlotFactor => {
    const known = meanings[index];
    const isNumber = kind === "number";
    const spread = isNumber && spreadOf(runs.map(({ levels }) => Number(levels[index])));
    const scale = known?.scale ?? (spread !== false && spread >= wideSpread ? "log" : "linear");
    return {
      name,
      unit: isNumber && unit === "" ? (known?.unit ?? "") : unit,
      scale: isNumber ? scale : "linear",
    };
  });
  return { factors, runs, done };
}

function runOf(
  state: LineState,
  columns: readonly FactorColumn[],
  outputs: readonly OutputColumn[],
): PlotRun {
  const { preset, point, values } = state.line;
  const result = state.status === "done" ? state.result : undefined;
  const numbers = new Map<OutputColumn, number>();
  const curves = new Map<OutputColumn, RunCurve>();
  for (const output of outputs) {
    const { name, kind } = output;
    if (kind === "curve") {
      const curve = result?.curves[name];
      const known = curve && { times: curve.times_min, values: curve.values.map(numberOf) };
      curves.set(output, known ?? noCurve);
    } else {
      numbers.set(output, numberOf((kind === "score" ? result?.scores : result?.numbers)?.[name]));
    }
  }
  const levels = columns.map(({ name, cell }) => cell(values[name] ?? Number.NaN));
  return { preset, point, levels, numbers, curves };
}

function numberOf(value: number | null | undefined): number {
  return value ?? Number.NaN;
}

/** The largest by the least; 0 where one is not above 0. */
function spreadOf(values: readonly number[]): number {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const value of values) {
    if (!(value > 0)) return 0;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high / low;
}
