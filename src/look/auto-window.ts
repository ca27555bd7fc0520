import type { ResolvedWindow } from "./look.ts";

/** Least and greatest value there is. */
export interface DataRange {
  readonly min: number;
  readonly max: number;
}

/** How a window that follows the data should lie. */
export interface AutoWindowStyle {
  /**
   * zero: from 0 (or the least negative value) to the greatest, for light on black;
   * range: least (0 where that is next to nothing) to greatest; centered: symmetric about its center, for
   * diverging maps.
   */
  readonly anchor: "zero" | "range" | "centered";
  /** Of a centered one; absent: 0. */
  readonly center?: number;
}

/**
 * How a window goes after the data. gliding: a little with each call, while a run moves; still: at once, where the
 * data do not fill it well, since no further call may come; afresh: at once and exactly, so that the same moment
 * looks the same however one came to it.
 */
export type WindowPace = "gliding" | "still" | "afresh";

/** The data may fill this share of the window or more before the window shrinks towards it. */
const SLACK = 0.65;
/** Of the way to the target, per call. Growing is quick, so that nothing stays clipped. */
const GROW = 0.5;
const SHRINK = 0.06;
const HEADROOM = 0.04;
/** A least value above 0 that is a smaller share of the greatest is 0 to the eye. */
const NOTHING = 1e-3;

/**
 * The next window after `previous` (null: the first) for a field with these statistics. Called a few
 * times a second it glides rather than flickers: it stays where it is while the data fill it well. What does
 * not move goes there at once (`WindowPace`).
 */
export function followWindow(
  previous: ResolvedWindow | null,
  statistics: DataRange,
  style: AutoWindowStyle,
  pace: WindowPace = "gliding",
): ResolvedWindow {
  const data = dataWindow(statistics, style);
  if (previous === null || pace === "afresh") return data;
  const span = previous[1] - previous[0];
  const fits = data[0] >= previous[0] - 1e-9 * span && data[1] <= previous[1] + 1e-9 * span;
  if (fits && data[1] - data[0] >= SLACK * span) return previous;
  if (pace === "still") return data;
  const glide = (from: number, to: number, outward: boolean) => {
    const next = from + (outward ? GROW : SHRINK) * (to - from);
    return Math.abs(to - next) < 0.005 * (data[1] - data[0]) ? to : next;
  };
  return [
    glide(previous[0], data[0], data[0] < previous[0]),
    glide(previous[1], data[1], data[1] > previous[1]),
  ];
}

/** The window that the data alone ask for; never empty. */
export function dataWindow(
  { min, max }: DataRange,
  { anchor, center = 0 }: AutoWindowStyle,
): ResolvedWindow {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return [0, 1];
  if (anchor === "centered") {
    const size = Math.max(Math.abs(min - center), Math.abs(max - center)) || 1;
    return [center - size, center + size];
  }
  const size = Math.max(Math.abs(min), Math.abs(max));
  if (size === 0) return [0, 1];
  if (anchor === "zero") return [Math.min(min, 0), Math.max(max, 0) + HEADROOM * size];
  // A flat field is not noise to be stretched: show it in the middle of a window of its own size.
  const flat = max - min < 1e-4 * size;
  if (flat) return [min - size / 2, max + size / 2];
  return [min > 0 && min < NOTHING * max ? 0 : min, max];
}
