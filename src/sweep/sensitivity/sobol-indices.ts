import { requireWhole } from "../designs/require-whole.ts";
import { bootstrap, type Estimate, type Resampling } from "./estimate.ts";
import { groupOutputs } from "./group-outputs.ts";

export interface SobolIndices {
  /** For each varied thing, the share of the output's variance that it explains alone. */
  readonly first: readonly Estimate[];
  /** For each, the share that it explains alone and together with others. */
  readonly total: readonly Estimate[];
  /** The number of base samples from which these are found: those without a failed run. */
  readonly used: number;
}

/**
 * From fewer base samples indices are no more than a hint, whatever their intervals say: resampling a handful
 * finds little else than that handful. The error falls with the root of the number; a few hundred are usual.
 */
export const fewSamples = 64;

/**
 * Sobol' indices from the outputs at the points of `saltelliDesign`, in their order; an output that is
 * not a finite number leaves its base sample out. With the mean subtracted and V the variance of all
 * outputs at A and B, the first index is mean(f(B) (f(AB_i) - f(A))) / V (A. Saltelli et al., Comput.
 * Phys. Commun. 181, 259, 2010) and the total one mean((f(A) - f(AB_i))^2) / 2V (M. J. W. Jansen,
 * Comput. Phys. Commun. 117, 35, 1999). NaN where the output does not vary.
 *
 * Intervals resample base samples as if these were independent. Those of a Sobol sequence lie more
 * evenly, so that the error is as a rule smaller than the interval says.
 */
export function sobolIndices(
  dimensions: number,
  outputs: ArrayLike<number>,
  resampling: Resampling,
): SobolIndices {
  requireWhole("dimensions", dimensions, 1, 2 ** 20);
  const samples = subtractMean(
    groupOutputs(outputs, dimensions + 2).filter((sample) => sample.every(Number.isFinite)),
  );
  const estimates = bootstrap(
    samples.length,
    (weights) => indicesOf(dimensions, samples, weights),
    resampling,
  );
  return {
    first: estimates.slice(0, dimensions),
    total: estimates.slice(dimensions),
    used: samples.length,
  };
}

/** First indices, then total ones, of samples (f(A), f(AB_1), ..., f(B)) with weights. */
function indicesOf(
  dimensions: number,
  samples: readonly Float64Array[],
  weights: Uint32Array,
): number[] {
  const sums = new Array<number>(2 * dimensions).fill(0);
  let total = 0;
  let sum = 0;
  let squares = 0;
  samples.forEach((sample, index) => {
    const weight = weights[index] as number;
    if (weight === 0) return;
    const a = sample[0] as number;
    const b = sample[dimensions + 1] as number;
    total += weight;
    sum += weight * (a + b);
    squares += weight * (a * a + b * b);
    for (let axis = 0; axis < dimensions; axis++) {
      const change = (sample[axis + 1] as number) - a;
      sums[axis] = (sums[axis] as number) + weight * b * change;
      sums[dimensions + axis] =
        (sums[dimensions + axis] as number) + (weight * change * change) / 2;
    }
  });
  const mean = sum / (2 * total);
  const variance = squares / (2 * total) - mean * mean;
  return sums.map((each) => each / total / variance);
}

/**
 * Without the mean of all f(A) and f(B). One of the outputs is subtracted first, so that outputs that
 * are all the same become exactly 0.
 */
function subtractMean(samples: readonly Float64Array[]): Float64Array[] {
  const origin = samples[0]?.[0] ?? 0;
  const ends = samples.flatMap((sample) => [sample[0] as number, sample.at(-1) as number]);
  const mean = ends.reduce((sum, end) => sum + (end - origin), 0) / ends.length;
  return samples.map((sample) => sample.map((output) => output - origin - mean));
}
