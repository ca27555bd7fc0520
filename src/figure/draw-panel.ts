import { widthOf } from "../sweep/plots/text.ts";
import type { Box } from "./box.ts";
import type { PanelContent } from "./content.ts";
import { DARK, type PanelNotes, panelNotes } from "./panel-notes.ts";
import type { Shape } from "./scene.ts";

/** Letters of contours' levels and of axes, as a share of the font's size. */
const LEVEL = 0.8;
/** px of the letters that the placing of levels and numbers counts with (look/overlay, view). */
const PLACED_FOR = 11;
/** Lines of contours and arrows: shares of the font's size. */
const LINE = 0.12;
const LINE_RIM = 0.26;

/** What lies over a panel's raster, as vectors: contours with levels, a flux, numbers of a box, then words. */
export function drawPanel(panel: PanelContent, box: Box, font: number, notes: PanelNotes): Shape[] {
  const written = panelNotes(panel, box, font, notes);
  return [
    {
      kind: "clip",
      box,
      shapes: [
        ...drawContours(
          panel,
          box,
          font,
          written.map((note) => note.box),
        ),
        ...drawArrows(panel, box, font),
        ...drawAxes(panel, box, font),
      ],
    },
    ...written.flatMap(({ shapes }) => shapes),
  ];
}

/** From um of the domain to points of the figure. */
function placer({ region, shift }: PanelContent, box: Box) {
  const scale = box.width / region.width;
  return {
    scale,
    place: ([x, y]: readonly [number, number]): readonly [number, number] => [
      box.x + (x + shift[0] - region.left) * scale,
      box.y + (region.height - (y + shift[1] - region.bottom)) * scale,
    ],
  };
}

/** Levels are not written where something else is. */
function drawContours(panel: PanelContent, box: Box, font: number, taken: readonly Box[]): Shape[] {
  const { scale, place } = placer(panel, box);
  const lines = panel.contours.flatMap(({ contour, lines: traced }): Shape[] => {
    const placed = traced.map((line) => line.map(place));
    return placed.length === 0
      ? []
      : [
          { kind: "lines", lines: placed, color: DARK, lineWidth: LINE_RIM * font },
          { kind: "lines", lines: placed, color: contour.color, lineWidth: LINE * font },
        ];
  });
  const size = LEVEL * font;
  const labels = panel.labels((scale * PLACED_FOR) / size).flatMap((label): Shape[] => {
    const [x, y] = place([label.x, label.y]);
    const { text, color, angle } = label;
    const half = widthOf(text, size, true) / 2;
    if (taken.some((one) => isNear(one, x, y, half))) return [];
    const lift = 0.35 * size;
    return [
      {
        kind: "text",
        text,
        x: x - lift * Math.sin(angle),
        y: y - lift * Math.cos(angle),
        size,
        color,
        align: "center",
        isBold: true,
        angle: -angle,
        rim: DARK,
      },
    ];
  });
  return [...lines, ...labels];
}

/** Whether a place is less than a distance from a box. */
function isNear({ x, y, width, height }: Box, atX: number, atY: number, distance: number): boolean {
  const across = Math.max(x - atX, 0, atX - x - width);
  const down = Math.max(y - atY, 0, atY - y - height);
  return Math.hypot(across, down) < distance;
}

function drawArrows(panel: PanelContent, box: Box, font: number): Shape[] {
  const { scale, place } = placer(panel, box);
  const { color, isHeaded } = panel.arrowStyle;
  const arrows = panel.arrows((scale * PLACED_FOR) / font);
  const drawn = arrows.map(({ points, opacity }) => {
    const line = points.map(place);
    return { lines: isHeaded ? [line, headOf(line, font)] : [line], opacity };
  });
  return [
    { color: "rgba(0,0,0,0.55)", lineWidth: LINE_RIM * font },
    { color, lineWidth: LINE * font },
  ].flatMap((pass) => drawn.map((arrow): Shape => ({ kind: "lines", ...arrow, ...pass })));
}

function headOf(
  line: readonly (readonly [number, number])[],
  font: number,
): readonly (readonly [number, number])[] {
  const [tip, before] = [line.at(-1), line.at(-2)];
  if (tip === undefined || before === undefined) return [];
  const [dx, dy] = [tip[0] - before[0], tip[1] - before[1]];
  const size = Math.min(0.4 * Math.hypot(dx, dy), 0.55 * font);
  const side = (turn: number): readonly [number, number] => {
    const way = Math.atan2(dy, dx) + turn;
    return [tip[0] + size * Math.cos(way), tip[1] + size * Math.sin(way)];
  };
  return [side(-2.6), tip, side(2.6)];
}

function drawAxes(panel: PanelContent, box: Box, font: number): Shape[] {
  const size = LEVEL * font;
  // The picture in px whose letters are as large as they are placed for.
  const point = size / PLACED_FOR;
  const marks = panel.axes(box.width / point);
  if (marks === null) return [];
  const place = ([x, y]: readonly [number, number]): readonly [number, number] => [
    box.x + x * point,
    box.y + y * point,
  ];
  return [
    {
      kind: "lines",
      lines: marks.lines.map((line) => line.map(place)),
      color: "rgba(183,188,198,0.7)",
      lineWidth: 0.08 * font,
    },
    ...marks.texts.map(({ text, at, align }): Shape => {
      const [x, y] = place(at);
      return { kind: "text", text, x, y, size, color: "#d5d9e0", align, rim: DARK };
    }),
  ];
}
