import { drawCurves, followSize } from "./chart-holder.ts";
import { element } from "./element.ts";
import { formatQuantity } from "./format-quantity.ts";
import type { Chart } from "./plot-chart.ts";

export interface PlotSeries {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly color: string;
  /** Drawn before the user chose. */
  readonly shown: boolean;
  /** Of the line, px; default 1.75. */
  readonly width?: number;
}

export interface PlotData {
  /** min */
  readonly times: readonly number[];
  /** Means over the domain by name, as long as `times`; NaN where there is none. */
  readonly columns: ReadonlyMap<string, readonly number[]>;
}

export interface PlotPanel {
  readonly element: HTMLElement;
  /** Beside the panel's title. */
  readonly tools: readonly HTMLElement[];
  /** Another model: its observables and fields. */
  setSeries(series: readonly PlotSeries[]): void;
  setData(data: PlotData): void;
}

/**
 * Curves over time with a legend that switches each; the plotter is loaded when first needed.
 * `onChoice` is told which are on.
 */
export function createPlotPanel(
  onDownload: () => void,
  onChoice: (names: readonly string[]) => void,
): PlotPanel {
  const holder = element("div", { class: "plot-chart" });
  const legend = element("div", {
    class: "plot-legend",
    attributes: { role: "group", "aria-label": "Curves" },
  });
  const log = element("input", { attributes: { type: "checkbox" } });
  const logTip = { "data-tip": "Vertical axes by powers of ten" };
  const state = {
    series: [] as readonly PlotSeries[],
    visible: new Set<string>(),
    data: { times: [], columns: new Map() } as PlotData,
    chart: null as Chart | null,
    generation: 0,
  };
  const rebuild = async (): Promise<void> => {
    const generation = ++state.generation;
    const { createChart } = await import("./plot-chart.ts");
    if (generation !== state.generation) return;
    state.chart?.destroy();
    state.chart = createChart(holder, state.series, state.visible, log.checked, (index) => {
      showValues(legend, state.series, state.data, index);
    });
    state.chart.setData(state.data);
  };
  const start = (): void => drawCurves(holder, rebuild);
  log.addEventListener("change", start);
  followSize(holder, () => state.chart);
  const toggle = (name: string): void => {
    if (!state.visible.delete(name)) state.visible.add(name);
    onChoice([...state.visible]);
    start();
  };
  const csv = element(
    "button",
    {
      class: "text-button",
      attributes: { type: "button", "data-tip": "Download the curves" },
      on: { click: onDownload },
    },
    "CSV",
  );
  return {
    element: element("div", { class: "plot" }, holder, legend),
    tools: [element("label", { class: "check", attributes: logTip }, log, "log"), csv],
    setSeries: (series) => {
      state.series = series;
      state.visible = new Set(series.filter(({ shown }) => shown).map(({ name }) => name));
      state.data = { times: [], columns: new Map() };
      legend.replaceChildren(...series.map((entry) => createChip(entry, toggle)));
      onChoice([...state.visible]);
      start();
    },
    setData: (data) => {
      state.data = data;
      state.chart?.setData(data);
      showValues(legend, state.series, data, null);
    },
  };
}

function createChip(entry: PlotSeries, onToggle: (name: string) => void): HTMLElement {
  const dot = element("span", { class: "chip-dot", attributes: { "aria-hidden": "true" } });
  dot.style.background = entry.color;
  const chip = element(
    "button",
    {
      class: "chip",
      attributes: {
        type: "button",
        "aria-pressed": String(entry.shown),
        "data-series": entry.name,
      },
      on: {
        click: () => {
          chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
          onToggle(entry.name);
        },
      },
    },
    dot,
    entry.label,
    element("span", { class: "chip-value" }),
  );
  return chip;
}

/** Values at a point of the curves, or the latest. */
function showValues(
  legend: HTMLElement,
  series: readonly PlotSeries[],
  data: PlotData,
  index: number | null,
): void {
  series.forEach((entry, place) => {
    const value = data.columns.get(entry.name)?.at(index ?? -1);
    const target = legend.children[place]?.querySelector(".chip-value");
    if (!target || value === undefined) return;
    target.textContent = Number.isFinite(value) ? formatQuantity(value, entry.unit) : "";
  });
}
