import { formatTicks } from "../../numbers/format-ticks.ts";
import { formatUnit } from "../../numbers/format-unit.ts";
import { niceTicks } from "../../numbers/nice-steps.ts";
import type { CurveData, CurveMark } from "../../observe/curve-data.ts";
import type { LaneGroup } from "../../observe/curve-lanes.ts";
import { type Context2D, drawText, type TextStyle, textWidth } from "../../view/draw-text.ts";

/** The axis of time, min. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

const FAINT = "#aab2c0";
const GRID = "rgba(255, 255, 255, 0.11)";
const MARK = "rgba(255, 224, 138, 0.75)";
export const TICK: TextStyle = { size: 13, weight: 500, color: FAINT };
const UNIT: TextStyle = { size: 13, weight: 500, color: FAINT };
const MARKED: TextStyle = { size: 13, weight: 600, color: "#ffe08a" };

/** Where a lane's curves lie, px. */
export interface Lane {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** How far words may go to the right. */
  readonly edge: number;
}

export interface ValueAxis {
  readonly low: number;
  readonly high: number;
}

export function valueAxis({ series }: LaneGroup, all: readonly CurveData[]): ValueAxis {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { name } of series) {
    for (const { columns } of all) {
      for (const value of columns.get(name) ?? []) {
        if (!Number.isFinite(value)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  if (low > high || (low === 0 && high === 0)) return { low: 0, high: 1 };
  const span = high - low || Math.abs(high) * 0.2 || 1;
  const isNearZero = low >= 0 && low < 0.5 * high;
  return { low: isNearZero ? 0 : low - 0.06 * span, high: high + 0.06 * span };
}

export function xOf({ left, right }: Lane, { from, to }: TimeSpan, time: number): number {
  return left + ((time - from) / Math.max(to - from, 1e-12)) * (right - left);
}

export function yOf({ top, bottom }: Lane, { low, high }: ValueAxis, value: number): number {
  return bottom - ((value - low) / (high - low)) * (bottom - top);
}

export function drawGrid(
  context: Context2D,
  lane: Lane,
  axis: ValueAxis,
  ticks: readonly number[],
  texts: readonly string[],
  unit: string,
): void {
  for (const [index, tick] of ticks.entries()) {
    const y = yOf(lane, axis, tick);
    context.fillStyle = GRID;
    context.fillRect(lane.left, y - 0.5, lane.right - lane.left, 1);
    drawText(context, texts[index] ?? "", lane.left - 6, y + 4, { ...TICK, align: "right" });
  }
  const name = formatUnit(unit);
  if (name !== "") drawText(context, name, lane.left + 2, lane.top - 5, UNIT);
}

export function drawTimes(context: Context2D, lane: Lane, picture: TimeSpan): void {
  const { from, to } = picture;
  const [minutes, unit] = to >= 2880 ? [1440, "d"] : to >= 120 ? [60, "h"] : [1, "min"];
  const count = Math.max(2, Math.floor((lane.right - lane.left) / 70));
  const ticks = niceTicks(from / minutes, to / minutes, count);
  const texts = formatTicks(ticks);
  for (const [index, tick] of ticks.entries()) {
    const x = xOf(lane, picture, tick * minutes);
    context.fillStyle = FAINT;
    context.fillRect(x - 0.5, lane.bottom, 1, 4);
    const style = { ...TICK, align: "center" } as const;
    drawText(context, `${texts[index]} ${unit}`, x, lane.bottom + 17, style);
  }
}

/** Treatments as they come; names that would lie over each other are left out. */
export function drawMarks(
  context: Context2D,
  lane: Lane,
  picture: TimeSpan,
  marks: readonly CurveMark[],
  named: boolean,
): void {
  let free = lane.left - 20;
  for (const { time, label } of marks) {
    if (time < picture.from || time > picture.now) continue;
    const x = xOf(lane, picture, time);
    context.setLineDash([2, 3]);
    context.strokeStyle = MARK;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x, lane.top);
    context.lineTo(x, lane.bottom);
    context.stroke();
    context.setLineDash([]);
    if (!named || label === "") continue;
    const width = textWidth(context, label, MARKED);
    const begin = nameBegin(x, width, free, lane.edge);
    if (begin === null) continue;
    drawText(context, label, begin, lane.top - 6, MARKED);
    free = begin + width + 8;
  }
}

/** Where the name of a mark at x begins: over its middle, or as far aside as keeps it over the mark; null: nowhere. */
export function nameBegin(x: number, width: number, free: number, edge: number): number | null {
  const begin = Math.max(free, Math.min(x - width / 2, edge - width));
  return begin <= x && begin + width >= x && begin + width <= edge ? begin : null;
}
