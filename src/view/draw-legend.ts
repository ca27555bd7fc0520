import { type Context2D, drawText, type TextStyle, textWidth, wrapText } from "./draw-text.ts";
import { formatNumber } from "./format-number.ts";
import { legibleColor } from "./legible-color.ts";
import type { ResolvedView } from "./resolved-view.ts";

/** One line of a legend: what a color of the picture means. */
export interface LegendEntry {
  readonly mark: "light" | "line";
  readonly color: string;
  readonly text: string;
  /** Said smaller, after the text. */
  readonly detail: string;
}

const TITLE: TextStyle = { size: 17, weight: 600, color: "#ffffff" };
const TITLE_LINE = 22;
const LABEL = { size: 13, weight: 600 };
const DETAIL: TextStyle = { size: 11, weight: 400, color: "rgba(255, 255, 255, 0.72)" };
const ROW = 21;
const MARK = 20;
const GAP = 7;

/** Channels with their windows (or poles), then contours with their levels. */
export function legendEntries(view: ResolvedView): readonly LegendEntry[] {
  const channels = view.mode === "composite" ? view.channels : [];
  const poles = view.mode === "polarization" ? view.poles : [];
  return [
    ...poles.map(({ label, color }, index): LegendEntry => {
      // The window is of all of them together: it is said once.
      const [low, high] = view.mode === "polarization" ? view.window : [0, 0];
      const detail = index > 0 ? "" : `density ${formatNumber(low)} – ${formatNumber(high)}`;
      return { mark: "light", color, text: label, detail };
    }),
    ...channels.map(
      ({ label, unit, color, window }): LegendEntry => ({
        mark: "light",
        color,
        text: label,
        detail: withUnit(`${formatNumber(window[0])} – ${formatNumber(window[1])}`, unit),
      }),
    ),
    ...view.contours.map(
      ({ label, unit, color, level }): LegendEntry => ({
        mark: "line",
        color,
        text: label,
        detail: withUnit(`= ${formatNumber(level)}`, unit),
      }),
    ),
  ];
}

/** Size that `drawLegend` will take, with the title broken at `widest`. */
export function legendSize(
  context: Context2D,
  title: string,
  entries: readonly LegendEntry[],
  widest: number,
): { readonly width: number; readonly height: number } {
  const lines = wrapText(context, title, widest, TITLE);
  const widths = [
    ...lines.map((line) => textWidth(context, line, TITLE)),
    ...entries.map((entry) => entryWidth(context, entry)),
  ];
  return {
    width: Math.max(0, ...widths),
    height: lines.length * TITLE_LINE + (lines.length > 0 ? 6 : 0) + entries.length * ROW,
  };
}

/** Title, then the entries, from the corner x, y downwards. */
export function drawLegend(
  context: Context2D,
  title: string,
  entries: readonly LegendEntry[],
  x: number,
  y: number,
  widest: number,
): void {
  const lines = wrapText(context, title, widest, TITLE);
  for (const [index, line] of lines.entries()) {
    drawText(context, line, x, y + index * TITLE_LINE + 16, TITLE);
  }
  const top = y + lines.length * TITLE_LINE + (lines.length > 0 ? 6 : 0);
  for (const [index, entry] of entries.entries()) {
    drawEntry(context, entry, x, top + index * ROW + 15);
  }
}

function drawEntry(context: Context2D, entry: LegendEntry, x: number, baseline: number): void {
  drawMark(context, entry, x, baseline - 4.5);
  const style = { ...LABEL, color: legibleColor(entry.color) };
  drawText(context, entry.text, x + MARK, baseline, style);
  const after = x + MARK + textWidth(context, entry.text, style) + GAP;
  drawText(context, entry.detail, after, baseline, DETAIL);
}

function drawMark(context: Context2D, { mark, color }: LegendEntry, x: number, y: number): void {
  context.beginPath();
  if (mark === "light") {
    context.arc(x + 6, y, 5, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.fill();
    return;
  }
  context.moveTo(x, y);
  context.lineTo(x + 13, y);
  context.lineCap = "round";
  context.strokeStyle = "rgba(0, 0, 0, 0.62)";
  context.lineWidth = 4;
  context.stroke();
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.stroke();
}

function entryWidth(context: Context2D, { text, detail }: LegendEntry): number {
  const label = textWidth(context, text, { ...LABEL, color: "#ffffff" });
  return MARK + label + GAP + textWidth(context, detail, DETAIL);
}

function withUnit(text: string, unit: string): string {
  return unit === "" ? text : `${text} ${unit}`;
}
