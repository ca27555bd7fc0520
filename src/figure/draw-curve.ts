import { formatTicks } from "../numbers/format-ticks.ts";
import { niceTicks } from "../numbers/nice-steps.ts";
import { shorten, widthOf } from "../sweep/plots/text.ts";
import type { Box } from "./box.ts";
import type { FigureCurve } from "./content.ts";
import type { Inks } from "./inks.ts";
import type { Shape } from "./scene.ts";

/** Shares of the font's size: letters, ticks, what is between them, and lines. */
const TEXT = 0.85;
const TICK = 0.25;
const GAP = 0.25;
const THIN = 0.07;
const LINE = 0.16;
/** Of a day, an hour and a minute: from how many of them on time is written in it. */
const UNITS = [
  { name: "d", minutes: 1440, from: 2 },
  { name: "h", minutes: 60, from: 2 },
  { name: "min", minutes: 1, from: 0 },
] as const;

interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** A plot over time in its box: what it is above, numbers at the left and below, a line for each run. */
export function drawCurve(curve: FigureCurve, room: Box, font: number, inks: Inks): Shape[] {
  const size = TEXT * font;
  const until = Math.max(...curve.lines.flatMap(({ times }) => times), ...curve.moments, 1e-9);
  const unit = UNITS.find(({ minutes, from }) => until >= from * minutes) ?? UNITS[2];
  const across = axisOf([0, until / unit.minutes], Math.max(2, room.width / (5 * font)));
  const up = axisOf(rangeOf(curve), 4);
  const beside = Math.max(...up.ticks.map(({ text }) => widthOf(text, size)), 0);
  const frame: Box = {
    x: room.x + beside + (GAP + TICK) * font,
    y: room.y + 1.5 * font,
    width: room.width - beside - (GAP + TICK) * font - 0.8 * font,
    height: room.height - 1.5 * font - (TICK + GAP) * font - size,
  };
  const bottom = frame.y + frame.height;
  const x = (minutes: number): number =>
    frame.x + (frame.width * (minutes / unit.minutes - across.low)) / (across.high - across.low);
  const y = (value: number): number =>
    bottom - (frame.height * (value - up.low)) / (up.high - up.low);
  const title = curve.unit === "" ? curve.label : `${curve.label} (${curve.unit})`;
  const words = { kind: "text", size, color: inks.text } as const;
  const level = (minutes: number): [number, number][] => [
    [x(minutes), frame.y],
    [x(minutes), bottom],
  ];
  return [
    {
      ...words,
      text: shorten(title, room.width, font),
      size: font,
      x: room.x,
      y: room.y + 0.85 * font,
      align: "left",
    },
    {
      kind: "lines",
      lines: curve.moments.map(level),
      color: inks.line,
      lineWidth: THIN * font,
      opacity: 0.35,
    },
    {
      kind: "lines",
      lines: [
        [
          [frame.x, frame.y],
          [frame.x, bottom],
          [frame.x + frame.width, bottom],
        ],
        ...across.ticks.map(({ at }) => tick(x(at * unit.minutes), bottom, 0, TICK * font)),
        ...up.ticks.map(({ at }) => tick(frame.x, y(at), -TICK * font, 0)),
      ],
      color: inks.line,
      lineWidth: THIN * font,
    },
    ...across.ticks.map(
      ({ at, text }, index): Shape => ({
        ...words,
        // The last number says the unit.
        text: index === across.ticks.length - 1 ? `${text} ${unit.name}` : text,
        x: x(at * unit.minutes),
        y: bottom + (TICK + GAP) * font + 0.75 * size,
        align: "center",
      }),
    ),
    ...up.ticks.map(
      ({ at, text }): Shape => ({
        ...words,
        text,
        x: frame.x - (TICK + GAP) * font,
        y: y(at) + 0.35 * size,
        align: "right",
      }),
    ),
    ...curve.doses.map(
      (dose): Shape => ({
        kind: "mark",
        path: "M0 0L0.8 -1.3L-0.8 -1.3Z",
        x: x(dose),
        y: frame.y + 0.1 * font,
        scale: 0.35 * font,
        fill: inks.faint,
      }),
    ),
    ...curve.lines.map(
      ({ color, times, values }): Shape => ({
        kind: "lines",
        lines: pieces(times, values).map((piece) => piece.map(([at, value]) => [x(at), y(value)])),
        color,
        lineWidth: LINE * font,
      }),
    ),
  ];
}

function tick(x: number, y: number, dx: number, dy: number): [number, number][] {
  return [
    [x, y],
    [x + dx, y + dy],
  ];
}

/** An axis that begins and ends with its values, or has 0 where that is near. */
function axisOf([least, most]: readonly [number, number], count: number): Axis {
  const values = niceTicks(least, most, count);
  const texts = formatTicks([...values]);
  return {
    low: least,
    high: most,
    ticks: values.map((at, index) => ({ at, text: texts[index] ?? "" })),
  };
}

/** From 0 where all is above it and not far, with a little room. */
function rangeOf({ lines }: FigureCurve): readonly [number, number] {
  const values = lines.flatMap((line) => line.values).filter(Number.isFinite);
  if (values.length === 0) return [0, 1];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const span = most - least || Math.abs(most) || 1;
  const isNearZero = least >= 0 && least < 0.5 * most;
  if (most === least && most === 0) return [0, 1];
  return [isNearZero ? 0 : least - 0.05 * span, most + 0.05 * span];
}

/** A line in pieces, broken where a value is none. */
function pieces(
  times: readonly number[],
  values: readonly number[],
): readonly (readonly (readonly [number, number])[])[] {
  const found: [number, number][][] = [];
  let piece: [number, number][] = [];
  for (const [index, time] of times.entries()) {
    const value = values[index] ?? Number.NaN;
    if (Number.isFinite(value)) piece.push([time, value]);
    else {
      if (piece.length > 1) found.push(piece);
      piece = [];
    }
  }
  return piece.length > 1 ? [...found, piece] : found;
}
