import type uPlot from "uplot";
import { placeLabels } from "../look/overlay/place-labels.ts";
import { formatNumber } from "../numbers/format-number.ts";
import {
  type CurveData,
  type CurveRun,
  type CurveSeries,
  valueAtTime,
} from "../observe/curve-data.ts";
import { dashSample } from "./dash-sample.ts";
import { element } from "./element.ts";
import { type PlotStyle, textWidth } from "./plot-style.ts";

/** Name and value at the end of a line, or where the pointer is. */
export interface EndLabel {
  readonly series: CurveSeries;
  /** Of a run beside the first: its line stands for the curve's name, which would not fit again. */
  readonly other?: Pick<CurveRun, "label" | "dash">;
  readonly data: CurveData;
  /** min; null: the latest. */
  readonly time: number | null;
}

/** Distance of labels, CSS px. */
export const LABEL_SPACING = 14;
/** Room between a line's end and its label, CSS px. */
const GAP = 8;
/** A label takes at most this share of a plot's width. */
const MOST = 0.46;
/** Width of a piece of a run's line and the gap behind it, CSS px. */
const LINE = 26;

/** Shows labels beside their lines, none over another; gives the room that they want, CSS px. */
export function showEndLabels(
  holder: HTMLElement,
  plot: uPlot,
  labels: readonly EndLabel[],
  { style }: { readonly style: PlotStyle },
): number {
  const { offsetTop, offsetHeight, offsetLeft, offsetWidth } = plot.over;
  const known = labels.flatMap((label) => {
    const value = valueAtTime(label.data, label.series.name, label.time);
    if (value === undefined) return [];
    const at = plot.valToPos(value, "y");
    return [{ ...label, value, at: Number.isFinite(at) ? at : offsetHeight }];
  });
  const half = LABEL_SPACING / 2;
  const places = placeLabels(
    known.map(({ at }) => at),
    LABEL_SPACING,
    half,
    Math.max(half, offsetHeight - half),
  );
  const most = MOST * plot.width;
  const widths = known.map(({ series, other, value }) => {
    const number = formatNumber(value);
    if (other !== undefined) return LINE + textWidth(number, style.font);
    return textWidth(`${series.label} ${number}`, style.font);
  });
  const spans = known.map(({ value, series, other }, index) => {
    const title = other === undefined ? series.label : `${series.label}, ${other.label}`;
    const label = element(
      "span",
      { class: "plot-label", attributes: { "data-series": series.name, title } },
      other === undefined ? element("span", {}, series.label) : lineOf(other),
      element("b", {}, formatNumber(value)),
    );
    label.style.color = style.curve(series.color);
    label.style.left = `${offsetLeft + offsetWidth + GAP}px`;
    label.style.maxWidth = `${plot.width - offsetLeft - offsetWidth - GAP}px`;
    label.style.top = `${offsetTop + (places[index] ?? 0)}px`;
    return label;
  });
  holder.replaceChildren(...spans);
  return Math.ceil(Math.min(most, Math.max(0, ...widths) + 2 * GAP));
}

function lineOf({ dash }: Pick<CurveRun, "dash">): SVGElement {
  const line = dashSample();
  line.show(dash);
  return line.element;
}
