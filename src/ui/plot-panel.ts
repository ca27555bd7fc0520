import { formatClock } from "../numbers/format-time.ts";
import { formatQuantity } from "../numbers/format-unit.ts";
import {
  beginningOf,
  type CurveData,
  type CurveMark,
  type CurveRun,
  type CurveSeries,
  valueAtTime,
} from "../observe/curve-data.ts";
import { t } from "../texts/text.ts";
import { drawCurves, followSize } from "./chart-holder.ts";
import { dashSample } from "./dash-sample.ts";
import { element } from "./element.ts";
import type { Chart } from "./plot-chart.ts";
import { rove } from "./rove.ts";

export interface PlotPanel {
  readonly element: HTMLElement;
  /** Beside the panel's title. */
  readonly tools: readonly HTMLElement[];
  /** Another model: its observables and fields. */
  setSeries(series: readonly CurveSeries[]): void;
  setData(data: CurveData): void;
  /** Several runs in one plot; the first is the one whose values the legend tells. */
  setRuns(runs: readonly CurveRun[]): void;
  /** Doses and courses, as lines with names. */
  setMarks(marks: readonly CurveMark[]): void;
  /** The present, min: of curves that go on beyond it the values are those of then. */
  setNow(time: number): void;
  /** The curves that are on, in their colors. */
  readonly shown: readonly CurveSeries[];
}

export interface PlotPanelOptions {
  readonly onDownload: () => void;
  /** Told which curves are on. */
  readonly onChoice: (names: readonly string[]) => void;
  /** A color like this one that can be told from those in use. */
  readonly distinctColor: (wanted: string, inUse: readonly string[]) => string;
}

const NO_DATA: CurveData = { times: [], columns: new Map() };

/** Curves over time with a legend that switches each; the plotter is loaded when first needed. */
export function createPlotPanel(options: PlotPanelOptions): PlotPanel {
  const { onChoice } = options;
  const holder = element("div", { class: "plot-chart" });
  const legend = element("div", {
    class: "plot-legend",
    attributes: { role: "group", "aria-label": t`Curves` },
  });
  rove(legend, "button");
  const runsLegend = createRunsLegend();
  const log = element("input", { attributes: { type: "checkbox" } });
  const logTip = { "data-tip": t`Vertical axes by powers of ten` };
  const state = {
    series: [] as readonly CurveSeries[],
    /** Colors of the curves that are on, by name; they keep them. */
    colors: new Map<string, string>(),
    runs: [{ label: "", data: NO_DATA }] as readonly CurveRun[],
    marks: [] as readonly CurveMark[],
    /** min */
    now: Number.POSITIVE_INFINITY,
    chart: null as Chart | null,
    generation: 0,
  };
  const rebuild = async (): Promise<void> => {
    const generation = ++state.generation;
    const { createChart } = await import("./plot-chart.ts");
    if (generation !== state.generation) return;
    state.chart?.destroy();
    state.chart = createChart(holder, {
      series: shownSeries(state.series, state.colors),
      logarithmic: log.checked,
    });
    state.chart.setMarks(state.marks);
    state.chart.setRuns(state.runs);
    state.chart.setNow(state.now);
  };
  const start = (): void => drawCurves(holder, rebuild);
  log.addEventListener("change", start);
  followSize(holder, () => state.chart);
  const turnOn = ({ name, color }: CurveSeries): void => {
    state.colors.set(name, options.distinctColor(color, [...state.colors.values()]));
  };
  const toggle = (entry: CurveSeries, chip: HTMLElement): void => {
    if (!state.colors.delete(entry.name)) turnOn(entry);
    showChip(chip, entry, state.colors.get(entry.name));
    onChoice([...state.colors.keys()]);
    start();
  };
  const setRuns = (runs: readonly CurveRun[]): void => {
    state.runs = runs;
    state.chart?.setRuns(runs);
    runsLegend.show(runs);
    state.chart?.setNow(state.now);
    showValues(legend, state.series, runs[0]?.data ?? NO_DATA, state.now);
  };
  const csv = element(
    "button",
    {
      class: "text-button",
      attributes: { type: "button", "data-tip": t`Download the curves` },
      on: { click: options.onDownload },
    },
    t`CSV`,
  );
  return {
    element: element("div", { class: "plot" }, runsLegend.element, holder, legend),
    tools: [element("label", { class: "check", attributes: logTip }, log, t`log`), csv],
    setSeries: (series) => {
      state.series = series;
      state.colors.clear();
      for (const entry of series) if (entry.shown) turnOn(entry);
      state.runs = [{ label: "", data: NO_DATA }];
      legend.replaceChildren(
        ...series.map((entry) => createChip(entry, state.colors.get(entry.name), toggle)),
      );
      onChoice([...state.colors.keys()]);
      start();
    },
    get shown() {
      return shownSeries(state.series, state.colors);
    },
    setData: (data) => setRuns([{ label: "", data }]),
    setRuns,
    setMarks: (marks) => {
      state.marks = marks;
      state.chart?.setMarks(marks);
    },
    setNow: (time) => {
      if (time === state.now) return;
      state.now = time;
      state.chart?.setNow(time);
      showValues(legend, state.series, state.runs[0]?.data ?? NO_DATA, time);
    },
  };
}

