import type { Column } from "../instrument.ts";
import { axisOf } from "./axis.ts";
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
import { node, pathData, type SvgNode } from "./node.ts";
import { dashOf } from "./runs.ts";

/** Height of a lane's curves, alone and beside others, px. */
const ALONE = 112;
const LANE = 64;
const EDGE = 10;

/** The curves of a run; `dash`: as those of a further one are drawn. */
export interface RunCurves {
  readonly x: Column;
  /** In one order in all runs. */
  readonly curves: readonly Column[];
  readonly dash?: readonly number[];
}

/** Curves over one axis, in lanes below each other, one for each unit; those of all runs over each other. */
export function drawLines(
  runs: readonly RunCurves[],
  mark: number | undefined,
  width: number,
  top: number,
  style: ChartStyle,
): DrawnPart {
  const { x, curves } = runs[0]!;
  const units = [...new Set(curves.map(({ unit }) => unit))];
  const lanes = units.map((unit) => curves.filter((one) => one.unit === unit));
  const axes = lanes.map((own) =>
    axisOf(
      own[0]!,
      runs.flatMap((run) =>
        run.curves.filter(({ unit }) => unit === own[0]!.unit).flatMap(({ values }) => values),
      ),
      lanes.length === 1 ? 4 : 3,
      {
        room: 0.06,
        zero: true,
      },
    ),
  );
  const left = Math.max(...axes.map(widthBeside), 24);
  const right = width - EDGE;
  const across = axisOf(
    x,
    runs.flatMap((run) => run.x.values),
    Math.max(2, Math.floor((right - left) / 52)),
  );
  const nodes: SvgNode[] = [];
  let y = top;
  let frame: Frame = { left, right, top, bottom: top };
  lanes.forEach((own, index) => {
    const axis = axes[index]!;
    const legend = drawLegend(own, left, y, right, style);
    const begin = y + legend.height + 4;
    frame = { left, right, top: begin, bottom: begin + (lanes.length === 1 ? ALONE : LANE) };
    nodes.push(...legend.nodes, ...drawVertical(frame, axis, style));
    if (mark !== undefined && mark > across.low && mark < across.high) {
      const at = xAt(frame, across, mark);
      nodes.push(
        node("line", {
          x1: at,
          x2: at,
          y1: frame.top,
          y2: frame.bottom,
          stroke: style.faint,
          "stroke-dasharray": "3 3",
        }),
      );
    }
    for (const run of runs) {
      for (const { values, color } of run.curves.filter(({ unit }) => unit === own[0]!.unit)) {
        const points = run.x.values.map(
          (value, row) =>
            [xAt(frame, across, value), yAt(frame, axis, values[row] ?? Number.NaN)] as const,
        );
        nodes.push(...curveOf(points, style.curve(color ?? style.accent), run.dash));
      }
    }
    y = frame.bottom + 8;
  });
  nodes.push(...drawHorizontal(frame, across, style));
  return {
    nodes,
    height: frame.bottom + BELOW,
    across: { frame: { ...frame, top }, low: across.low, high: across.high },
  };
}

/** A single value is a dot. */
function curveOf(
  points: readonly (readonly [number, number])[],
  color: string,
  dash: readonly number[] | undefined,
): SvgNode[] {
  const [only] = points;
  if (points.length === 1 && only !== undefined && Number.isFinite(only[1])) {
    return [node("circle", { cx: only[0], cy: only[1], r: 2.5, fill: color })];
  }
  const line = { fill: "none", stroke: color, "stroke-width": 1.75, "stroke-linejoin": "round" };
  return [node("path", { d: pathData(points), ...line, ...dashOf(dash) })];
}
