import type { Column } from "../instrument.ts";
import { type Axis, axisOf } from "./axis.ts";
import type { DrawnPart } from "./draw-chart.ts";
import {
  BELOW,
  type ChartStyle,
  drawHorizontal,
  drawVertical,
  type Frame,
  widthBeside,
  xAt,
  yAt,
} from "./frame.ts";
import { drawLegend } from "./legend.ts";
import { node, pathData } from "./node.ts";
import { dashOf } from "./runs.ts";

const HEIGHT = 112;

/** The bars of a run, from one column of edges to the other. */
export interface RunBars {
  readonly from: Column;
  readonly to: Column;
  readonly heights: Column;
  readonly dash?: readonly number[];
}

/** Bars that stand on 0; those of further runs are outlines over them. */
export function drawBars(
  runs: readonly RunBars[],
  width: number,
  top: number,
  style: ChartStyle,
): DrawnPart {
  const { from, to, heights } = runs[0]!;
  const all = runs.flatMap((run) => run.heights.values);
  const up = axisOf(heights, [0, ...all], 4, { room: 0.04, zero: true });
  const left = Math.max(widthBeside(up), 24);
  const right = width - 10;
  const across = axisOf(
    from,
    runs.flatMap((run) => [...run.from.values, ...run.to.values]),
    Math.max(2, Math.floor((right - left) / 52)),
  );
  const legend = drawLegend([heights], left, top, right, style);
  const begin = top + legend.height + 4;
  const frame: Frame = { left, right, top: begin, bottom: begin + HEIGHT };
  const fill = style.curve(heights.color ?? style.accent);
  const bars = heights.values.flatMap((height, row) => {
    if (!(height > 0)) return [];
    const x = xAt(frame, across, from.values[row]!);
    const y = yAt(frame, up, height);
    const wide = xAt(frame, across, to.values[row]!) - x;
    const own = { x, y, width: Math.max(wide - 0.5, 0.5), height: frame.bottom - y, fill };
    return [node("rect", own)];
  });
  return {
    nodes: [
      ...legend.nodes,
      ...drawVertical(frame, up, style),
      ...bars,
      ...runs.slice(1).map((run) =>
        node("path", {
          d: pathData(outlineOf(run, frame, across, up)),
          fill: "none",
          stroke: style.ink,
          "stroke-width": 1.5,
          ...dashOf(run.dash),
        }),
      ),
      ...drawHorizontal(frame, across, style),
    ],
    height: frame.bottom + BELOW,
    across: { frame, low: across.low, high: across.high },
  };
}

/** From the foot of the first bar over all their tops to the foot of the last one. */
function outlineOf(
  { from, to, heights }: RunBars,
  frame: Frame,
  across: Axis,
  up: Axis,
): readonly (readonly [number, number])[] {
  const tops = heights.values.flatMap((height, row) => {
    const y = yAt(frame, up, height);
    return [from, to].map(({ values }) => [xAt(frame, across, values[row]!), y] as const);
  });
  const [first, last] = [tops[0], tops.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [[first[0], frame.bottom], ...tops, [last[0], frame.bottom]];
}