/** Which line is which run, where there are several. */
function createRunsLegend() {
  const list = element("ul", { class: "plot-runs", attributes: { "aria-label": t`Runs` } });
  let shown = "";
  return {
    element: list,
    show: (runs: readonly CurveRun[]) => {
      const key = JSON.stringify(runs.map(({ label, dash }) => [label, dash]));
      if (key === shown) return;
      shown = key;
      list.hidden = runs.length < 2;
      list.replaceChildren(
        ...runs.map(({ label, dash }) => {
          const line = dashSample();
          line.show(dash);
          return element("li", {}, line.element, label === "" ? t`this run` : label);
        }),
      );
    },
  };
}

function shownSeries(
  series: readonly CurveSeries[],
  colors: ReadonlyMap<string, string>,
): readonly CurveSeries[] {
  return series.flatMap((entry) => {
    const color = colors.get(entry.name);
    return color === undefined ? [] : [{ ...entry, color }];
  });
}

function createChip(
  entry: CurveSeries,
  color: string | undefined,
  onToggle: (entry: CurveSeries, chip: HTMLElement) => void,
): HTMLElement {
  const chip = element(
    "button",
    {
      class: "chip",
      attributes: { type: "button", "data-series": entry.name, "data-tip": entry.note },
      on: { click: () => onToggle(entry, chip) },
    },
    element("span", { class: "chip-dot", attributes: { "aria-hidden": "true" } }),
    entry.label,
    element("span", { class: "chip-value" }),
  );
  showChip(chip, entry, color);
  return chip;
}

function showChip(chip: HTMLElement, entry: CurveSeries, color: string | undefined): void {
  chip.setAttribute("aria-pressed", String(color !== undefined));
  const dot = chip.querySelector<HTMLElement>(".chip-dot");
  if (dot !== null) dot.style.background = color ?? entry.color;
}

/** The present values (those under the pointer stand at the lines' ends); of a curve that was switched on late, since when it is known. */
function showValues(
  legend: HTMLElement,
  series: readonly CurveSeries[],
  data: CurveData,
  now: number,
): void {
  series.forEach((entry, place) => {
    const chip = legend.children[place];
    const target = chip?.querySelector(".chip-value");
    if (!target || chip?.getAttribute("aria-pressed") !== "true") return;
    const value = valueAtTime(data, entry.name, now);
    const beginning = beginningOf(data, entry.name);
    const since = beginning === undefined ? "" : t` from ${formatClock(beginning)} on`;
    const text = value === undefined ? "" : `${formatQuantity(value, entry.unit)}${since}`;
    if (target.textContent !== text) target.textContent = text;
  });
}
