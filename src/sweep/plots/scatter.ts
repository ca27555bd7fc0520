import {
  type Axis,
  drawBottomAxis,
  drawLeftAxis,
  endsOf,
  type Frame,
  heightBelow,
  levelStyle,
  makeAxis,
  type TickStyle,
  widthBeside,
} from "./axis.ts";
import { colors } from "./colors.ts";
import {
  Figure,
  figureWidth,
  fitLabel,
  type Level,
  margin,
  noteMissing,
  type PlotFactor,
  type Quantity,
} from "./figure.ts";
import { levelAxis } from "./level-axis.ts";
import { groupBy, levelsOf } from "./levels.ts";
import { meanOf } from "./statistics.ts";
import { element, polyline } from "./svg.ts";

export interface ScatterData {
  readonly quantity: Quantity;
  readonly factors: readonly PlotFactor[];
  /** `levels`: one for each factor; `value`: NaN where there is none. */
  readonly runs: readonly { readonly levels: readonly Level[]; readonly value: number }[];
}

const mostPanels = 20;
const mostMarks = 4000;
/** With so few levels their means are joined. */
const fewLevels = 20;

/** A number against each factor, a mark for each run; a line joins the means where levels are few. */
export function scatter({ quantity, factors, runs }: ScatterData): string {
  const figure = new Figure(quantity);
  const shown = factors.slice(0, mostPanels);
  const perRow = shown.length === 1 ? 1 : 2;
  const height = shown.length === 1 ? 140 : 84;
  const known = runs.filter(({ value }) => Number.isFinite(value));
  const every = Math.ceil(known.length / mostMarks);
  const drawn = known.filter((_, index) => index % every === 0);
  const [low, high] = endsOf(
    known.map(({ value }) => value),
    { withZero: true },
  );
  const label = fitLabel(quantity, height);
  const side = makeAxis({ label, low, high, length: height, isVertical: true });
  const left = margin + widthBeside(side);
  const between = 20;
  const width = (figureWidth - margin - 6 - left - (perRow - 1) * between) / perRow;
  for (let first = 0; first < shown.length; first += perRow) {
    const top = figure.y;
    shown.slice(first, first + perRow).forEach((factor, column) => {
      const index = first + column;
      const from = left + column * (width + between);
      const frame = { left: from, right: from + width, top, bottom: top + height };
      const levels = known.map((run) => run.levels[index]!);
      const { axis, style, numberOf } = axisOf(factor, levels, width);
      const place = (level: Level, value: number): readonly [number, number] => [
        from + axis.share(numberOf(level)) * width,
        frame.bottom - side.share(value) * height,
      ];
      figure.add(...drawMarks(drawn, index, place), ...drawMeans(known, index, place));
      figure.add(drawBottomAxis(frame, axis, style), drawSide(frame, side, column));
      figure.y = Math.max(figure.y, frame.bottom + heightBelow(axis, style.depth));
    });
    figure.y += first + perRow < shown.length ? 7 : 2;
  }
  if (every > 1) figure.note(`One of ${every} runs is drawn.`);
  if (shown.length < factors.length) {
    figure.note(`The first ${shown.length} of ${factors.length} factors.`);
  }
  noteMissing(figure, runs.length - known.length, runs.length);
  return figure.finish();
}

type Place = (level: Level, value: number) => readonly [number, number];

function drawMarks(runs: ScatterData["runs"], index: number, place: Place): string[] {
  const radius = runs.length > 500 ? 0.8 : 1.3;
  return runs.map(({ levels, value }) => {
    const [cx, cy] = place(levels[index]!, value);
    return element("circle", {
      class: "run",
      cx,
      cy,
      r: radius,
      fill: colors.main,
      "fill-opacity": 0.45,
    });
  });
}

function drawMeans(runs: ScatterData["runs"], index: number, place: Place): string[] {
  const groups = [...groupBy(runs, ({ levels }) => levels[index]!)];
  if (groups.length > fewLevels || groups.length < 2 || 2 * groups.length > runs.length) return [];
  const points = groups.map(([level, members]) =>
    place(level, meanOf(members.map(({ value }) => value))),
  );
  return [polyline(points, { class: "mean", stroke: colors.other, "stroke-width": 1 })];
}

/** The axis of the quantity stands at the first panel of a row; the others have the line alone. */
function drawSide(frame: Frame, side: Axis, column: number): string {
  if (column === 0) return drawLeftAxis(frame, side);
  const bare = side.ticks.map(({ value }) => ({ value, text: "" }));
  return drawLeftAxis(frame, { ...side, label: "", ticks: bare });
}

interface PanelAxis {
  readonly axis: Axis;
  readonly style: TickStyle;
  readonly numberOf: (level: Level) => number;
}

/** Numbers on their scale; texts evenly apart. */
function axisOf(factor: PlotFactor, values: readonly Level[], length: number): PanelAxis {
  const label = fitLabel(factor, length);
  const levels = levelsOf(values);
  if (levels.every((level) => typeof level === "number")) {
    const [low, high] = endsOf(levels, { scale: factor.scale });
    const axis = makeAxis({ label, low, high, scale: factor.scale, length });
    return { axis, style: levelStyle, numberOf: Number };
  }
  const { axis, ...style } = levelAxis({ factor, levels, label, length });
  const places = new Map(levels.map((level, index) => [level, index]));
  return { axis, style, numberOf: (level) => places.get(level) ?? Number.NaN };
}
