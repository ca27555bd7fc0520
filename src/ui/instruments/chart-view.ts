import { nearestRow, type RunFinding } from "../../instruments/beside.ts";
import { columnNamed, type DrawnChart, drawChart } from "../../instruments/chart/draw-chart.ts";
import type { ChartStyle } from "../../instruments/chart/frame.ts";
import type { Column, Finding } from "../../instruments/instrument.ts";
import { formatClock } from "../../numbers/format-time.ts";
import { formatQuantity } from "../../numbers/format-unit.ts";
import { element } from "../element.ts";
import { plotStyle } from "../plot-style.ts";
import { watchTheme } from "../theme.ts";
import { colorDot } from "./color-dot.ts";
import { svgElement } from "./svg-element.ts";

export interface ChartView {
  readonly element: HTMLElement;
  /** `beside`: what it is in other runs. */
  show(finding: Finding, title: string, beside: readonly RunFinding[]): void;
  destroy(): void;
}

/** px that a chart has at least. */
const NARROWEST = 180;

/** The chart of a finding as wide as its place; the pointer reads values off it, `onRow` hears of which row. */
export function createChartView(onRow: (row: number | null) => void): ChartView {
  const picture = element("div", { class: "instrument-picture", attributes: { role: "img" } });
  const line = element("i", { class: "instrument-cursor", attributes: { hidden: true } });
  const values = element("p", { class: "instrument-values", attributes: { hidden: true } });
  const root = element("div", { class: "instrument-chart" }, picture, line, values);
  let finding: Finding | null = null;
  let beside: readonly RunFinding[] = [];
  let drawn: DrawnChart | null = null;
  let pointer: Pointer | null = null;
  const draw = (): void => {
    if (finding === null || root.clientWidth === 0) return;
    const width = Math.max(NARROWEST, root.clientWidth);
    drawn = drawChart(finding, { width, style: pageStyle(root), beside });
    picture.replaceChildren(svgElement(drawn.svg));
    readOff();
  };
  const readOff = (): void => {
    const row = pointer === null || finding === null ? null : rowAt(finding, drawn, pointer);
    const isOff = row === null || drawn?.across == null || finding === null;
    line.hidden = values.hidden = isOff;
    onRow(row);
    if (isOff) return;
    const { frame, low, high } = drawn!.across!;
    const x = acrossColumn(finding!).values[row!] ?? low;
    const at = frame.left + ((x - low) / (high - low)) * (frame.right - frame.left);
    line.style.left = `${at.toFixed(1)}px`;
    line.style.top = `${frame.top}px`;
    line.style.height = `${frame.bottom - frame.top}px`;
    values.replaceChildren(...wordsOf(finding!, beside, row!));
  };
  root.addEventListener("pointermove", ({ clientX, clientY }) => {
    const { left, top } = root.getBoundingClientRect();
    pointer = { x: clientX - left, y: clientY - top };
    readOff();
  });
  root.addEventListener("pointerleave", () => {
    pointer = null;
    readOff();
  });
  const observer = new ResizeObserver(draw);
  observer.observe(root);
  const unwatch = watchTheme(draw);
  return {
    element: root,
    show: (next, title, others) => {
      finding = next;
      beside = others;
      picture.setAttribute("aria-label", `${title}: ${spoken(next)}`);
      draw();
    },
    destroy: () => {
      observer.disconnect();
      unwatch();
    },
  };
}

/** px from the chart's upper left corner. */
interface Pointer {
  readonly x: number;
  readonly y: number;
}

/** The row nearest to a place of the chart, across alone where it is no map; null: outside, or there is none. */
function rowAt(finding: Finding, drawn: DrawnChart | null, { x, y }: Pointer): number | null {
  const across = drawn?.across;
  if (across == null) return null;
  const { frame, low, high, up } = across;
  if (x < frame.left - 4 || x > frame.right + 4) return null;
  const wanted = low + ((x - frame.left) / (frame.right - frame.left)) * (high - low);
  const { drawing } = finding;
  const { values } = acrossColumn(finding);
  if (drawing.as !== "map" || up === undefined) return nearestRow(values, wanted);
  if (y < frame.top || y > frame.bottom) return null;
  const [bottom, top] = up;
  const place = bottom + ((frame.bottom - y) / (frame.bottom - frame.top)) * (top - bottom);
  return mapRow(finding, wanted, place);
}

/** Of a map, whose rows of one x stand together: the row nearest to a place of it. */
function mapRow(finding: Finding, x: number, y: number): number | null {
  const { drawing } = finding;
  if (drawing.as !== "map") return null;
  const times = columnNamed(finding, drawing.x).values;
  const first = nearestRow(times, x);
  if (first === null) return null;
  const places = columnNamed(finding, drawing.y).values;
  const own = places.filter((_, row) => times[row] === times[first]);
  return times.indexOf(times[first]!) + (nearestRow(own, y) ?? 0);
}

function acrossColumn(finding: Finding): Column {
  const { drawing } = finding;
  return columnNamed(finding, drawing.as === "bars" ? drawing.from : drawing.x);
}

/** Where the row is, and its values; behind each, those of other runs at the same place. */
function wordsOf(finding: Finding, beside: readonly RunFinding[], row: number): Node[] {
  const { drawing } = finding;
  const x = acrossColumn(finding);
  const y = drawing.as === "map" ? columnNamed(finding, drawing.y) : null;
  const [at, up] = [x.values[row] ?? 0, y?.values[row] ?? 0];
  const others = beside.flatMap((run) => {
    const own =
      y === null ? nearestRow(acrossColumn(run.finding).values, at) : mapRow(run.finding, at, up);
    return own === null ? [] : [{ finding: run.finding, row: own }];
  });
  return [
    element("span", {}, y === null ? quantity(x, row) : `${quantity(x, row)}, ${quantity(y, row)}`),
    ...valueNames(finding).map((name) => {
      const column = columnNamed(finding, name);
      const values = [{ finding, row }, ...others].map((one) =>
        quantity(columnNamed(one.finding, name), one.row),
      );
      return element("b", {}, colorDot(column.color), values.join(" · "));
    }),
  ];
}

function valueNames({ drawing }: Finding): readonly string[] {
  if (drawing.as === "lines") return drawing.y;
  if (drawing.as === "bars") return [drawing.y];
  return drawing.as === "map" ? [drawing.value] : [];
}

function quantity({ name, unit, values }: Column, row: number): string {
  const value = values[row] ?? Number.NaN;
  if (name === "time") return formatClock(value);
  return Number.isFinite(value) ? formatQuantity(value, unit) : "–";
}

/** The figures in words, for who does not see the chart. */
function spoken({ facts }: Finding): string {
  return facts
    .slice(0, 8)
    .map(({ label, value, unit }) => `${label} ${formatQuantity(value, unit)}`)
    .join(", ");
}

/** Colors of the page where the chart stands. */
function pageStyle(holder: HTMLElement): ChartStyle {
  const { axis, grid, mark, now, curve } = plotStyle(holder);
  const { fontFamily } = getComputedStyle(holder);
  return { ink: mark, faint: axis, grid, accent: now, ground: null, family: fontFamily, curve };
}
