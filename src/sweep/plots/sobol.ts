import type { Estimate } from "../sensitivity/estimate.ts";
import { fewSamples, type SobolIndices } from "../sensitivity/sobol-indices.ts";
import { makeAxis } from "./axis.ts";
import { colors } from "./colors.ts";
import { Figure, type PlotFactor, type Quantity } from "./figure.ts";
import { drawLegend } from "./legend.ts";
import { finishRows, makeRows, mostRows } from "./rows.ts";
import { element, line } from "./svg.ts";

export interface SobolData {
  readonly quantity: Quantity;
  /** Names of the factors, in the order of the indices. */
  readonly factors: readonly string[];
  readonly found: SobolIndices;
  /** Base samples of the design. */
  readonly samples: number;
  /** Of the intervals. */
  readonly confidence: number;
}

const barHeight = 5.5;

/** First and total Sobol' indices as paired bars with their intervals, the largest total on top. */
export function sobol({ quantity, factors, found, samples, confidence }: SobolData): string {
  const figure = new Figure(quantity);
  const all = factors
    .map((name, index) => ({ name, first: found.first[index]!, total: found.total[index]! }))
    .sort((a, b) => orderOf(b.total) - orderOf(a.total));
  const shown = all.slice(0, mostRows);
  drawLegend(figure, "Sobol' index:", [
    { text: "first", color: colors.main },
    { text: "total", color: colors.light },
  ]);
  const named = shown.map(({ name }): PlotFactor => ({ name, unit: "", scale: "linear" }));
  const rows = makeRows(figure, named, 2 * barHeight + 6);
  const { left, right } = rows.frame;
  const ends = shown
    .flatMap(({ first, total }) => [first, total])
    .flatMap(({ value, low, high }) => [value, low, high])
    .filter(Number.isFinite);
  const low = Math.min(0, ...ends);
  const high = Math.max(1, ...ends);
  const room = 0.02 * (high - low);
  const axis = makeAxis({
    label: "share of the variance",
    low: low < 0 ? low - room : 0,
    high: high > 1 ? high + room : 1,
    length: right - left,
  });
  const x = (value: number) => left + axis.share(value) * (right - left);
  shown.forEach(({ first, total }, row) => {
    const y = rows.y(row);
    figure.add(...drawBar("first", first, y - barHeight, colors.main, x));
    figure.add(...drawBar("total", total, y, colors.light, x));
  });
  finishRows(figure, rows, axis, 0);
  if (all.length > shown.length) {
    figure.note(`${all.length - shown.length} factors with lesser total indices are left out.`);
  }
  figure.note(
    ends.length === 0
      ? found.used === 0
        ? "No base sample has all of its runs, so that nothing can be told."
        : "The number is the same in all runs, so that it has no indices."
      : `${found.used} of ${samples} base samples; whiskers: ${Number((100 * confidence).toPrecision(4))} % bootstrap intervals.`,
  );
  if (ends.length > 0 && found.used < fewSamples) {
    figure.note(
      `Few samples: under ${fewSamples} the indices are a hint, whatever the whiskers say. Take more.`,
    );
  }
  return figure.finish();
}

function orderOf({ value }: Estimate): number {
  return Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY;
}

function drawBar(
  role: string,
  { value, low, high }: Estimate,
  top: number,
  color: string,
  x: (value: number) => number,
): string[] {
  if (!Number.isFinite(value)) return [];
  const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
  const middle = top + barHeight / 2;
  const style = { class: "interval", stroke: "#333333", "stroke-width": 0.6 };
  return [
    element("rect", {
      class: role,
      x: from,
      y: top,
      width: to - from,
      height: barHeight,
      fill: color,
    }),
    ...(high >= low
      ? [
          line(x(low), middle, x(high), middle, style),
          ...[low, high].map((end) => line(x(end), middle - 1.3, x(end), middle + 1.3, style)),
        ]
      : []),
  ];
}
