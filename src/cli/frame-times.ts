/**
 * Times of the frames, min: 0, every, 2 every, ... and `until` itself, each once.
 *
 * @param until end, min, >= 0
 * @param every between frames, min, > 0
 */
export function frameTimes(until: number, every: number): readonly number[] {
  const count = Math.floor(until / every + 1e-9);
  const times = Array.from({ length: count + 1 }, (_, i) => i * every);
  const last = times[count] as number;
  if (until - last > 1e-9 * Math.max(until, 1)) times.push(until);
  return times;
}
