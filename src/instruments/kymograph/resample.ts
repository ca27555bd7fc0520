import { t } from "../../texts/text.ts";
import type { Moment } from "../instrument.ts";

export interface Resampled {
  /** min, evenly spaced */
  readonly times: readonly number[];
  readonly rows: readonly (readonly number[])[];
  /** How it was made, in words. */
  readonly note: string;
}

/**
 * Moments at whatever times as columns that are evenly spaced in time: linear between the two moments about
 * each. A single moment is a column by itself.
 */
export function resampled(moments: readonly Moment<readonly number[]>[], most: number): Resampled {
  const first = moments[0];
  const last = moments.at(-1);
  if (first === undefined || last === undefined) return { times: [], rows: [], note: "" };
  if (last.time === first.time) {
    return { times: [last.time], rows: [last.value], note: t`One moment so far.` };
  }
  const gaps = moments.slice(1).map(({ time }, index) => time - (moments[index]?.time ?? 0));
  const least = Math.min(...gaps.filter((gap) => gap > 0));
  const count = Math.min(most, Math.max(2, Math.round((last.time - first.time) / least) + 1));
  const step = (last.time - first.time) / (count - 1);
  const times = Array.from({ length: count }, (_, index) => first.time + index * step);
  let at = 0;
  const rows = times.map((time) => {
    while (at < moments.length - 2 && (moments[at + 1]?.time ?? 0) < time) at++;
    const [before, after] = [moments[at]!, moments[at + 1]!];
    const gap = after.time - before.time;
    const share = gap > 0 ? Math.min(Math.max((time - before.time) / gap, 0), 1) : 1;
    return before.value.map((value, place) => value * (1 - share) + after.value[place]! * share);
  });
  return { times, rows, note: t`${moments.length} moments, linear in time between them.` };
}
