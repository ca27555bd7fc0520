import { type Axis, drawBottomAxis, type Frame, heightBelow } from "./axis.ts";
import { type Figure, figureWidth, fitLabel, margin, type PlotFactor } from "./figure.ts";
import { line } from "./svg.ts";
import { drawText, widthOf } from "./text.ts";

/** How many factors a figure shows: the first of its order. */
export const mostRows = 30;

/** Room for a row for each factor, the names on the left. */
export interface RowFrame {
  readonly frame: Frame;
  /** The middle of a row. */
  y(row: number): number;
}

export function makeRows(
  figure: Figure,
  factors: readonly PlotFactor[],
  rowHeight: number,
): RowFrame {
  const names = factors.map((factor) => fitLabel(factor, 0.38 * figureWidth));
  const left = margin + Math.max(0, ...names.map((name) => widthOf(name))) + 5;
  const top = figure.y;
  const y = (row: number) => top + (row + 0.5) * rowHeight;
  const bottom = top + Math.max(factors.length, 1) * rowHeight + 2;
  names.forEach((name, row) => {
    figure.add(drawText(left - 5, y(row), name, { anchor: "end", role: "row" }));
  });
  return { frame: { left, right: figureWidth - margin - 8, top, bottom }, y };
}

/** The axis below the rows, and a thin line along them at a value. */
export function finishRows(
  figure: Figure,
  { frame }: RowFrame,
  axis: Axis,
  middle: number,
  dash?: string,
): void {
  const x = frame.left + axis.share(middle) * (frame.right - frame.left);
  if (axis.share(middle) >= 0 && axis.share(middle) <= 1) {
    const style = { stroke: "#555555", "stroke-width": 0.6, "stroke-dasharray": dash };
    figure.add(line(x, frame.top, x, frame.bottom, style));
  }
  figure.add(drawBottomAxis(frame, axis));
  figure.y = frame.bottom + heightBelow(axis) + 2;
}
