/**
 * The known name that a person most likely meant, or undefined if none is near: a third of the
 * letters may differ, none in names of one or two; upper and lower case count only between equals.
 */
export function suggest(written: string, known: Iterable<string>): string | undefined {
  const wanted = written.slice(0, 64);
  let best: string | undefined;
  let bestDistance = Math.floor(wanted.length / 3) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance =
      editDistance(wanted.toLowerCase(), candidate.toLowerCase()) +
      0.01 * editDistance(wanted, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `; did you mean "lactate"?`, or nothing. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const candidate = suggest(written, known);
  return candidate === undefined ? "" : `; did you mean "${candidate}"?`;
}

/** Least number of insertions, removals, exchanges and swaps of neighbors that turn a into b. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] as number) + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}
