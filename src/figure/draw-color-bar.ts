import { COLOR_MAP_SIZE, colorMapTable } from "../look/color-maps.ts";
import { shorten } from "../sweep/plots/text.ts";
import { BAR_WIDTH, barLabel, barTicks, TICK, TICK_GAP, TICK_TEXT } from "./bar-parts.ts";
import type { Box } from "./box.ts";
import type { FigureBar } from "./content.ts";
import type { Inks } from "./inks.ts";
import type { Shape } from "./scene.ts";

/** Colors of a map that are written into a file: more are not told apart. */
const STOPS = 52;
/** Of the triangle at an end beyond which there are other values, as a share of the font's size. */
const TIP = 0.6;
/** A bar longer than this many letters are high tells no more. */
const LONGEST = 30;

/** A color bar in its box: numbers at its right, its label beside them reading upwards. */
export function drawColorBar(bar: FigureBar, room: Box, font: number, inks: Inks): Shape[] {
  const tips = { under: bar.under === undefined ? 0 : TIP, over: bar.over === undefined ? 0 : TIP };
  const most = Math.min(room.height, LONGEST * font);
  const top = room.y + (room.height - most) / 2 + tips.over * font;
  const height = most - (tips.under + tips.over) * font;
  const box: Box = { x: room.x, y: top, width: BAR_WIDTH * font, height };
  const [low, high] = bar.window;
  const at = (value: number): number => top + height * (1 - (value - low) / (high - low));
  const right = box.x + box.width;
  const lineWidth = 0.07 * font;
  const size = TICK_TEXT * font;
  const ticks = barTicks(bar, font, height);
  const label = barLabel(bar);
  return [
    { kind: "ramp", box, colors: colorsOf(bar) },
    { kind: "rectangle", box, stroke: inks.line, lineWidth },
    ...levels(bar, box, at, font),
    ...tip(bar.over, box.x, top, box.width, -TIP * font, inks, lineWidth),
    ...tip(bar.under, box.x, top + height, box.width, TIP * font, inks, lineWidth),
    {
      kind: "lines",
      lines: ticks.map(({ value }) => [
        [right, at(value)],
        [right + TICK * font, at(value)],
      ]),
      color: inks.line,
      lineWidth,
    },
    ...ticks.map(
      ({ value, text }): Shape => ({
        kind: "text",
        text,
        x: right + (TICK + TICK_GAP) * font,
        // A number at an end of the bar stays within the row.
        y:
          Math.min(Math.max(at(value), room.y + 0.4 * size), room.y + room.height - 0.4 * size) +
          0.35 * size,
        size,
        color: inks.text,
        align: "left",
      }),
    ),
    ...(label === ""
      ? []
      : [
          {
            kind: "text",
            text: shorten(label, room.height, font),
            x: room.x + room.width - 0.25 * font,
            y: room.y + room.height / 2,
            size: font,
            color: inks.text,
            align: "center",
            angle: -Math.PI / 2,
          } as const,
        ]),
  ];
}

function colorsOf({ map }: FigureBar): readonly string[] {
  const table = colorMapTable(map);
  return Array.from({ length: STOPS }, (_, stop) => {
    const entry = Math.round((stop / (STOPS - 1)) * (COLOR_MAP_SIZE - 1));
    const [red, green, blue] = table.subarray(4 * entry, 4 * entry + 3);
    return `rgb(${red},${green},${blue})`;
  });
}

/** The field's own contours as lines across the bar. */
function levels(
  { contours, field, window: [low, high] }: FigureBar,
  box: Box,
  at: (value: number) => number,
  font: number,
): Shape[] {
  return contours
    .filter((one) => one.field === field && one.level > low && one.level < high)
    .flatMap(({ level, color }): Shape[] => {
      const line = [
        [box.x, at(level)],
        [box.x + box.width, at(level)],
      ] as const;
      return [
        { kind: "lines", lines: [line], color: "rgba(0,0,0,0.55)", lineWidth: 0.3 * font },
        { kind: "lines", lines: [line], color, lineWidth: 0.15 * font },
      ];
    });
}

function tip(
  fill: string | undefined,
  x: number,
  y: number,
  width: number,
  height: number,
  { line: stroke }: Inks,
  lineWidth: number,
): Shape[] {
  if (fill === undefined) return [];
  const path = `M0 0L1 0L0.5 ${height / width}Z`;
  return [{ kind: "mark", path, x, y, scale: width, fill, stroke, lineWidth }];
}
