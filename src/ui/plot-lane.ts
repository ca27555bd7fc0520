import "./known-language.ts";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { formatTicks } from "../numbers/format-ticks.ts";
import { formatUnit } from "../numbers/format-unit.ts";
import type { CurveMark, CurveRun, CurveSeries } from "../observe/curve-data.ts";
import { element } from "./element.ts";
import { type EndLabel, showEndLabels } from "./plot-labels.ts";
import { drawMarks, drawNow } from "./plot-marks.ts";
import { type PlotStyle, textWidth } from "./plot-style.ts";

/** What lanes of one chart share: they stand below each other on one axis of time. */
export interface LaneShare {
  /** Another one when the theme changes. */
  style: PlotStyle;
  readonly logarithmic: boolean;
  /** Key of the common cursor. */
  readonly cursor: string;
  /** Room at the left that each lane's marks want, CSS px; all lanes have the most of it. */
  readonly lefts: number[];
  /** Room at the right for the widest label, CSS px; it grows. */
  right: number;
  /** min per unit of the axis, and that unit. */
  time: readonly [number, string];
  marks: readonly CurveMark[];
  /** Time under the pointer, min; null: the present. */
  at: number | null;
  /** The present, min, where curves go on beyond it; null: it is their end. */
  now: number | null;
  /** More room at a side is needed: all lanes are to be drawn anew. */
  readonly grown: () => void;
}

export interface LaneOptions {
  /** From the top. */
  readonly index: number;
  readonly unit: string;
  /** Curves of one unit. */
  readonly series: readonly CurveSeries[];
  /** Carries the names of marks, and the times. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Labels with the value at the line's end. */
  readonly labeled: boolean;
  readonly width: number;
  readonly height: number;
  readonly onCursor: (time: number | null) => void;
}

export interface Lane {
  readonly element: HTMLElement;
  setRuns(runs: readonly CurveRun[]): void;
  /** Draws the labels anew, for another time under the pointer. */
  label(): void;
  setFocus(name: string | null): void;
  setSize(width: number, height: number): void;
  redraw(): void;
  destroy(): void;
}

/** Least room for marks at the left, room for the times below the last lane, for names of marks above the first, and for a unit, CSS px. */
const LEFT = 30;
const TIMES = 22;
const NAMES = 18;
const UNIT = 24;
/** And where there is none of them: half of a mark of the axis of values. */
const EDGE = 9;

/** What a lane has above and below its curves, CSS px. */
export function surroundings({
  unit,
  isFirst,
  isLast,
}: Pick<LaneOptions, "unit" | "isFirst" | "isLast">): {
  readonly above: number;
  readonly below: number;
} {
  const names = isFirst ? NAMES : EDGE;
  return {
    above: formatUnit(unit) === "" ? names : Math.max(UNIT, names),
    below: isLast ? TIMES : EDGE,
  };
}

/** Curves of one unit over time, on an axis of their own. */
export function createLane(options: LaneOptions, share: LaneShare): Lane {
  const { unit, series, isFirst, isLast, labeled } = options;
  const unitName = element("span", { class: "plot-unit" }, formatUnit(unit));
  const labels = element("div", { class: "plot-labels" });
  const root = element("div", { class: "plot-lane", attributes: { "data-unit": unit } });
  let runs: readonly CurveRun[] = [];
  const { above } = surroundings(options);
  let plot = makePlot([]);
  root.append(unitName, labels);

  function makePlot(of: readonly CurveRun[]): uPlot {
    const { width, height } = options;
    const made = new uPlot(
      {
        width,
        height,
        padding: [above, () => share.right, isLast ? 0 : EDGE, 0],
        legend: { show: false },
        focus: { alpha: 0.22 },
        cursor: {
          points: { size: 6 },
          drag: { x: false, y: false },
          y: false,
          sync: { key: share.cursor },
        },
        scales: { x: { time: false }, y: { distr: share.logarithmic ? 3 : 1 } },
        axes: [timeAxis(share, isLast), valueAxis(share, options.index)],
        hooks: {
          drawAxes: [(own) => drawMarks(own, share.marks, share.time[0], isFirst, share.style)],
          draw: [(own) => drawNow(own, share.now, share.time[0], share.style), () => label()],
          setCursor: [(own) => tellCursor(own)],
        },
        series: [{}, ...of.flatMap((run) => series.map((one) => curveOf(one, run, share)))],
      },
      tableOf(of, series, share),
      root,
    );
    return made;
  }

  function tellCursor(own: uPlot): void {
    const { left = -1 } = own.cursor;
    options.onCursor(left < 0 ? null : own.posToVal(left, "x") * share.time[0]);
  }

  function label(): void {
    if (!labeled) return;
    const wanted = showEndLabels(labels, plot, endLabels(runs, series, share), share);
    if (wanted <= share.right) return;
    share.right = wanted;
    share.grown();
  }

  return {
    element: root,
    setRuns: (next) => {
      const isSame =
        next.length === runs.length && next.every(({ dash }, i) => dash === runs[i]?.dash);
      runs = next;
      if (isSame) plot.setData(tableOf(runs, series, share));
      else {
        const { width, height } = plot;
        plot.destroy();
        plot = makePlot(runs);
        plot.setSize({ width, height });
        root.append(unitName, labels);
      }
    },
    label,
    setFocus: (name) => {
      const index = series.findIndex((one) => one.name === name);
      plot.setSeries(index < 0 ? null : index + 1, { focus: index >= 0 });
    },
    setSize: (width, height) => plot.setSize({ width, height }),
    redraw: () => plot.redraw(true, true),
    destroy: () => plot.destroy(),
  };
}

