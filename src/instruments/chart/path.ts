import type { Column } from "../instrument.ts";
import { axisOf } from "./axis.ts";
import type { DrawnPart } from "./draw-chart.ts";
import {
  BELOW,
  type ChartStyle,
  drawHorizontal,
  drawVertical,
  type Frame,
  LINE,
  widthBeside,
  words,
  xAt,
  yAt,
} from "./frame.ts";
import { cut } from "./legend.ts";
import { node, pathData, type SvgNode } from "./node.ts";
import { dashOf } from "./runs.ts";

const MOST = 190;

/** The way of a run. */
export interface RunPath {
  readonly x: Column;
  readonly y: Column;
  readonly dash?: readonly number[];
}

/** One quantity against another: the way through time, its start an open dot and its end a full one. */
export function drawPath(
  runs: readonly RunPath[],
  width: number,
  top: number,
  style: ChartStyle,
): DrawnPart {
  const { x, y } = runs[0]!;
  const valuesOf = (name: "x" | "y") => runs.flatMap((run) => run[name].values);
  const up = axisOf(y, valuesOf("y"), 4, { room: 0.06, zero: true });
  const left = Math.max(widthBeside(up), 24);
  const right = width - 10;
  const across = axisOf(x, valuesOf("x"), Math.max(2, Math.floor((right - left) / 60)), {
    room: 0.06,
    zero: true,
  });
  const begin = top + LINE + 4;
  const frame: Frame = { left, right, top: begin, bottom: begin + Math.min(MOST, right - left) };
  const color = style.curve(y.color ?? style.accent);
  const ways = runs.map((run) => {
    const points = run.x.values.map(
      (value, row) =>
        [xAt(frame, across, value), yAt(frame, up, run.y.values[row] ?? Number.NaN)] as const,
    );
    return wayOf(points, color, run.dash);
  });
  return {
    nodes: [
      words(left, top + 12, cut(up.label, right - left), { fill: style.ink }),
      ...drawVertical(frame, up, style),
      ...ways.flat(),
      ...drawHorizontal(frame, across, style),
    ],
    height: frame.bottom + BELOW,
    across: null,
  };
}

function wayOf(
  points: readonly (readonly [number, number])[],
  color: string,
  dash: readonly number[] | undefined,
): SvgNode[] {
  const [first, last] = [points[0], points.at(-1)];
  const line = { fill: "none", stroke: color, "stroke-width": 1.75, "stroke-linejoin": "round" };
  const nodes = [node("path", { d: pathData(points), ...line, ...dashOf(dash) })];
  if (first === undefined || last === undefined) return nodes;
  return [
    ...nodes,
    node("circle", { cx: first[0], cy: first[1], r: 3, fill: "none", stroke: color }),
    node("circle", { cx: last[0], cy: last[1], r: 3.5, fill: color }),
  ];
}
