import { legibleColor } from "../look/legible-color.ts";
import type { LegendEntry } from "../look/look.ts";
import { cellMark } from "../look/tissue/cell-mark.ts";
import type { CellShape } from "../look/tissue/shapes.ts";
import { type Context2D, drawText, type TextStyle, textWidth, wrapText } from "./draw-text.ts";

const TITLE: TextStyle = { size: 17, weight: 600, color: "#ffffff" };
const TITLE_LINE = 22;
const LABEL = { size: 13, weight: 600 };
const DETAIL: TextStyle = { size: 11, weight: 400, color: "rgba(255, 255, 255, 0.72)" };
const ROW = 21;
const MARK = 20;
const GAP = 7;

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

/** A title and entries in columns. */
export interface LegendStrip {
  readonly lines: readonly string[];
  readonly rows: number;
  /** Where each column begins, from the left end. */
  readonly columns: readonly number[];
  readonly height: number;
}

/** Room between two columns of a strip. */
const COLUMN_GAP = 22;

/** Lays a legend out in columns of a strip of a width. */
export function layOutStrip(
  context: Context2D,
  title: string,
  entries: readonly LegendEntry[],
  width: number,
): LegendStrip {
  const lines = wrapText(context, title, width, TITLE);
  const widths = entries.map((entry) => entryWidth(context, entry));
  let rows = 1;
  for (; rows < entries.length; rows++) {
    if (columnsOf(widths, rows).at(-1)! - COLUMN_GAP <= width) break;
  }
  const head = lines.length * TITLE_LINE + (lines.length > 0 ? 6 : 0);
  const height = head + Math.min(rows, entries.length) * ROW;
  return { lines, rows, columns: columnsOf(widths, rows), height };
}

/** Where columns of so many rows begin, and where the next one would. */
function columnsOf(widths: readonly number[], rows: number): readonly number[] {
  const starts = [0];
  for (let first = 0; first < widths.length; first += rows) {
    const widest = Math.max(...widths.slice(first, first + rows));
    starts.push(starts.at(-1)! + widest + COLUMN_GAP);
  }
  return starts;
}

/** Title, then the entries, column by column, from the corner x, y downwards. */
export function drawStrip(
  context: Context2D,
  { lines, rows, columns }: LegendStrip,
  entries: readonly LegendEntry[],
  x: number,
  y: number,
): void {
  for (const [index, line] of lines.entries()) {
    drawText(context, line, x, y + index * TITLE_LINE + 16, TITLE);
  }
  const top = y + lines.length * TITLE_LINE + (lines.length > 0 ? 6 : 0);
  for (const [index, entry] of entries.entries()) {
    const column = columns[Math.floor(index / rows)] ?? 0;
    drawEntry(context, entry, x + column, top + (index % rows) * ROW + 15);
  }
}

function drawEntry(context: Context2D, entry: LegendEntry, x: number, baseline: number): void {
  drawMark(context, entry, x, baseline - 4.5);
  const style = { ...LABEL, color: legibleColor(entry.color) };
  drawText(context, entry.text, x + MARK, baseline, style);
  if (entry.detail === "") return;
  const after = x + MARK + textWidth(context, entry.text, style) + GAP;
  drawText(context, entry.detail, after, baseline, DETAIL);
}

function drawMark(
  context: Context2D,
  { mark, shape, color }: LegendEntry,
  x: number,
  y: number,
): void {
  if (shape !== undefined) {
    drawCell(context, shape, color, x + 7, y);
    return;
  }
  context.beginPath();
  if (mark === "light") {
    context.arc(x + 6, y, 5, 0, 2 * Math.PI);
    context.fillStyle = color;
    context.fill();
    return;
  }
  context.moveTo(x, y);
  context.lineTo(x + 13, y);
  if (mark === "arrow") {
    context.lineTo(x + 8.5, y - 3.5);
    context.moveTo(x + 13, y);
    context.lineTo(x + 8.5, y + 3.5);
  }
  context.lineCap = "round";
  context.strokeStyle = "rgba(0, 0, 0, 0.62)";
  context.lineWidth = 4;
  context.stroke();
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.stroke();
}

/** A small cell of its kind, 16 across, about its middle. */
function drawCell(context: Context2D, shape: CellShape, color: string, x: number, y: number): void {
  const { outline, nucleus, dashed } = cellMark(shape);
  context.translate(x, y);
  context.scale(8, 8);
  context.strokeStyle = color;
  context.lineWidth = 0.2;
  context.setLineDash(dashed ? [0.35, 0.28] : []);
  context.stroke(new Path2D(outline));
  context.globalAlpha = 0.3;
  context.fillStyle = color;
  context.fill(new Path2D(outline));
  context.globalAlpha = 1;
  context.fillStyle = "#4668d8";
  context.fill(new Path2D(nucleus));
  context.scale(1 / 8, 1 / 8);
  context.translate(-x, -y);
  context.setLineDash([]);
}

function entryWidth(context: Context2D, { text, detail }: LegendEntry): number {
  const label = MARK + textWidth(context, text, { ...LABEL, color: "#ffffff" });
  return detail === "" ? label : label + GAP + textWidth(context, detail, DETAIL);
}
