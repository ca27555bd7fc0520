import { endsOf, makeAxis } from "./axis.ts";
import { colors } from "./colors.ts";
import {
  Figure,
  fitLabel,
  type Level,
  noteMissing,
  type PlotFactor,
  type Quantity,
} from "./figure.ts";
import { groupBy, levelText } from "./levels.ts";
import { finishRows, makeRows, mostRows } from "./rows.ts";
import { meanOf } from "./statistics.ts";
import { element, line } from "./svg.ts";
import { drawText, shorten, widthOf } from "./text.ts";

export interface TornadoData {
  readonly quantity: Quantity;
  readonly factors: readonly PlotFactor[];
  /** `levels`: one for each factor; `value`: NaN where there is none. */
  readonly runs: readonly { readonly levels: readonly Level[]; readonly value: number }[];
}

interface Bar {
  readonly factor: PlotFactor;
  readonly levels: readonly { readonly level: Level; readonly mean: number }[];
  readonly low: { readonly level: Level; readonly mean: number } | undefined;
  readonly high: { readonly level: Level; readonly mean: number } | undefined;
}

const longestLabel = 45;

/**
 * How far a number goes as each factor goes over its levels, the others averaged: from the least to the
 * most of the levels' means, the factor that moves it furthest on top.
 */
export function tornado({ quantity, factors, runs }: TornadoData): string {
  const figure = new Figure(quantity);
  const all = factors.map((factor, index) => barOf(factor, index, runs));
  const sorted = all.sort((a, b) => rangeOf(b) - rangeOf(a));
  const bars = sorted.slice(0, mostRows);
  const rows = makeRows(
    figure,
    bars.map(({ factor }) => factor),
    13,
  );
  const { left, right } = rows.frame;
  const endText = (end: Bar["low"]) =>
    end === undefined ? "" : shorten(levelText(end.level), longestLabel, 6);
  const beside = (end: "low" | "high") =>
    Math.max(0, ...bars.map((bar) => widthOf(endText(bar[end]), 6))) + 5;
  const means = bars.flatMap(({ levels }) => levels.map(({ mean }) => mean));
  const length = right - left;
  const [low, high] = withRoom(endsOf(means), beside("low"), beside("high"), length);
  const axis = makeAxis({ label: fitLabel(quantity, length), low, high, length });
  const x = (value: number) => left + axis.share(value) * length;
  bars.forEach((bar, row) => {
    const y = rows.y(row);
    if (bar.low === undefined || bar.high === undefined) return;
    const [from, to] = [x(bar.low.mean), x(bar.high.mean)];
    figure.add(
      element("rect", {
        class: "bar",
        x: from,
        y: y - 4,
        width: to - from,
        height: 8,
        fill: colors.light,
      }),
      ...bar.levels
        .filter(({ mean }) => Number.isFinite(mean))
        .map(({ mean }) =>
          line(x(mean), y - 4, x(mean), y + 4, {
            class: "level",
            stroke: colors.main,
            "stroke-width": 0.9,
          }),
        ),
    );
    if (to - from < 0.01) return;
    figure.add(
      drawText(from - 3, y, endText(bar.low), { size: 6, anchor: "end" }),
      drawText(to + 3, y, endText(bar.high), { size: 6 }),
    );
  });
  finishRows(figure, rows, axis, meanOf(runs.map(({ value }) => value)), "2 2");
  figure.note("Marks: means at the factor's levels; dashed: mean of all runs.");
  if (sorted.length > bars.length)
    figure.note(`${sorted.length - bars.length} factors that move it less are left out.`);
  noteMissing(figure, runs.filter(({ value }) => !Number.isFinite(value)).length, runs.length);
  return figure.finish();
}

function barOf(factor: PlotFactor, index: number, runs: TornadoData["runs"]): Bar {
  const levels = [...groupBy(runs, (run) => run.levels[index]!)].map(([level, members]) => ({
    level,
    mean: meanOf(members.map(({ value }) => value)),
  }));
  const finite = levels.filter(({ mean }) => Number.isFinite(mean)).sort((a, b) => a.mean - b.mean);
  return { factor, levels, low: finite[0], high: finite.at(-1) };
}

/** -1 where nothing is known. */
function rangeOf({ low, high }: Bar): number {
  return low === undefined || high === undefined ? -1 : high.mean - low.mean;
}

/** Ends moved out so that there are so many points of room before and after the values. */
function withRoom(
  [low, high]: readonly [number, number],
  before: number,
  after: number,
  length: number,
): readonly [number, number] {
  const perPoint = (high - low) / (length - before - after);
  return [low - before * perPoint, high + after * perPoint];
}
