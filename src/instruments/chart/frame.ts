import { type Axis, shareOf } from "./axis.ts";
import { node, type SvgNode, widthOfText } from "./node.ts";

/** Colors and type of a chart. */
export interface ChartStyle {
  readonly ink: string;
  /** Of axes and their numbers. */
  readonly faint: string;
  readonly grid: string;
  readonly accent: string;
  /** Behind all; null: what is there already. */
  readonly ground: string | null;
  readonly family: string;
  /** A curve's color as it can be seen on this ground. */
  readonly curve: (color: string) => string;
}

export const TEXT = 11;
/** Height of a line of words. */
export const LINE = 15;

/** Where the data lie in a chart, px. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function xAt({ left, right }: Frame, axis: Axis, value: number): number {
  return left + shareOf(axis, value) * (right - left);
}

export function yAt({ top, bottom }: Frame, axis: Axis, value: number): number {
  return bottom - shareOf(axis, value) * (bottom - top);
}

/** Room at the left for the numbers of a vertical axis. */
export function widthBeside({ ticks }: Axis): number {
  return Math.ceil(Math.max(0, ...ticks.map(({ text }) => widthOfText(text, TEXT)))) + 8;
}

/** Lines across at the ticks of the vertical axis, and its numbers. */
export function drawVertical(frame: Frame, axis: Axis, { faint, grid }: ChartStyle): SvgNode[] {
  return axis.ticks.flatMap(({ at, text }) => {
    const y = yAt(frame, axis, at);
    return [
      node("line", { x1: frame.left, x2: frame.right, y1: y, y2: y, stroke: grid }),
      words(frame.left - 5, y + 4, text, { fill: faint, "text-anchor": "end" }),
    ];
  });
}

/** Numbers of the horizontal axis below the frame, and what they are; those that would touch are left out. */
export function drawHorizontal(frame: Frame, axis: Axis, { faint, grid }: ChartStyle): SvgNode[] {
  let last = Number.NEGATIVE_INFINITY;
  const numbers = axis.ticks.flatMap(({ at, text }) => {
    const x = xAt(frame, axis, at);
    const half = widthOfText(text, TEXT) / 2;
    const tick = node("line", {
      x1: x,
      x2: x,
      y1: frame.bottom,
      y2: frame.bottom + 4,
      stroke: faint,
    });
    const isFree = x - half > last + 4 && x + half < frame.right + 10;
    if (!isFree) return [tick];
    last = x + half;
    return [tick, words(x, frame.bottom + LINE, text, { fill: faint, "text-anchor": "middle" })];
  });
  return [
    node("line", {
      x1: frame.left,
      x2: frame.right,
      y1: frame.bottom,
      y2: frame.bottom,
      stroke: grid,
    }),
    ...numbers,
    words((frame.left + frame.right) / 2, frame.bottom + 2 * LINE - 1, axis.label, {
      fill: faint,
      "text-anchor": "middle",
    }),
  ];
}

/** What the horizontal axis takes below the frame. */
export const BELOW = 2 * LINE + 4;

export function words(
  x: number,
  y: number,
  text: string,
  attributes: Readonly<Record<string, string | number>> = {},
): SvgNode {
  return node("text", { x, y, "font-size": TEXT, ...attributes }, text);
}