function endLabels(
  runs: readonly CurveRun[],
  series: readonly CurveSeries[],
  { at, now }: LaneShare,
): readonly EndLabel[] {
  return runs.flatMap((run, place) =>
    series.map((one) => ({
      series: one,
      data: run.data,
      time: at ?? now,
      ...(place === 0 ? {} : { other: run }),
    })),
  );
}

function curveOf(
  { label, color, width = 1.75 }: CurveSeries,
  { dash }: CurveRun,
  share: LaneShare,
): uPlot.Series {
  return {
    label,
    scale: "y",
    stroke: () => share.style.curve(color),
    width,
    points: { show: false },
    ...(dash === undefined ? {} : { dash: [...dash] }),
  };
}

/** One table of all runs' curves; where only other runs have a point, lines go through. */
function tableOf(
  runs: readonly CurveRun[],
  series: readonly CurveSeries[],
  { time, logarithmic }: LaneShare,
): uPlot.AlignedData {
  const tables = runs.map(({ data }): uPlot.AlignedData => {
    const columns = series.map(({ name }) => drawable(data.columns.get(name), data, logarithmic));
    return [data.times.map((one) => one / time[0]), ...columns];
  });
  if (tables.length === 0) return [[]];
  return tables.length === 1 ? (tables[0] as uPlot.AlignedData) : uPlot.join(tables);
}

/** A logarithm has no place for what is not positive. */
function drawable(
  values: readonly number[] | undefined,
  { times }: CurveRun["data"],
  logarithmic: boolean,
): (number | null)[] {
  return times.map((_, index) => {
    const value = values?.[index] ?? Number.NaN;
    return Number.isFinite(value) && (!logarithmic || value > 0) ? value : null;
  });
}

function timeAxis(share: LaneShare, shown: boolean): uPlot.Axis {
  const { font } = share.style;
  return {
    stroke: () => share.style.axis,
    font,
    size: shown ? TIMES : 0,
    gap: 4,
    grid: { stroke: () => share.style.grid, width: 1 },
    ticks: { show: false },
    values: (_, splits) => {
      const texts = formatTicks(splits);
      return shown
        ? texts.map((text) => (text === "" ? "" : `${text} ${share.time[1]}`))
        : texts.map(() => "");
    },
    space: 52,
  };
}

function valueAxis(share: LaneShare, index: number): uPlot.Axis {
  const { font } = share.style;
  return {
    scale: "y",
    stroke: () => share.style.axis,
    font,
    size: (_, values) => {
      const widths = (values ?? []).map((text) => textWidth(text ?? "", font));
      const wanted = Math.ceil(Math.max(0, ...widths)) + 10;
      const before = Math.max(...share.lefts);
      share.lefts[index] = Math.max(LEFT, wanted);
      const left = Math.max(...share.lefts);
      if (left !== before) share.grown();
      return left;
    },
    gap: 4,
    grid: { stroke: () => share.style.grid, width: 1 },
    ticks: { show: false },
    values: (_, splits) => formatTicks(splits),
    space: 18,
  };
}
