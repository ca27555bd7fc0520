import type { Parameter } from "../model/model.ts";
import { formatQuantity, formatUnit } from "../numbers/format-unit.ts";
import { type CurveData, indexAt } from "../observe/curve-data.ts";
import { t } from "../texts/text.ts";
import { drawCurves, followSize } from "./chart-holder.ts";
import { element } from "./element.ts";
import type { Chart } from "./plot-chart.ts";
import { createSweepTile, type SweepTile } from "./sweep-tile.ts";

/** The runs of a sweep, and how they are drawn. */
export interface SweepRuns {
  readonly parameter: Parameter;
  readonly values: readonly number[];
  /** The parameter's value when the sweep was begun. */
  readonly present: number;
  /** One for each run. */
  readonly colors: readonly string[];
  /** What the curves show, such as "Tumor, total". */
  readonly quantity: string;
  readonly unit: string;
  /** Of the curves' points, min. */
  readonly times: readonly number[];
  /** Width by height of a picture. */
  readonly aspect: number;
}

export interface SweepResults {
  readonly element: HTMLElement;
  readonly tiles: readonly SweepTile[];
  begin(runs: SweepRuns): void;
  /** The parameter has this value now. */
  markPresent(value: number): void;
  /** What the pictures show. */
  showCaption(text: string): void;
  /** Points of a curve so far. */
  showCurve(run: number, values: readonly number[]): void;
}

/** Curves of all runs in one plot; below it a strip of their pictures, which is the legend, too. */
export function createSweepResults(
  onChoose: (run: number) => void,
  onDownload: () => void,
): SweepResults {
  const holder = element("div", { class: "sweep-chart" });
  const heading = element("h3", {});
  const strip = element("div", { class: "sweep-strip", attributes: { role: "group" } });
  const caption = element("p", { class: "fine" });
  const log = element("input", { attributes: { type: "checkbox" } });
  const csv = element(
    "button",
    {
      class: "text-button",
      attributes: { type: "button", "data-tip": t`Download the curves` },
      on: { click: onDownload },
    },
    t`CSV`,
  );
  const tools = element(
    "div",
    { class: "sweep-head" },
    heading,
    element("label", { class: "check" }, log, t`log`),
    csv,
  );
  const root = element(
    "div",
    { class: "sweep-results", attributes: { hidden: true } },
    tools,
    holder,
    strip,
    caption,
  );
  const state = {
    runs: null as SweepRuns | null,
    tiles: [] as readonly SweepTile[],
    columns: new Map<string, readonly number[]>(),
    chart: null as Chart | null,
    generation: 0,
    /** Animation frame in which curves are drawn; 0: none. */
    frame: 0,
  };
  const data = (): CurveData => ({ times: state.runs?.times ?? [], columns: state.columns });
  /** Values at a point of the curves, or the latest. */
  const showValues = (index: number | null): void => {
    state.tiles.forEach((tile, run) => {
      const column = state.columns.get(String(run)) ?? [];
      const value = index === null ? column.findLast(Number.isFinite) : column[index];
      const isKnown = value !== undefined && Number.isFinite(value);
      tile.showValue(isKnown ? formatQuantity(value, state.runs?.unit ?? "") : "");
    });
  };
  const markPresent = (present: number): void => {
    state.tiles.forEach((tile, run) => {
      tile.showPresent(state.runs?.values[run] === present);
    });
  };
  const rebuild = async (): Promise<void> => {
    const generation = ++state.generation;
    const { createChart } = await import("./plot-chart.ts");
    if (generation !== state.generation || state.runs === null) return;
    state.chart?.destroy();
    const { values, colors, unit, present } = state.runs;
    const series = values.map((value, run) => ({
      name: String(run),
      label: String(value),
      unit,
      color: colors[run] ?? "#ffffff",
      shown: true,
      width: value === present ? 2.75 : 1.75,
    }));
    state.chart = createChart(holder, {
      series,
      logarithmic: log.checked,
      // The strip below is the legend.
      labeled: false,
      onCursor: (time) => showValues(time === null ? null : indexAt(data().times, time)),
    });
    state.chart.setRuns([{ label: "", data: data() }]);
  };
  /** Once per displayed frame, however fast points come. */
  const drawSoon = (): void => {
    if (state.frame !== 0) return;
    state.frame = requestAnimationFrame(() => {
      state.frame = 0;
      state.chart?.setRuns([{ label: "", data: data() }]);
      showValues(null);
    });
  };
  const start = (): void => drawCurves(holder, rebuild);
  log.addEventListener("change", start);
  followSize(holder, () => state.chart);
  return {
    element: root,
    get tiles() {
      return state.tiles;
    },
    begin: (runs) => {
      const { parameter, values, colors, present, aspect } = runs;
      state.runs = runs;
      state.columns = new Map();
      state.tiles = values.map((value, run) =>
        createSweepTile({
          text: formatQuantity(value, parameter.unit, 4),
          color: colors[run] ?? "#ffffff",
          aspect,
          onChoose: () => onChoose(run),
          onFocus: (focused) => state.chart?.setFocus(focused ? String(run) : null),
        }),
      );
      markPresent(present);
      strip.replaceChildren(...state.tiles.map((tile) => tile.element));
      strip.setAttribute("aria-label", t`Values of ${parameter.label}: choose one to load it`);
      const unit = formatUnit(runs.unit);
      heading.textContent = unit === "" ? runs.quantity : `${runs.quantity} (${unit})`;
      caption.textContent = "";
      holder.setAttribute("role", "img");
      holder.setAttribute("aria-label", t`Curves over time: ${runs.quantity}, one for each value`);
      root.hidden = false;
      start();
    },
    markPresent,
    showCaption: (text) => {
      caption.textContent = text;
    },
    showCurve: (run, values) => {
      const length = state.runs?.times.length ?? 0;
      const missing = new Array<number>(Math.max(0, length - values.length)).fill(Number.NaN);
      state.columns.set(String(run), [...values, ...missing]);
      drawSoon();
    },
  };
}
