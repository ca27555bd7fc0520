import { legibleColor } from "../../look/legible-color.ts";
import { placeLabels } from "../../look/overlay/place-labels.ts";
import { capital } from "../../look/parts/capital.ts";
import { formatNumber } from "../../numbers/format-number.ts";
import { formatTicks } from "../../numbers/format-ticks.ts";
import { niceTicks } from "../../numbers/nice-steps.ts";
import {
  type CurveData,
  type CurveMark,
  type CurveRun,
  type CurveSeries,
  valueAtTime,
} from "../../observe/curve-data.ts";
import type { LaneGroup } from "../../observe/curve-lanes.ts";
import { t } from "../../texts/text.ts";
import { type Context2D, drawText, type TextStyle, textWidth } from "../../view/draw-text.ts";
import {
  drawGrid,
  drawMarks,
  drawTimes,
  type Lane,
  TICK,
  type TimeSpan,
  type ValueAxis,
  valueAxis,
  xOf,
  yOf,
} from "./curve-lane.ts";
import { nameAndValue } from "./name-and-value.ts";
import type { Box } from "./place-boxes.ts";

/** Curves that grow with time, as on the page: a lane for each unit and size. */
export interface CurvesPicture extends TimeSpan {
  /** The lanes, from the top. */
  readonly groups: readonly LaneGroup[];
  /** Up to now. */
  readonly runs: readonly CurveRun[];
  /** What else is known of the same curves: axes hold it, too. */
  readonly known: readonly CurveData[];
  readonly marks: readonly CurveMark[];
}

const NAME: TextStyle = { size: 13, weight: 600, color: "#ffffff" };
const RUN: TextStyle = { size: 13, weight: 500, color: "#ffffff" };
const RUN_LINE = 28;
const RUN_ROW = 20;
const LABEL = 16;
const EDGE = 10;
const TIMES = 26;
const NAMES = 20;
const LANE_GAP = 20;
/** As wide as numbers are, but for powers of ten: what they are given as long as none is wider. */
const ORDINARY = "0.0000";
/** The dot at a curve's end. */
const HEAD = 3.2;

/** Draws them into a box, px of the context's present transform. */
export function paintCurves(context: Context2D, box: Box, picture: CurvesPicture): void {
  const { groups, runs, known } = picture;
  const all = [...runs.map(({ data }) => data), ...known];
  if (groups.length === 0) return;
  const axes = groups.map((group) => valueAxis(group, all));
  const ticks = axes.map(({ low, high }) => niceTicks(low, high, 4));
  const texts = ticks.map((own) => formatTicks(own));
  const left =
    box.left +
    EDGE +
    8 +
    Math.max(...[...texts.flat(), ORDINARY].map((text) => textWidth(context, text, TICK)));
  const right = box.left + box.width - EDGE - labelRoom(context, box, picture);
  const edge = box.left + box.width - 4;
  const keys = runs.length > 1 ? runKeys(context, runs, edge - left) : [];
  const head = keys.length === 0 ? 0 : RUN_ROW * (1 + Math.max(...keys.map(({ row }) => row)));
  drawRuns(context, keys, left, box.top + EDGE + 10);
  const top = box.top + EDGE + NAMES + head;
  const bottom = box.top + box.height - EDGE - TIMES;
  const tall = (bottom - top - LANE_GAP * (groups.length - 1)) / groups.length;
  if (tall < 20 || right - left < 40) return;
  const lanes = groups.map((group, index) => {
    const begin = top + index * (tall + LANE_GAP);
    return {
      group,
      axis: axes[index]!,
      lane: { left, right, top: begin, bottom: begin + tall, edge },
    };
  });
  for (const [index, { group, axis, lane }] of lanes.entries()) {
    drawGrid(context, lane, axis, ticks[index]!, texts[index]!, group.unit);
    drawMarks(context, lane, picture, picture.marks, index === 0);
    drawLane(context, lane, axis, group, picture);
  }
  drawTimes(context, lanes.at(-1)!.lane, picture);
}

/** The largest absolute value that a curve has in any of these. */
export function reachOf(all: readonly CurveData[], name: string): number {
  let most = 0;
  for (const { columns } of all) {
    for (const value of columns.get(name) ?? []) {
      if (Number.isFinite(value)) most = Math.max(most, Math.abs(value));
    }
  }
  return most;
}

