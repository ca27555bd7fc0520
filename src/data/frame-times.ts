/**
 * Times of the frames, min: start, start + every, start + 2 every, ... and `until` itself, each
 * once.
 *
 * @param until end, min, >= start
 * @param every between frames, min, > 0
 */
export function frameTimes(until: number, every: number, start = 0): readonly number[] {
  const count = regularFrames(until, every, start);
  const times = Array.from({ length: count }, (_, i) => start + i * every);
  const last = times[count - 1] as number;
  if (until - last > 1e-9 * Math.max(until, 1)) times.push(until);
  return times;
}

/** How many of these frames a longer run has, too: all but an end that is no multiple of `every`. */
export function regularFrames(until: number, every: number, start: number): number {
  return Math.floor((until - start) / every + 1e-9) + 1;
}
