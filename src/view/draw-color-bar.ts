import { COLOR_MAP_SIZE, colorMapTable } from "../look/color-maps.ts";
import type { ColorBar } from "../look/look.ts";
import { cellsPerSection } from "../model/cell-count.ts";
import { formatNumber } from "../numbers/format-number.ts";
import { niceTicks } from "../numbers/nice-steps.ts";
import { t } from "../texts/text.ts";
import { type Context2D, drawText, type TextStyle, textWidth, wrapText } from "./draw-text.ts";

const LABEL: TextStyle = { size: 13, weight: 600, color: "#ffffff" };
const LABEL_LINE = 17;
const UNIT: TextStyle = { size: 11, weight: 400, color: "rgba(255, 255, 255, 0.72)" };
const TICK: TextStyle = { size: 12, weight: 500, color: "#ffffff" };
/** Of a population: how many cells show per mm² of a section. */
const COUNT_UNIT = t`right: cells per mm²`;
const BAR_WIDTH = 14;
const TICK_GAP = 9;
/** Of the triangle at an end, beyond which there are other values. */
const TIP = 8;
/** A longer label is broken. */
const WIDEST = 110;

/** What a color bar takes, with its label above and its ticks at the right. */
export function colorBarWidth(context: Context2D, view: ColorBar, height: number): number {
  const lines = wrapText(context, view.label, WIDEST, LABEL);
  const ticks = tickValues(view, height);
  const counts = ticks.map((tick) => textWidth(context, countText(view, tick), UNIT));
  return Math.max(
    textWidth(context, unitText(view), UNIT),
    ...lines.map((line) => textWidth(context, line, LABEL)),
    BAR_WIDTH +
      ticksWidth(context, ticks) +
      Math.max(0, ...counts.map((count) => count && count + TICK_GAP)),
  );
}

function unitText({ unit, cellVolume }: ColorBar): string {
  return [unit, cellVolume === undefined ? "" : COUNT_UNIT]
    .filter((text) => text !== "")
    .join("; ");
}

/** Cells per mm² at a value; nothing where there are none to count. */
function countText({ cellVolume }: ColorBar, value: number): string {
  if (cellVolume === undefined) return "";
  return formatNumber(Number(cellsPerSection(value, cellVolume).toPrecision(2)));
}

function ticksWidth(context: Context2D, ticks: readonly number[]): number {
  return (
    TICK_GAP + Math.max(0, ...ticks.map((tick) => textWidth(context, formatNumber(tick), TICK)))
  );
}

/** Label and unit from the corner x, y, below them the bar down to y + height. */
export function drawColorBar(
  context: Context2D,
  view: ColorBar,
  x: number,
  y: number,
  height: number,
): void {
  const lines = wrapText(context, view.label, WIDEST, LABEL);
  for (const [index, line] of lines.entries()) {
    drawText(context, line, x, y + index * LABEL_LINE + 13, LABEL);
  }
  const unitTop = lines.length * LABEL_LINE;
  const unit = unitText(view);
  if (unit !== "") drawText(context, unit, x, y + unitTop + 13, UNIT);
  const above = unitTop + (unit === "" ? 8 : 24);
  const barHeight = Math.max(height - above, 1);
  drawBar(context, view, x, y + above, barHeight);
  drawTicks(context, view, x, y + above, barHeight, tickValues(view, height));
}

function tickValues({ window: [low, high] }: ColorBar, height: number): readonly number[] {
  return niceTicks(low, high, Math.max(2, Math.min(6, Math.round(height / 50))));
}

function drawBar(
  context: Context2D,
  { map, under, over }: ColorBar,
  x: number,
  top: number,
  height: number,
): void {
  drawTip(context, over, x, top - 2, -TIP);
  drawTip(context, under, x, top + height + 2, TIP);
  const table = colorMapTable(map);
  const gradient = context.createLinearGradient(0, top + height, 0, top);
  for (let index = 0; index < COLOR_MAP_SIZE; index += 5) {
    const [red, green, blue] = table.subarray(4 * index, 4 * index + 3);
    gradient.addColorStop(index / (COLOR_MAP_SIZE - 1), `rgb(${red} ${green} ${blue})`);
  }
  context.fillStyle = gradient;
  context.fillRect(x, top, BAR_WIDTH, height);
  context.strokeStyle = "rgba(255, 255, 255, 0.55)";
  context.lineWidth = 1;
  context.strokeRect(x - 0.5, top - 0.5, BAR_WIDTH + 1, height + 1);
}

/** What is beyond an end of the bar, as a triangle there. */
function drawTip(
  context: Context2D,
  color: string | undefined,
  x: number,
  y: number,
  height: number,
): void {
  if (color === undefined) return;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + BAR_WIDTH, y);
  context.lineTo(x + BAR_WIDTH / 2, y + height);
  context.closePath();
  context.fillStyle = color;
  context.fill();
  context.strokeStyle = "rgba(255, 255, 255, 0.55)";
  context.stroke();
}

/** Numbers at the right, behind them cells; the field's own contours as lines across the bar. */
function drawTicks(
  context: Context2D,
  view: ColorBar,
  x: number,
  top: number,
  height: number,
  ticks: readonly number[],
): void {
  const { contours, field } = view;
  const [low, high] = view.window;
  const countAt = x + BAR_WIDTH + ticksWidth(context, ticks) + TICK_GAP;
  const at = (value: number) => top + height * (1 - (value - low) / (high - low));
  for (const value of ticks) {
    context.fillStyle = "rgba(255, 255, 255, 0.85)";
    context.fillRect(x + BAR_WIDTH + 1, at(value) - 0.5, 4, 1);
    drawText(context, formatNumber(value), x + BAR_WIDTH + TICK_GAP, at(value) + 4, TICK);
    drawText(context, countText(view, value), countAt, at(value) + 4, UNIT);
  }
  for (const contour of contours) {
    if (contour.field !== field || contour.level <= low || contour.level >= high) continue;
    context.fillStyle = "rgba(0, 0, 0, 0.5)";
    context.fillRect(x, at(contour.level) - 2, BAR_WIDTH, 4);
    context.fillStyle = contour.color;
    context.fillRect(x, at(contour.level) - 1, BAR_WIDTH, 2);
  }
}
