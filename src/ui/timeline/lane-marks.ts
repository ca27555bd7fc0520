import { timesOf } from "../../lab/treatments/times.ts";
import type { InterventionFile } from "../../preset/scene-schema.ts";

/** A dose or a procedure at one time, a course or window from one to another, or doses too close to stand apart. */
export interface LaneMark {
  readonly shape: "point" | "bar" | "series";
  /** min; of a series its first dose. */
  readonly from: number;
  /** min; Infinity: never. Of a point the same as `from`. */
  readonly to: number;
  /** Which of the repeats it is, from 0. */
  readonly index: number;
}

/** Marks of one row, at most; the rest lies under them. */
const MOST = 120;

/**
 * What a treatment's row shows up to `horizon` (min), at `scale` CSS px a minute: doses nearer to each other
 * than `least` px become one bar. Of a treatment that begins later than that its first mark.
 */
export function laneMarks(
  intervention: InterventionFile,
  horizon: number,
  scale: number,
  least = 11,
): readonly LaneMark[] {
  const { start, stop, every, count } = timesOf(intervention);
  const isWindow = "parameter" in intervention;
  const seen = every > 0 ? Math.floor((horizon - start) / every) + 1 : 1;
  const shown = Math.max(1, Math.min(count, seen, MOST));
  const isDense = every > 0 && every * scale < least;
  if (!isWindow && count > 1 && isDense) {
    return [{ shape: "series", from: start, to: start + (count - 1) * every, index: 0 }];
  }
  if (isWindow && count > 1 && isDense) {
    return [{ shape: "series", from: start, to: stop + (count - 1) * every, index: 0 }];
  }
  return Array.from({ length: shown }, (_, index) => {
    const from = start + (index === 0 ? 0 : index * every);
    const to = isWindow ? stop + (index === 0 ? 0 : index * every) : from;
    return { shape: isWindow ? "bar" : "point", from, to, index } as const;
  });
}
