import { ModelError } from "../../model/error.ts";
import type { MorrisDesign } from "../designs/morris.ts";
import { bootstrap, type Estimate, type Resampling } from "./estimate.ts";
import { groupOutputs } from "./group-outputs.ts";

/**
 * How an output answers to one varied thing. An elementary effect is the change of the output divided
 * by that of the coordinate, so its unit is that of the output, over the whole range of the thing.
 */
export interface MorrisEffect {
  /** The mean of the elementary effects. */
  readonly mu: number;
  /** The mean of their magnitudes, which effects of both signs do not cancel in. */
  readonly muStar: Estimate;
  /** Their standard deviation: 0 where the thing acts linearly and alone. NaN from fewer than two effects. */
  readonly sigma: number;
}

export interface MorrisEffects {
  readonly effects: readonly MorrisEffect[];
  /** The number of trajectories from which these are found: those without a failed run. */
  readonly used: number;
}

/**
 * Elementary effects from the outputs at the points of a `morrisDesign`, in their order
 * (M. D. Morris, Technometrics 33, 161, 1991; mu* of F. Campolongo, J. Cariboni and A. Saltelli,
 * Environ. Model. Softw. 22, 1509, 2007). An output that is not a finite number leaves its
 * trajectory out. Intervals resample trajectories.
 */
export function morrisEffects(
  design: MorrisDesign,
  outputs: ArrayLike<number>,
  resampling: Resampling,
): MorrisEffects {
  const { dimensions, count } = design;
  if (outputs.length !== count) {
    throw new ModelError("outputs", `give ${count}, one for each point, not ${outputs.length}`);
  }
  // An output that is not finite makes an effect of its trajectory not finite.
  const rows = groupOutputs(outputs, dimensions + 1)
    .map((trajectory, index) => effectsOf(design, index, trajectory))
    .filter((row) => row.every(Number.isFinite));
  const muStars = bootstrap(
    rows.length,
    (weights) => meanMagnitudes(dimensions, rows, weights),
    resampling,
  );
  const effects = muStars.map((muStar, axis) => {
    const column = rows.map((row) => row[axis] as number);
    return { mu: mean(column), muStar, sigma: deviation(column) };
  });
  return { effects, used: rows.length };
}

/** The elementary effect of each coordinate in one trajectory. */
function effectsOf(design: MorrisDesign, index: number, outputs: Float64Array): Float64Array {
  const { dimensions, delta } = design;
  const effects = new Float64Array(dimensions);
  const start = index * (dimensions + 1);
  for (let move = 0; move < dimensions; move++) {
    const here = design.point(start + move);
    const next = design.point(start + move + 1);
    const axis = next.findIndex((coordinate, each) => coordinate !== here[each]);
    const step = (next[axis] as number) > (here[axis] as number) ? delta : -delta;
    effects[axis] = ((outputs[move + 1] as number) - (outputs[move] as number)) / step;
  }
  return effects;
}

function meanMagnitudes(
  dimensions: number,
  rows: readonly Float64Array[],
  weights: Uint32Array,
): number[] {
  const sums = new Float64Array(dimensions);
  let total = 0;
  rows.forEach((row, index) => {
    const weight = weights[index] as number;
    total += weight;
    row.forEach((effect, axis) => {
      sums[axis] = (sums[axis] as number) + weight * Math.abs(effect);
    });
  });
  return Array.from(sums, (sum) => sum / total);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The standard deviation of what the values are a sample of; NaN from fewer than two. */
function deviation(values: readonly number[]): number {
  if (values.length < 2) return Number.NaN;
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
