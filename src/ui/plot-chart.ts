import "./known-language.ts";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { formatNumber, formatTicks, formatUnit } from "./format-quantity.ts";
import type { PlotData, PlotSeries } from "./plot-panel.ts";

export interface Chart {
  setData(data: PlotData): void;
  setVisible(name: string, visible: boolean): void;
  /** Pales all other curves; null: none. */
  setFocus(name: string | null): void;
  setSize(width: number, height: number): void;
  destroy(): void;
}

const AXIS_COLOR = "#8f99aa";
const GRID_COLOR = "rgba(255, 255, 255, 0.055)";
const FONT = "11px system-ui, sans-serif";

/**
 * Curves over time (days, hours or minutes), one vertical scale per unit; the two units with most
 * curves have axes. `onCursor` tells which point the pointer is at.
 */
export function createChart(
  holder: HTMLElement,
  series: readonly PlotSeries[],
  visible: ReadonlySet<string>,
  logarithmic: boolean,
  onCursor: (index: number | null) => void,
): Chart {
  let divisor = 1;
  let unit = "min";
  const units = unitsByUse(series.filter(({ name }) => visible.has(name)));
  const options: uPlot.Options = {
    width: Math.max(80, holder.clientWidth),
    height: Math.max(60, holder.clientHeight),
    padding: [8, 20, 0, 0],
    legend: { show: false },
    focus: { alpha: 0.22 },
    cursor: { points: { size: 6 }, drag: { x: false, y: false } },
    scales: {
      x: { time: false },
      ...Object.fromEntries(units.map((name) => [scaleKey(name), { distr: logarithmic ? 3 : 1 }])),
    },
    axes: [
      timeAxis(() => unit),
      ...units.slice(0, 2).map((name, index) => valueAxis(name, index === 0)),
    ],
    hooks: { setCursor: [({ cursor }) => onCursor(cursor.idx ?? null)] },
    series: [
      {},
      ...series.map(({ name, unit: own, color, width = 1.75 }) => ({
        label: name,
        scale: scaleKey(own),
        stroke: color,
        width,
        show: visible.has(name),
        points: { show: false },
      })),
    ],
  };
  const plot = new uPlot(options, [[], ...series.map(() => [])], holder);
  return {
    setData: (data) => {
      [divisor, unit] = timeUnit(data.times.at(-1) ?? 0);
      const columns = series.map(({ name }) => shown(data.columns.get(name) ?? [], logarithmic));
      plot.setData([data.times.map((time) => time / divisor), ...columns]);
    },
    setVisible: (name, show) => {
      const index = series.findIndex((entry) => entry.name === name);
      if (index >= 0) plot.setSeries(index + 1, { show });
    },
    setFocus: (name) => {
      const index = series.findIndex((entry) => entry.name === name);
      plot.setSeries(index < 0 ? null : index + 1, { focus: index >= 0 });
    },
    setSize: (width, height) => plot.setSize({ width, height }),
    destroy: () => plot.destroy(),
  };
}

/** Units, those of most curves first. */
function unitsByUse(series: readonly PlotSeries[]): readonly string[] {
  const groups = [...Map.groupBy(series, ({ unit }) => unit)];
  return groups.sort(([, a], [, b]) => b.length - a.length).map(([unit]) => unit);
}

function timeAxis(unit: () => string): uPlot.Axis {
  return {
    stroke: AXIS_COLOR,
    font: FONT,
    size: 28,
    gap: 4,
    grid: { stroke: GRID_COLOR, width: 1 },
    ticks: { show: false },
    values: (_, splits) => splits.map((value) => `${formatNumber(value)} ${unit()}`),
    space: 56,
  };
}

function valueAxis(unit: string, left: boolean): uPlot.Axis {
  return {
    scale: scaleKey(unit),
    side: left ? 3 : 1,
    stroke: AXIS_COLOR,
    font: FONT,
    size: 44,
    gap: 4,
    grid: { show: left, stroke: GRID_COLOR, width: 1 },
    ticks: { show: false },
    values: (_, splits) => formatTicks(splits),
    space: 28,
  };
}

function scaleKey(unit: string): string {
  return `y:${formatUnit(unit)}`;
}

/** A logarithm has no place for what is not positive. */
function shown(values: readonly number[], logarithmic: boolean): (number | null)[] {
  return values.map((value) =>
    Number.isFinite(value) && (!logarithmic || value > 0) ? value : null,
  );
}

/** The largest unit that the last time (min) fills at least twice. */
function timeUnit(last: number): [divisor: number, unit: string] {
  if (last >= 2 * 1440) return [1440, "d"];
  if (last >= 120) return [60, "h"];
  return [1, "min"];
}
