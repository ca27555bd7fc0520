import { encodePngUrl } from "../../data/encode-png.ts";
import { COLOR_MAP_SIZE, colorMapTable } from "../../look/color-maps.ts";
import { formatTicks } from "../../numbers/format-ticks.ts";
import { formatUnit } from "../../numbers/format-unit.ts";
import type { Column } from "../instrument.ts";
import { axisOf } from "./axis.ts";
import type { DrawnPart } from "./draw-chart.ts";
import {
  BELOW,
  type ChartStyle,
  drawHorizontal,
  drawVertical,
  type Frame,
  LINE,
  TEXT,
  widthBeside,
  words,
  yAt,
} from "./frame.ts";
import { cut } from "./legend.ts";
import { node, widthOfText } from "./node.ts";

const HEIGHT = 150;
const BAR = 60;

/** Where a map is drawn, px, and the values of the first and the last color. */
interface MapArea {
  readonly width: number;
  readonly top: number;
  readonly range: readonly [number, number];
}

/** A color for each time and place: rows of one time together, each with the same places. */
export function drawMap(
  x: Column,
  y: Column,
  value: Column,
  { width, top, range }: MapArea,
  style: ChartStyle,
): DrawnPart {
  const up = axisOf(y, y.values, 4);
  const left = Math.max(widthBeside(up), 24);
  const right = width - 10;
  const times = [...new Set(x.values)];
  const places = Math.round(x.values.length / Math.max(times.length, 1));
  const across = axisOf(x, x.values, Math.max(2, Math.floor((right - left) / 52)));
  const head = top + 2 * LINE + 4;
  const frame: Frame = { left, right, top: head, bottom: head + HEIGHT };
  const [low, high] = range;
  const table = colorMapTable("viridis");
  const entryOf = (share: number): number =>
    4 * Math.round(Math.min(Math.max(share, 0), 1) * (COLOR_MAP_SIZE - 1));
  const pixels = new Uint8Array(3 * times.length * places);
  value.values.forEach((one, row) => {
    const column = Math.floor(row / places);
    const line = places - 1 - (row % places);
    const entry = entryOf(high > low ? (one - low) / (high - low) : 0);
    pixels.set(table.subarray(entry, entry + 3), 3 * (column + times.length * line));
  });
  const strip = Uint8Array.from(
    { length: 3 * COLOR_MAP_SIZE },
    (_, index) => table[4 * Math.floor(index / 3) + (index % 3)]!,
  );
  const [first = "", last = ""] = formatTicks([low, high]);
  const unit = formatUnit(value.unit);
  const legend = unit === "" ? value.label : `${value.label}, ${unit}`;
  const barLeft = right - BAR - widthOfText(last, TEXT) - 4;
  const rest = barLeft - widthOfText(first, TEXT) - 8 - left;
  const image = { preserveAspectRatio: "none", "image-rendering": "pixelated" };
  return {
    nodes: [
      words(left, top + 12, cut(legend, rest), { fill: style.ink }),
      words(barLeft - 4, top + 12, first, { fill: style.faint, "text-anchor": "end" }),
      node("image", {
        x: barLeft,
        y: top + 4,
        width: BAR,
        height: 9,
        preserveAspectRatio: "none",
        href: encodePngUrl(strip, COLOR_MAP_SIZE, 1),
      }),
      words(right, top + 12, last, { fill: style.faint, "text-anchor": "end" }),
      words(left, top + LINE + 12, up.label, { fill: style.faint }),
      node("image", {
        x: frame.left,
        y: frame.top,
        width: frame.right - frame.left,
        height: frame.bottom - frame.top,
        ...image,
        href: encodePngUrl(pixels, times.length, places),
      }),
      ...drawVertical(frame, up, { ...style, grid: "none" }).filter(({ tag }) => tag === "text"),
      ...drawHorizontal(frame, across, style),
    ],
    height: yAt(frame, up, up.low) + BELOW,
    across: { frame, low: across.low, high: across.high, up: [up.low, up.high] },
  };
}
