/** Something that is timed against others in the same run. */
export interface Contender {
  /** Does the work `calls` times, or once with `calls` units in it. */
  run(calls: number): unknown | Promise<unknown>;
  /** Units of work in a round: so many that a round takes some tenths of a second. */
  readonly calls: number;
}

/** Seconds by one clock or another. */
export type Clock = () => number;

/** Seconds that this process has computed on all its threads, whatever else the machine does. */
export const processorClock: Clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Seconds that went by; for work that a GPU does. */
export const wallClock: Clock = () => performance.now() / 1000;

/**
 * Seconds per unit of each contender, the fastest of some rounds. The contenders take turns, so
 * that a neighbour on the machine slows all of them or none; their ratios are what to trust.
 */
export async function race(
  contenders: readonly Contender[],
  rounds: number,
  clock: Clock = processorClock,
): Promise<number[]> {
  for (const { run } of contenders) await run(1);
  const best = contenders.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { run, calls }] of contenders.entries()) {
      const before = clock();
      await run(calls);
      best[index] = Math.min(best[index]!, (clock() - before) / calls);
    }
  }
  return best;
}
