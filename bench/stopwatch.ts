/**
 * Seconds that one call of `work` takes: the fastest of as many rounds as fit the budget, since on
 * a shared machine everything but the fastest measures the neighbours.
 *
 * @param budget seconds to spend in all, after one call to warm up
 */
export async function secondsPerCall(
  work: () => unknown | Promise<unknown>,
  budget: number,
): Promise<number> {
  await work();
  const start = performance.now();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 || performance.now() - start < 1000 * budget; round++) {
    const before = performance.now();
    await work();
    best = Math.min(best, (performance.now() - before) / 1000);
    if (performance.now() - start > 4000 * budget) break;
  }
  return best;
}
