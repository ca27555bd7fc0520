import type { Statistics } from "../engine/engine.ts";
import type { ResolvedWindow } from "./resolved-view.ts";

/** How a window that follows the data should lie. */
export interface AutoWindowStyle {
  /**
   * zero: from 0 (or the least negative value) to the greatest, for light on black;
   * range: least to greatest; centered: symmetric about 0, for diverging maps.
   */
  readonly anchor: "zero" | "range" | "centered";
}

/** The data may fill this share of the window or more before the window shrinks towards it. */
const SLACK = 0.65;
/** Of the way to the target, per call. Growing is quick, so that nothing stays clipped. */
const GROW = 0.5;
const SHRINK = 0.06;
const HEADROOM = 0.04;

/**
 * The next window after `previous` (null: the first) for a field with these statistics. Called a few
 * times a second it glides rather than flickers: it stays where it is while the data fill it well.
 */
export function followWindow(
  previous: ResolvedWindow | null,
  statistics: Pick<Statistics, "min" | "max">,
  style: AutoWindowStyle,
): ResolvedWindow {
  const data = dataWindow(statistics, style);
  if (previous === null) return data;
  const span = previous[1] - previous[0];
  const fits = data[0] >= previous[0] - 1e-9 * span && data[1] <= previous[1] + 1e-9 * span;
  if (fits && data[1] - data[0] >= SLACK * span) return previous;
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
function dataWindow(
  { min, max }: Pick<Statistics, "min" | "max">,
  { anchor }: AutoWindowStyle,
): ResolvedWindow {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return [0, 1];
  const size = Math.max(Math.abs(min), Math.abs(max));
  if (size === 0) return anchor === "centered" ? [-1, 1] : [0, 1];
  if (anchor === "centered") return [-size, size];
  if (anchor === "zero") return [Math.min(min, 0), Math.max(max, 0) + HEADROOM * size];
  // A flat field is not noise to be stretched: show it in the middle of a window of its own size.
  const flat = max - min < 1e-4 * size;
  return flat ? [min - size / 2, max + size / 2] : [min, max];
}
