import type { LegendEntry } from "../look/look.ts";
import { cellMark } from "../look/tissue/cell-mark.ts";
import { widthOf } from "../sweep/plots/text.ts";
import { DETAIL_GAP, DETAIL_TEXT, ENTRY_TEXT, type LegendPlace, MARK_ROOM } from "./flow-legend.ts";
import type { Inks } from "./inks.ts";
import type { Shape } from "./scene.ts";

const CIRCLE = "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z";
const NUCLEUS = "#4668d8";
const RIM = "rgba(0,0,0,0.55)";

/** The entries of a legend where they were laid out. */
export function drawLegend(places: readonly LegendPlace[], font: number, inks: Inks): Shape[] {
  return places.flatMap(({ x, y, height, entry, text, detail }) => {
    const size = ENTRY_TEXT * font;
    const middle = y + height / 2;
    const baseline = middle + 0.35 * size;
    const start = x + (entry === null ? 0 : MARK_ROOM * font);
    const isBold = entry === null;
    return [
      ...(entry === null ? [] : drawMark(entry, x + 0.55 * font, middle, font)),
      words(text, start, baseline, size, inks.text, isBold),
      ...(detail === ""
        ? []
        : [
            words(
              detail,
              start + widthOf(text, size, isBold) + DETAIL_GAP * font,
              baseline,
              DETAIL_TEXT * font,
              inks.faint,
              false,
            ),
          ]),
    ];
  });
}

function words(
  text: string,
  x: number,
  y: number,
  size: number,
  color: string,
  isBold: boolean,
): Shape {
  return { kind: "text", text, x, y, size, color, align: "left", isBold };
}

/** What stands for an entry, about its middle: a light, a line, an arrow or a small cell. */
function drawMark(
  { mark, shape, color }: LegendEntry,
  x: number,
  y: number,
  font: number,
): Shape[] {
  if (shape !== undefined) {
    const { outline, nucleus, dashed } = cellMark(shape);
    const scale = 0.6 * font;
    return [
      {
        kind: "mark",
        path: outline,
        x,
        y,
        scale,
        fill: color,
        fillOpacity: 0.35,
        stroke: color,
        lineWidth: 0.11 * font,
        ...(dashed && { dash: [0.35, 0.28] }),
      },
      { kind: "mark", path: nucleus, x, y, scale, fill: NUCLEUS },
    ];
  }
  if (mark === "light") {
    const lineWidth = 0.05 * font;
    return [
      { kind: "mark", path: CIRCLE, x, y, scale: 0.38 * font, fill: color, stroke: RIM, lineWidth },
    ];
  }
  const half = 0.5 * font;
  const head = 0.26 * font;
  const lines: [number, number][][] = [
    [
      [x - half, y],
      [x + half, y],
    ],
  ];
  if (mark === "arrow") {
    lines.push([
      [x + half - head, y - head],
      [x + half, y],
      [x + half - head, y + head],
    ]);
  }
  return [
    { kind: "lines", lines, color: RIM, lineWidth: 0.26 * font },
    { kind: "lines", lines, color, lineWidth: 0.14 * font },
  ];
}
