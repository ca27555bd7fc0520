import { type Axis, type Frame, makeAxis } from "./axis.ts";
import { element, line } from "./svg.ts";
import { drawText, shorten, textColor, textSize, widthOf } from "./text.ts";

const barWidth = 7;
const steps = 64;

export interface ColorBar {
  readonly axis: Axis;
  /** Points right of the panel that it takes. */
  readonly width: number;
  color(value: number): string;
  colorAt(share: number): string;
}

interface Options {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly scale?: "linear" | "log";
  readonly length: number;
  /** Of a place along the bar, 0 to 1. */
  readonly colorAt: (share: number) => string;
}

/** Colours of numbers, and how wide a bar with ticks is that tells them. */
export function makeColorBar({ colorAt, ...options }: Options): ColorBar {
  const axis = makeAxis({ ...options, isVertical: true });
  const widest = Math.max(0, ...axis.ticks.map(({ text }) => widthOf(text)));
  return {
    axis,
    width: 8 + barWidth + 4.5 + widest + (options.label === "" ? 0 : textSize + 3),
    colorAt,
    color: (value) => colorAt(Math.min(Math.max(axis.share(value), 0), 1)),
  };
}

/** Draws the bar right of a panel, as high as this. */
export function drawColorBar(
  { axis, width, colorAt }: ColorBar,
  { right, top, bottom }: Frame,
): string {
  const left = right + 8;
  const height = bottom - top;
  const cells = Array.from({ length: steps }, (_, index) =>
    element("rect", {
      x: left,
      y: bottom - ((index + 1) / steps) * height,
      width: barWidth,
      // Overlaps the one above, so that no seam shows.
      height: height / steps + (index === 0 ? 0 : 0.4),
      fill: colorAt((index + 0.5) / steps),
    }),
  ).reverse();
  const ticks = axis.ticks.flatMap((tick) => {
    const y = bottom - axis.share(tick.value) * height;
    const end = left + barWidth;
    return [
      line(end, y, end + 2, y, { stroke: textColor, "stroke-width": 0.6 }),
      drawText(end + 4, y, tick.text, { role: "bar-tick" }),
    ];
  });
  const label = shorten(axis.label, height);
  const middle = (top + bottom) / 2;
  return element(
    "g",
    {},
    ...cells,
    ...ticks,
    label === ""
      ? ""
      : drawText(right + width - textSize / 2, middle, label, {
          anchor: "middle",
          isUpright: true,
        }),
  );
}
