import { ModelError } from "../../model/error.ts";
import { randomSequence, randomStreams } from "../designs/random.ts";
import { requireSeed, requireWhole } from "../designs/require-whole.ts";

/** A number found from samples, and the ends of its confidence interval. NaN: cannot be told. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How confidence intervals are found: 1000 resamples at a confidence of 0.95 are usual. */
export interface Resampling {
  readonly resamples: number;
  readonly seed: number;
  /** The share of such intervals that should hold the true value, between 0 and 1. */
  readonly confidence: number;
}

/** Numbers found from samples that count as often as their weights say. */
type Statistic = (weights: Uint32Array) => readonly number[];

/**
 * Each number of the statistic where every one of the `samples` counts once, with an interval by the
 * percentile bootstrap (B. Efron, Ann. Stat. 7, 1, 1979): the middle share of its values where as many
 * samples are drawn with replacement. Draws in which a number is not defined (0 / 0) are left out of
 * its interval. There is no interval from fewer than two samples.
 */
export function bootstrap(
  samples: number,
  statistic: Statistic,
  { resamples, seed, confidence }: Resampling,
): Estimate[] {
  requireWhole("resamples", resamples, 1, 2 ** 20);
  requireSeed(seed);
  if (!(confidence > 0 && confidence < 1)) {
    throw new ModelError("confidence", `give a number between 0 and 1, not ${confidence}`);
  }
  const values = statistic(new Uint32Array(samples).fill(1));
  const random = randomSequence(seed, randomStreams.bootstrap);
  const drawn = Array.from({ length: samples < 2 ? 0 : resamples }, () => {
    const weights = new Uint32Array(samples);
    for (let draw = 0; draw < samples; draw++) {
      const chosen = random.below(samples);
      weights[chosen] = (weights[chosen] as number) + 1;
    }
    return statistic(weights);
  });
  return values.map((value, index) => {
    const sorted = drawn
      .map((draw) => draw[index] as number)
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    return {
      value,
      low: quantile(sorted, (1 - confidence) / 2),
      high: quantile(sorted, (1 + confidence) / 2),
    };
  });
}

/** Linear between the two nearest of the sorted values; NaN where there are none. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
