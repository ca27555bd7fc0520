import type { MorrisEffects } from "../sensitivity/morris-effects.ts";
import {
  drawBottomAxis,
  drawLeftAxis,
  heightBelow,
  makeAxis,
  overhangOf,
  widthBeside,
} from "./axis.ts";
import { colors } from "./colors.ts";
import { Figure, figureWidth, margin, type Quantity } from "./figure.ts";
import { unitText } from "./number-text.ts";
import { placeLabels } from "./place-labels.ts";
import { element, line } from "./svg.ts";
import { drawText, shorten } from "./text.ts";

export interface MorrisData {
  readonly quantity: Quantity;
  /** Names of the factors, in the order of the effects. */
  readonly factors: readonly string[];
  readonly found: MorrisEffects;
  /** Trajectories of the design. */
  readonly trajectories: number;
  /** Of the intervals. */
  readonly confidence: number;
}

const height = 150;

/**
 * Elementary effects: the mean of their magnitudes (right: the factor matters) against their standard
 * deviation (up: it does not act linearly and alone), with the interval of the mean.
 */
export function morris({ quantity, factors, found, trajectories, confidence }: MorrisData): string {
  const figure = new Figure(quantity);
  const { effects, used } = found;
  const points = effects
    .map(({ muStar, sigma }, index) => ({
      name: factors[index]!,
      muStar,
      sigma: Number.isFinite(sigma) ? sigma : 0,
    }))
    .filter(({ muStar }) => Number.isFinite(muStar.value))
    .sort((a, b) => b.muStar.value - a.muStar.value);
  const unit = unitText(quantity.unit);
  const suffix = unit === "" ? "" : ` (${unit})`;
  const mostAlong = Math.max(
    0,
    ...points.flatMap(({ muStar }) => [muStar.value, muStar.high].filter(Number.isFinite)),
  );
  // A tenth of the effects at least, so that rounding is not blown up.
  const mostUp = Math.max(0.1 * mostAlong, ...points.map(({ sigma }) => sigma));
  const side = makeAxis({
    label: `σ of effects${suffix}`,
    low: -0.03 * (mostUp || 1),
    high: 1.08 * (mostUp || 1),
    length: height,
    isVertical: true,
  });
  const left = margin + widthBeside(side);
  const along = (length: number) =>
    makeAxis({
      label: `µ*, mean size of effects${suffix}`,
      low: -0.03 * (mostAlong || 1),
      high: 1.05 * (mostAlong || 1),
      length,
    });
  const most = figureWidth - margin - left;
  const right = left + most - overhangOf(along(most), most) - 2;
  const below = along(right - left);
  const frame = { left, right, top: figure.y, bottom: figure.y + height };
  const x = (value: number) => left + below.share(value) * (right - left);
  const y = (value: number) => frame.bottom - side.share(value) * height;
  const marks = points.map(({ name, muStar, sigma }) => {
    const hasInterval = muStar.high > muStar.low;
    return {
      x: x(muStar.value),
      y: y(sigma),
      from: x(hasInterval ? muStar.low : muStar.value),
      to: x(hasInterval ? muStar.high : muStar.value),
      text: shorten(name, 0.45 * figureWidth),
    };
  });
  const labels = mostAlong > 0 ? placeLabels(marks, frame) : [];
  const whisker = { class: "interval", stroke: colors.main, "stroke-width": 0.7 };
  const thin = { stroke: colors.faint, "stroke-width": 0.5 };
  figure.add(
    ...marks
      .filter(({ from, to }) => to > from)
      .map((mark) =>
        line(mark.from, mark.y, mark.to, mark.y, { ...whisker, "stroke-opacity": 0.6 }),
      ),
    ...labels.flatMap(({ leader }) => (leader === undefined ? [] : line(...leader, thin))),
    ...marks.map((mark) =>
      element("circle", { class: "factor", cx: mark.x, cy: mark.y, r: 1.9, fill: colors.main }),
    ),
    ...labels.map(({ left: from, middle, point }) =>
      drawText(from, middle, point.text, { role: "label" }),
    ),
    drawBottomAxis(frame, below),
    drawLeftAxis(frame, side),
  );
  figure.y = frame.bottom + heightBelow(below) + 2;
  const silent = marks.filter((mark) => !labels.some(({ point }) => point === mark));
  if (mostAlong > 0 && silent.length > 0) figure.note(nameSilent(silent.map(({ text }) => text)));
  if (points.length === 0) {
    figure.note("No trajectory has a number from each of its runs, so that nothing can be told.");
  } else {
    if (mostAlong === 0) figure.note("No factor moves the number.");
    const percent = Number((100 * confidence).toPrecision(4));
    figure.note(
      `${used} of ${trajectories} trajectories; whiskers: ${percent} % bootstrap intervals of µ*.`,
    );
  }
  return figure.finish();
}

const mostNamed = 12;

function nameSilent(names: readonly string[]): string {
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
  return `Without a label, from right to left: ${names.slice(0, mostNamed).join(", ")}${more}.`;
}