/** Room for the longest name with any ordinary number, of at most a part of the box: so plots stand still as numbers change. */
function labelRoom(context: Context2D, { width }: Box, { groups, runs }: CurvesPicture): number {
  const series = groups.flatMap((group) => group.series);
  const widths = series.flatMap(({ name, label }) => {
    const values = runs.map(({ data }) => valueAtTime(data, name, null));
    const numbers = values.map((value) => (value === undefined ? "" : formatNumber(value)));
    return [...numbers, ORDINARY].map((number) => textWidth(context, `${label} ${number}`, NAME));
  });
  return Math.min(Math.max(0, ...widths) + 30, 0.36 * width);
}

function drawLane(
  context: Context2D,
  lane: Lane,
  axis: ValueAxis,
  { series }: LaneGroup,
  picture: CurvesPicture,
): void {
  const labels = picture.runs.flatMap((run, place) =>
    series.flatMap((one) => {
      const value = drawCurve(context, lane, axis, one, run, picture);
      const at = value === null ? 0 : yOf(lane, axis, value);
      return value === null ? [] : [{ one, value, at, isFirst: place === 0 }];
    }),
  );
  const places = placeLabels(
    labels.map(({ at }) => at),
    LABEL,
    lane.top,
    lane.bottom,
  );
  const x = xOf(lane, picture, Math.min(picture.now, picture.to));
  for (const [index, { one, value, isFirst }] of labels.entries()) {
    const color = inkOf(one.color);
    const said = formatNumber(value);
    const widthOf = (text: string): number => textWidth(context, text, NAME);
    const text = isFirst ? nameAndValue(one.label, said, lane.edge - x - 9, widthOf) : said;
    drawText(context, text, x + 9, (places[index] ?? 0) + 4, { ...NAME, color });
  }
}

/** Draws a curve up to now with a dot at its end; gives the value there, null where there is none. */
function drawCurve(
  context: Context2D,
  lane: Lane,
  axis: ValueAxis,
  { name, color }: CurveSeries,
  { data, dash }: CurveRun,
  picture: CurvesPicture,
): number | null {
  const column = data.columns.get(name) ?? [];
  context.strokeStyle = inkOf(color);
  context.lineWidth = 2;
  context.lineJoin = "round";
  context.setLineDash([...(dash ?? [])]);
  context.beginPath();
  let [last, isOn]: [number | null, boolean] = [null, false];
  let [x, y] = [0, 0];
  for (const [index, time] of data.times.entries()) {
    if (time < picture.from || time > picture.now) continue;
    const value = column[index] ?? Number.NaN;
    if (!Number.isFinite(value)) {
      isOn = false;
      continue;
    }
    [x, y] = [xOf(lane, picture, time), yOf(lane, axis, value)];
    if (isOn) context.lineTo(x, y);
    else context.moveTo(x, y);
    [last, isOn] = [value, true];
  }
  context.stroke();
  context.setLineDash([]);
  if (last === null) return null;
  context.beginPath();
  context.arc(x, y, HEAD, 0, 2 * Math.PI);
  context.fillStyle = inkOf(color);
  context.fill();
  return last;
}

/** A curve's color as it can be seen on the ground; one that the page made legible is as it is there. */
function inkOf(color: string): string {
  return color.startsWith("#") ? legibleColor(color) : color;
}

/** Where a run's line and name stand above the lanes. */
interface RunKey {
  readonly text: string;
  readonly dash: readonly number[];
  readonly x: number;
  readonly row: number;
}

/** Which line is which run, in as many rows as that takes in a width. */
function runKeys(context: Context2D, runs: readonly CurveRun[], room: number): readonly RunKey[] {
  let [x, row] = [0, 0];
  return runs.map(({ label, dash }) => {
    const text = label === "" ? t`This run` : capital(label);
    const width = RUN_LINE + 6 + textWidth(context, text, RUN);
    if (x > 0 && x + width > room) [x, row] = [0, row + 1];
    const key = { text, dash: dash ?? [], x, row };
    x += width + 22;
    return key;
  });
}

function drawRuns(context: Context2D, keys: readonly RunKey[], left: number, base: number): void {
  for (const { text, dash, x, row } of keys) {
    const [begin, y] = [left + x, base + RUN_ROW * row];
    context.setLineDash([...dash]);
    context.strokeStyle = "#ffffff";
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(begin, y - 4);
    context.lineTo(begin + RUN_LINE, y - 4);
    context.stroke();
    context.setLineDash([]);
    drawText(context, text, begin + RUN_LINE + 6, y, RUN);
  }
}
