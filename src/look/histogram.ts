/** How often the values of a field lie where; those that are not finite count nowhere. */
export interface Histogram {
  /** Least and greatest value, in the field's unit. */
  readonly low: number;
  readonly high: number;
  /** From `low` to `high`, in steps of one size. */
  readonly counts: readonly number[];
}

/** Of values in the field's unit; null where none is finite. Values that are all the same have one full bin. */
export function histogramOf(values: ArrayLike<number>, bins = 64): Histogram | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return null;
  const counts = new Array<number>(bins).fill(0);
  const perUnit = high > low ? bins / (high - low) : 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(bins - 1, Math.floor((value - low) * perUnit));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return { low, high, counts };
}
