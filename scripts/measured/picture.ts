import {
  type Axis,
  drawBottomAxis,
  drawLeftAxis,
  endsOf,
  type Frame,
  heightBelow,
  makeAxis,
  overhangOf,
  widthBeside,
} from "../../src/sweep/plots/axis.ts";
import { categoryColors } from "../../src/sweep/plots/colors.ts";
import { Figure, figureWidth, fitLabel, margin } from "../../src/sweep/plots/figure.ts";
import { drawLegend } from "../../src/sweep/plots/legend.ts";
import { element, line, polygon, polyline } from "../../src/sweep/plots/svg.ts";
import { drawText, shorten } from "../../src/sweep/plots/text.ts";
import {
  acceptedRange,
  type Experiment,
  measuredRange,
  type Plot,
  type Quantity,
} from "./experiment.ts";
import type { Found, Result } from "./perform.ts";

const measuredColor = "#1a1a1a";
const modelColor = categoryColors[0]!;
const missColor = categoryColors[1]!;
const height = 140;

/** An SVG figure of an experiment: its curves if it has any, then each quantity, measured and of the model. */
export function experimentPicture(experiment: Experiment, result: Result): string {
  const figure = new Figure({ name: experiment.question, unit: "" });
  if (experiment.plot !== undefined) drawPlot(figure, experiment.plot, result);
  drawQuantities(figure, experiment.quantities, result.found);
  return figure.finish();
}

function drawPlot(figure: Figure, plot: Plot, { curves }: Result): void {
  drawLegend(figure, "", [
    ...plot.data.map(({ label }, index) => ({ text: label, color: dataColor(index) })),
    ...curves.map(({ label }, index) => ({ text: label, color: curveColor(index) })),
  ]);
  const top = figure.y;
  const left = makeAxis({
    label: fitLabel({ name: plot.y.label, unit: plot.y.unit }, height),
    low: plot.y.from,
    high: plot.y.to,
    scale: plot.y.scale ?? "linear",
    length: height,
    isVertical: true,
  });
  const frameLeft = margin + widthBeside(left);
  const room = figureWidth - margin - frameLeft;
  const makeBelow = (length: number) =>
    makeAxis({
      label: fitLabel({ name: plot.x.label, unit: plot.x.unit }, length),
      low: plot.x.from,
      high: plot.x.to,
      scale: plot.x.scale ?? "linear",
      length,
    });
  const right = frameLeft + room - overhangOf(makeBelow(room), room) - 2;
  const frame: Frame = { left: frameLeft, right, top, bottom: top + height };
  const below = makeBelow(right - frameLeft);
  const placed = placing(frame, below, left);
  const inFrame = { "clip-path": "url(#frame)" };
  figure.add(clipOf(frame));
  curves.forEach(({ points }, index) => {
    const color = curveColor(index);
    const edge = (end: 2 | 3) => points.map((point) => placed(point[0], point[end]));
    figure.add(
      polygon([...edge(3), ...edge(2).reverse()], {
        class: "band",
        fill: color,
        "fill-opacity": 0.2,
        ...inFrame,
      }),
      polyline(
        points.map(([x, y]) => placed(x, y)),
        { class: "model", stroke: color, "stroke-width": 1.2, ...inFrame },
      ),
    );
  });
  plot.data.forEach(({ points }, index) => {
    const stroke = { stroke: dataColor(index), "stroke-width": 0.8 };
    for (const { x, y, low = y, high = y, left: west = x, right: east = x } of points) {
      const [cx, cy] = placed(x, y);
      figure.add(
        line(cx, placed(x, low)[1], cx, placed(x, high)[1], stroke),
        line(placed(west, y)[0], cy, placed(east, y)[0], cy, stroke),
        element("circle", { class: "data", cx, cy, r: 1.7, fill: dataColor(index) }),
      );
    }
  });
  figure.add(drawBottomAxis(frame, below), drawLeftAxis(frame, left));
  figure.y = frame.bottom + heightBelow(below) + 6;
}

const dataColor = (index: number) => [measuredColor, "#8a8a8a", "#b8860b"][index % 3]!;
const curveColor = (index: number) => categoryColors[[0, 2, 3, 5][index % 4]!]!;

/** Places in the frame or beyond it, by at most its own size (a logarithm has no place for 0). */
function placing(frame: Frame, below: Axis, left: Axis) {
  const near = (share: number) => Math.min(2, Math.max(-1, Number.isNaN(share) ? -1 : share));
  return (x: number, y: number) =>
    [
      frame.left + near(below.share(x)) * (frame.right - frame.left),
      frame.bottom - near(left.share(y)) * (frame.bottom - frame.top),
    ] as const;
}

/** Curves end where their panel does. */
function clipOf({ left, right, top, bottom }: Frame): string {
  const rect = element("rect", { x: left, y: top, width: right - left, height: bottom - top });
  return element("clipPath", { id: "frame" }, rect);
}

const rowHeight = 22;

/** A row each, on a scale of its own: pale what is accepted, dark what was measured, a dot with a bar the model. */
function drawQuantities(
  figure: Figure,
  quantities: readonly Quantity[],
  found: readonly Found[],
): void {
  const left = margin + 4;
  const right = figureWidth - margin - 4;
  quantities.forEach((quantity, index) => {
    const model = found[index]!;
    const accepted = acceptedRange(quantity);
    const measured = measuredRange(quantity);
    const spread = [model.low, model.high].filter((end) => end !== null);
    const [low, high] = rowEnds([...accepted, ...measured, ...spread]);
    const at = (value: number) =>
      left + ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (right - left);
    const color = model.holds ? modelColor : missColor;
    const unit = quantity.unit === "1" || model.value === null ? "" : ` ${quantity.unit}`;
    const said = `${quantity.label}: ${shown(model.value)}${unit}${model.holds ? "" : " (missed)"}`;
    const y = figure.y + 15;
    figure.add(
      drawText(left, figure.y + 4, shorten(said, right - left), { role: "quantity" }),
      bar(at(accepted[0]), at(accepted[1]), y, 7, "#d9d9d9"),
      bar(at(measured[0]), Math.max(at(measured[1]), at(measured[0]) + 1), y, 3.4, measuredColor),
    );
    if (model.value !== null) {
      const [from = model.value, to = model.value] = spread;
      figure.add(
        line(at(from), y, at(to), y, { stroke: color, "stroke-width": 1.4 }),
        element("circle", { class: "found", cx: at(model.value), cy: y, r: 2.6, fill: color }),
      );
    }
    figure.y += rowHeight;
  });
  figure.note(
    "Rows: dark what was measured, pale what the tolerance accepts, a dot the model, with a bar over its uncertain runs; each row has a scale of its own, from 0 unless all lie far from it.",
  );
}

function bar(from: number, to: number, y: number, thick: number, fill: string): string {
  return element("rect", {
    x: from,
    y: y - thick / 2,
    width: Math.max(to - from, 0.8),
    height: thick,
    fill,
  });
}

/** From 0, unless all lie far from it. */
function rowEnds(values: readonly number[]): readonly [number, number] {
  return endsOf(values, { withZero: true });
}

/** Three digits; "none" where there is no value. */
export function shown(value: number | null): string {
  return value === null ? "none" : String(Number(value.toPrecision(3)));
}
