import {
  drawBottomAxis,
  drawLeftAxis,
  endsOf,
  type Frame,
  heightBelow,
  widthBeside,
} from "./axis.ts";
import { drawColorBar, makeColorBar } from "./color-bar.ts";
import { divergingColor, sequentialColor } from "./colors.ts";
import {
  Figure,
  figureWidth,
  fitLabel,
  type Level,
  margin,
  noteMissing,
  type PlotFactor,
  type Quantity,
} from "./figure.ts";
import { levelAxis } from "./level-axis.ts";
import { levelsOf } from "./levels.ts";
import { extentOf, meanOf } from "./statistics.ts";
import { element } from "./svg.ts";

export interface HeatMapData {
  readonly quantity: Quantity;
  readonly x: PlotFactor;
  readonly y: PlotFactor;
  /** `value`: NaN where there is none. */
  readonly runs: readonly { readonly x: Level; readonly y: Level; readonly value: number }[];
}

const noValue = "#d0d0d0";

/** The mean of a number over all runs at each pair of levels of two factors; cells of equal size. */
export function heatMap({ quantity, x, y, runs }: HeatMapData): string {
  const figure = new Figure(quantity);
  const columns = levelsOf(runs.map((run) => run.x));
  const rows = levelsOf(runs.map((run) => run.y));
  const cells = cellsOf(runs);
  const meanAt = (column: Level, row: Level) => meanOf(cells.get(column)?.get(row) ?? []);
  const all = columns.flatMap((column) => rows.map((row) => meanAt(column, row)));
  const height = Math.min(170, Math.max(100, 22 * rows.length));
  const bar = barOf(all, fitLabel(quantity, height), height);
  const side = levelAxis({
    factor: y,
    levels: rows,
    label: fitLabel(y, height),
    length: height,
    isVertical: true,
  });
  const frame: Frame = {
    left: margin + widthBeside(side.axis),
    right: figureWidth - margin - bar.width,
    top: figure.y,
    bottom: figure.y + height,
  };
  const width = (frame.right - frame.left) / Math.max(columns.length, 1);
  const cell = height / Math.max(rows.length, 1);
  let hasGap = false;
  columns.forEach((column, i) => {
    rows.forEach((row, j) => {
      const mean = meanAt(column, row);
      if (!Number.isFinite(mean)) hasGap = true;
      figure.add(
        element("rect", {
          class: "cell",
          x: frame.left + i * width,
          y: frame.bottom - (j + 1) * cell,
          width,
          height: cell,
          fill: Number.isFinite(mean) ? bar.color(mean) : noValue,
          "shape-rendering": "crispEdges",
        }),
      );
    });
  });
  const length = frame.right - frame.left;
  const below = levelAxis({ factor: x, levels: columns, label: fitLabel(x, length), length });
  figure.add(
    drawBottomAxis(frame, below.axis, below),
    drawLeftAxis(frame, side.axis),
    drawColorBar(bar, frame),
  );
  figure.y = frame.bottom + heightBelow(below.axis, below.depth) + 2;
  const [, most] = extentOf(
    [...cells.values()].flatMap((column) => [...column.values()].map(({ length }) => length)),
  );
  if (most > 1) figure.note(`Mean of ${most} runs in each cell.`);
  if (hasGap) figure.note("Grey: no value.");
  noteMissing(figure, runs.filter(({ value }) => !Number.isFinite(value)).length, runs.length);
  return figure.finish();
}

type Cells = ReadonlyMap<Level, ReadonlyMap<Level, readonly number[]>>;

function cellsOf(runs: HeatMapData["runs"]): Cells {
  const cells = new Map<Level, Map<Level, number[]>>();
  for (const run of runs) {
    const column = cells.get(run.x) ?? new Map<Level, number[]>();
    cells.set(run.x, column);
    const values = column.get(run.y) ?? [];
    column.set(run.y, values);
    values.push(run.value);
  }
  return cells;
}

/** Numbers of both signs are told apart by colours that meet in white at 0. */
function barOf(values: readonly number[], label: string, length: number) {
  const finite = values.filter(Number.isFinite);
  const [low, high] = extentOf(finite);
  if (low < 0 && high > 0) {
    const most = Math.max(-low, high);
    return makeColorBar({ label, low: -most, high: most, length, colorAt: divergingColor });
  }
  const [from, to] = low < high ? [low, high] : endsOf(finite);
  return makeColorBar({ label, low: from, high: to, length, colorAt: sequentialColor });
}
