import { extentOf } from "./statistics.ts";
import { element, line } from "./svg.ts";
import { drawText, shorten, textColor, textSize, widthOf } from "./text.ts";
import { linearTicks, logTicks, type Tick } from "./ticks.ts";

/** Where a panel's data lie in the figure, in points. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Values along an edge of a panel. */
export interface Axis {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  /** Place of a value: 0 at the low end, 1 at the high one. */
  share(value: number): number;
  readonly ticks: readonly Tick[];
  readonly minor: readonly number[];
}

export interface AxisOptions {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly scale?: "linear" | "log";
  /** In points, about. */
  readonly length: number;
  readonly isVertical?: boolean;
}

/** Between the axis and its ticks' labels, and between two labels. */
const gap = 5;
const tickLength = 2.5;

/** An axis with as many ticks as there is room for their labels. */
export function makeAxis({ label, low, high, scale, length, isVertical }: AxisOptions): Axis {
  const isLog = scale === "log" && low > 0;
  const share = isLog
    ? (value: number) => Math.log(value / low) / Math.log(high / low)
    : (value: number) => (value - low) / (high - low);
  const found = (most: number) =>
    isLog ? logTicks(low, high, most) : { ticks: linearTicks(low, high, most), minor: [] };
  let most = Math.max(2, Math.floor(length / (isVertical ? 17 : 22)));
  const fits = (ticks: readonly Tick[]) =>
    ticks.every(({ value, text }, index) => {
      const next = ticks[index + 1];
      if (next === undefined) return true;
      const between = (share(next.value) - share(value)) * length;
      const needed = isVertical ? 1.3 * textSize : (widthOf(text) + widthOf(next.text)) / 2 + gap;
      return between >= needed;
    });
  let made = found(most);
  while (most > 1 && !fits(made.ticks)) made = found(--most);
  const ticks = fits(made.ticks) ? made.ticks : made.ticks.slice(0, 1);
  return { label, low, high, share, ticks, minor: made.minor };
}

/** Ends that hold all finite values with a little room; all the same or none: room about these. */
export function endsOf(
  values: Iterable<number>,
  { scale = "linear", withZero = false }: { scale?: "linear" | "log"; withZero?: boolean } = {},
): readonly [number, number] {
  const [low, high] = extentOf(values);
  if (low > high) return [0, 1];
  if (scale === "log" && low > 0) {
    const room = low === high ? 1.5 : (high / low) ** 0.04;
    return [low / room, high * room];
  }
  const isNearZero = withZero && low >= 0 && low < 0.5 * high;
  if (low === high) {
    const room = Math.abs(low) * 0.1 || 1;
    return [low - room, high + room];
  }
  const room = 0.04 * (high - low);
  return [isNearZero ? 0 : low - room, high + room];
}

const stroke = { stroke: textColor, "stroke-width": 0.6 };

/** Points below a panel that its horizontal axis takes. */
export function heightBelow(axis: Pick<Axis, "label">, depth = textSize): number {
  return tickLength + 2 + depth + (axis.label === "" ? 0 : 4 + textSize) + 1;
}

/** How the labels of its ticks stand: level, or upright and so many points deep. */
export interface TickStyle {
  readonly isUpright: boolean;
  readonly depth: number;
}

export const levelStyle: TickStyle = { isUpright: false, depth: textSize };

export function drawBottomAxis(
  frame: Frame,
  axis: Axis,
  { isUpright, depth }: TickStyle = levelStyle,
): string {
  const { left, right, bottom } = frame;
  const at = (value: number) => left + axis.share(value) * (right - left);
  const top = bottom + tickLength + 2;
  const role = "x-tick";
  const label = shorten(axis.label, right - left);
  return element(
    "g",
    {},
    line(left, bottom, right, bottom, stroke),
    ...axis.minor.map((value) => line(at(value), bottom, at(value), bottom + 1.4, stroke)),
    ...axis.ticks.flatMap(({ value, text }) => [
      line(at(value), bottom, at(value), bottom + tickLength, stroke),
      isUpright
        ? drawText(at(value), top, text, { anchor: "end", isUpright, role })
        : drawText(at(value), top + textSize / 2, text, { anchor: "middle", role }),
    ]),
    label === ""
      ? ""
      : drawText((left + right) / 2, top + depth + 4 + textSize / 2, label, { anchor: "middle" }),
  );
}

/** Points left of a panel that its vertical axis takes. */
export function widthBeside({ ticks, label }: Pick<Axis, "ticks" | "label">): number {
  const widest = Math.max(0, ...ticks.map(({ text }) => widthOf(text)));
  return tickLength + 2 + widest + (label === "" ? 0 : textSize + 3);
}

export function drawLeftAxis({ left, top, bottom }: Frame, axis: Axis): string {
  const at = (value: number) => bottom - axis.share(value) * (bottom - top);
  const x = left - widthBeside(axis) + textSize / 2;
  const label = shorten(axis.label, bottom - top);
  return element(
    "g",
    {},
    line(left, top, left, bottom, stroke),
    ...axis.minor.map((value) => line(left, at(value), left - 1.4, at(value), stroke)),
    ...axis.ticks.flatMap(({ value, text }) => [
      line(left, at(value), left - tickLength, at(value), stroke),
      drawText(left - tickLength - 2, at(value), text, { anchor: "end", role: "y-tick" }),
    ]),
    label === ""
      ? ""
      : drawText(x, (top + bottom) / 2, label, { anchor: "middle", isUpright: true }),
  );
}

/** Points that the last label of a horizontal axis reaches beyond its end. */
export function overhangOf(axis: Axis, length: number): number {
  const reaches = axis.ticks.map(
    ({ value, text }) => widthOf(text) / 2 - (1 - axis.share(value)) * length,
  );
  return Math.max(0, ...reaches);
}
