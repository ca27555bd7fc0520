import {
  drawBottomAxis,
  drawLeftAxis,
  endsOf,
  type Frame,
  heightBelow,
  makeAxis,
  overhangOf,
  widthBeside,
} from "./axis.ts";
import { type ColorBar, drawColorBar, makeColorBar } from "./color-bar.ts";
import { categoryColors, colors, orderedColor } from "./colors.ts";
import {
  Figure,
  figureWidth,
  fitLabel,
  type Level,
  labelOf,
  margin,
  noteMissing,
  type PlotFactor,
  type Quantity,
} from "./figure.ts";
import { drawLegend } from "./legend.ts";
import { groupBy, levelText } from "./levels.ts";
import { extentOf, quantileOf } from "./statistics.ts";
import { element, polygon, polyline } from "./svg.ts";

/** An output of a run over time. */
export interface CurveRun {
  /** Of the factor that the runs are grouped by. */
  readonly level?: Level;
  /** min */
  readonly times: readonly number[];
  /** NaN where there is none. */
  readonly values: readonly number[];
}

export interface CurvesData {
  readonly quantity: Quantity;
  readonly by?: PlotFactor;
  readonly runs: readonly CurveRun[];
}

/** A group of fewer runs is drawn run by run. */
const bandFrom = 5;
/** More groups are told by a colour bar. */
const mostInLegend = 6;
const height = 140;

/**
 * An output over time. Runs are grouped by the level of a factor: the median of each time and the band
 * from the 5th to the 95th percentile, or the runs themselves where a group has few.
 */
export function curves({ quantity, by, runs }: CurvesData): string {
  const figure = new Figure(quantity);
  const groups = [...groupBy(runs, ({ level }) => level ?? "")];
  const isNumeric = groups.every(([level]) => typeof level === "number");
  const isMany = groups.length > mostInLegend;
  const bar =
    by !== undefined && isMany && isNumeric
      ? barOf(
          by,
          groups.map(([level]) => level as number),
        )
      : undefined;
  const colorOf = (level: Level, index: number): string => {
    if (by === undefined) return colors.main;
    if (bar !== undefined) return bar.color(level as number);
    if (!isNumeric && !isMany) return categoryColors[index]!;
    return orderedColor(groups.length === 1 ? 0.3 : index / (groups.length - 1));
  };
  if (by !== undefined && bar === undefined) {
    drawLegend(
      figure,
      `${labelOf(by)}:`,
      groups.map(([level], index) => ({ text: levelText(level), color: colorOf(level, index) })),
    );
  }
  const [begin, end] = timesOf(runs);
  const time = timeUnit(end);
  const top = figure.y;
  const bottom = top + height;
  const [low, high] = endsOf(
    runs.flatMap(({ values }) => values),
    { withZero: true },
  );
  const left = makeAxis({
    label: fitLabel(quantity, height),
    low,
    high,
    length: height,
    isVertical: true,
  });
  const frameLeft = margin + widthBeside(left);
  const room = figureWidth - margin - (bar?.width ?? 0) - frameLeft;
  const makeBelow = (length: number) =>
    makeAxis({
      label: `time (${time.name})`,
      low: begin / time.minutes,
      high: end / time.minutes,
      length,
    });
  const frame: Frame = {
    left: frameLeft,
    right: frameLeft + room - overhangOf(makeBelow(room), room) - (bar === undefined ? 2 : 0),
    top,
    bottom,
  };
  const below = makeBelow(frame.right - frame.left);
  const x = (minutes: number) =>
    frame.left + below.share(minutes / time.minutes) * (frame.right - frame.left);
  const y = (value: number) => bottom - left.share(value) * height;
  const bands: string[] = [];
  const lines: string[] = [];
  groups.forEach(([level, members], index) => {
    const color = colorOf(level, index);
    if (members.length < bandFrom || isMany) {
      const width = members.length === 1 ? 1 : 0.6;
      const shown = isMany && members.length >= bandFrom ? [summary(members, 0.5)] : members;
      for (const run of shown) lines.push(...drawCurve(run, x, y, color, width, "run"));
      return;
    }
    bands.push(...drawBand(summary(members, 0.05), summary(members, 0.95), x, y, color));
    lines.push(...drawCurve(summary(members, 0.5), x, y, color, 1.2, "median"));
  });
  figure.add(...bands, ...lines, drawBottomAxis(frame, below), drawLeftAxis(frame, left));
  if (bar !== undefined) figure.add(drawColorBar(bar, frame));
  figure.y = bottom + heightBelow(below) + 2;
  if (bands.length > 0) figure.note("Line: median; band: 5th to 95th percentile of the runs.");
  else if (isMany && groups.some(([, members]) => members.length >= bandFrom))
    figure.note("Lines: medians of the runs.");
  const none = runs.filter(({ values }) => !values.some(Number.isFinite)).length;
  noteMissing(figure, none, runs.length);
  return figure.finish();
}

function barOf(by: PlotFactor, levels: readonly number[]): ColorBar {
  const [low, high] = extentOf(levels);
  return makeColorBar({
    label: fitLabel(by, height),
    low,
    high,
    scale: by.scale,
    length: height,
    colorAt: orderedColor,
  });
}

/** From the first time to the last one, min; a single time has room about it. */
function timesOf(runs: readonly CurveRun[]): readonly [number, number] {
  const ends = runs.flatMap(({ times }) => (times.length === 0 ? [] : [times[0]!, times.at(-1)!]));
  const [first, last] = extentOf(ends);
  if (last > first) return [first, last];
  const [low, high] = endsOf(ends);
  return [Math.max(low, 0), high];
}

/** In which unit times are read most easily. */
export function timeUnit(longest: number): { readonly name: string; readonly minutes: number } {
  if (longest >= 2 * 1440) return { name: "d", minutes: 1440 };
  return longest >= 2 * 60 ? { name: "h", minutes: 60 } : { name: "min", minutes: 1 };
}

/** A quantile of the runs at each time. */
function summary(runs: readonly CurveRun[], share: number): CurveRun {
  const times = runs.reduce<readonly number[]>(
    (longest, run) => (run.times.length > longest.length ? run.times : longest),
    [],
  );
  const values = times.map((_, index) =>
    quantileOf(
      runs.map((run) => run.values[index] ?? Number.NaN),
      share,
    ),
  );
  return { times, values };
}

type Place = (value: number) => number;

/** A line for each stretch of values; a dot where there is a single one. */
function drawCurve(
  { times, values }: CurveRun,
  x: Place,
  y: Place,
  color: string,
  width: number,
  role: string,
): string[] {
  return stretches(values).map((indices) => {
    const points = indices.map((index) => [x(times[index]!), y(values[index]!)] as const);
    const [only] = points;
    return points.length === 1
      ? element("circle", { class: role, cx: only![0], cy: only![1], r: 1.4, fill: color })
      : polyline(points, { class: role, stroke: color, "stroke-width": width });
  });
}

function drawBand(low: CurveRun, high: CurveRun, x: Place, y: Place, color: string): string[] {
  return stretches(low.values).map((indices) => {
    const edge = ({ times, values }: CurveRun) =>
      indices.map((index) => [x(times[index]!), y(values[index]!)] as const);
    const points = [...edge(high), ...edge(low).reverse()];
    return polygon(points, { class: "band", fill: color, "fill-opacity": 0.2 });
  });
}

/** Indices of finite values that follow one another. */
function stretches(values: readonly number[]): number[][] {
  const found: number[][] = [];
  values.forEach((value, index) => {
    if (!Number.isFinite(value)) return;
    const last = found.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else found.push([index]);
  });
  return found;
}
