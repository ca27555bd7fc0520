/** Means of values that fall into bins. */
export interface BinnedMeans {
  /** Of the bins that hold any the mean coordinate of what they hold, in order. */
  readonly coordinates: readonly number[];
  /** What each holds: the sum of weights. */
  readonly weights: readonly number[];
  /** For each list of values, its weighted mean in each bin. */
  readonly means: readonly (readonly number[])[];
}

/**
 * Means of several lists of values by a coordinate, in bins of this width: bin k holds coordinates from
 * k*width up to (k + 1)*width. Entries whose coordinate is not finite, or beyond `reach`, are left out.
 */
export function binnedMeans(
  coordinates: ArrayLike<number>,
  lists: readonly ArrayLike<number>[],
  width: number,
  reach: readonly [number, number],
  weightOf: (index: number) => number = () => 1,
): BinnedMeans {
  const first = Math.floor(reach[0] / width);
  const count = Math.max(1, Math.ceil(reach[1] / width - 1e-9) - first);
  const weights = new Float64Array(count);
  const places = new Float64Array(count);
  const sums = lists.map(() => new Float64Array(count));
  for (let index = 0; index < coordinates.length; index++) {
    const coordinate = coordinates[index]!;
    if (!Number.isFinite(coordinate)) continue;
    const bin = Math.floor(coordinate / width) - first;
    const weight = weightOf(index);
    if (bin < 0 || bin >= count || weight === 0) continue;
    weights[bin] = weights[bin]! + weight;
    places[bin] = places[bin]! + weight * coordinate;
    lists.forEach((values, of) => {
      const own = sums[of]!;
      own[bin] = own[bin]! + weight * values[index]!;
    });
  }
  const filled = [...weights.keys()].filter((bin) => weights[bin]! > 0);
  return {
    coordinates: filled.map((bin) => places[bin]! / weights[bin]!),
    weights: filled.map((bin) => weights[bin]!),
    means: sums.map((own) => filled.map((bin) => own[bin]! / weights[bin]!)),
  };
}
