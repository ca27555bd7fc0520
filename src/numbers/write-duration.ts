const units = [
  [1440, "d"],
  [60, "h"],
  [1, "min"],
] as const;

/** A duration (min) as parseDuration reads it, in the largest unit that it fills without a long fraction. */
export function writeDuration(minutes: number): string {
  for (const [size, unit] of units) {
    const count = Number((minutes / size).toPrecision(12));
    if (count >= 1 && Number(count.toFixed(2)) === count) return `${count} ${unit}`;
  }
  return `${Number(minutes.toPrecision(12))} min`;
}
