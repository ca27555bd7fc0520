import { shorten, widthOf, wrap } from "../sweep/plots/text.ts";
import { t } from "../texts/text.ts";
import { barSize } from "./bar-parts.ts";
import { type Box, POINTS_PER_MM } from "./box.ts";
import type { FigureContent } from "./content.ts";
import { FigureError } from "./figure-error.ts";
import { flowLegend, type LegendPlace } from "./flow-legend.ts";

/** The size of a figure: mm, points of its text, and pixels of an inch. */
export interface FigureSize {
  readonly width: number;
  /** Absent: as high as its panels ask for. */
  readonly height?: number;
  readonly dpi: number;
  readonly fontSize: number;
}

/** A line of words in its place. */
export interface PlacedText {
  readonly text: string;
  readonly box: Box;
  /** points */
  readonly size: number;
  readonly isBold: boolean;
  readonly align: "left" | "center";
  /** Reads upwards. */
  readonly isUpright: boolean;
}

/** Where everything of a figure stands, points. */
export interface FigureLayout {
  readonly width: number;
  readonly height: number;
  /** Points of a pixel. */
  readonly pixel: number;
  readonly fontSize: number;
  readonly texts: readonly PlacedText[];
  /** By row, then column; corners and sides fall on whole pixels. */
  readonly panels: readonly (readonly Box[])[];
  /** One for each row that has a bar, or one for all. */
  readonly bars: readonly { readonly row: number; readonly box: Box }[];
  readonly legend: readonly LegendPlace[];
  /** Of each curve. */
  readonly curves: readonly Box[];
}

/** Shares of the font's size. */
const MARGIN = 0.6;
const GAP = 0.6;
const LINE = 1.3;
const TITLE = 1.2;
const SMALL = 0.85;
/** A panel is no smaller than this many letters are high. */
const LEAST_PANEL = 3.5;
const MOST_TITLE_LINES = 3;
/** A plot over time: height, least width, and what lies between two. */
const CURVE = { height: 9, least: 16, gap: 1.2 };

/**
 * Lays a figure out: title, titles of columns and rows, panels as large as there is room for, color bars at the
 * right, legend and caption below. Nothing overlaps. Throws FigureError where the panels would be too small.
 */
export function layOutFigure(content: FigureContent, size: FigureSize): FigureLayout {
  const { fontSize: font } = size;
  const pixel = 72 / size.dpi;
  const snap = (points: number): number => Math.round(points / pixel) * pixel;
  const width = snap(size.width * POINTS_PER_MM);
  const margin = MARGIN * font;
  const inner = width - 2 * margin;
  const gap = snap(GAP * font);
  const titles = wrap(content.title, inner, TITLE * font, true).slice(0, MOST_TITLE_LINES);
  const captions = wrap(content.caption, inner, SMALL * font);
  const legend = flowLegend([...content.rows, { title: "", legend: content.lines }], inner, font);
  const curves = placeCurves(content.curves.length, inner, font);
  const heads = {
    title: titles.length === 0 ? 0 : titles.length * TITLE * LINE * font + 0.3 * font,
    columns: content.columns.some((text) => text !== "") ? LINE * font + 0.15 * font : 0,
    rows: content.rows.some(({ title }) => title !== "") ? LINE * font + 0.15 * font : 0,
    bars: barRoom(content, font),
    curves: curves.height === 0 ? 0 : curves.height + 0.8 * font,
    legend: legend.height === 0 ? 0 : legend.height + 0.5 * font,
    caption: captions.length === 0 ? 0 : captions.length * SMALL * LINE * font + 0.4 * font,
  };
  const [columns, rows] = [content.columns.length, content.rows.length];
  const gaps = { across: gap * (columns - 1), down: gap * (rows - 1) };
  const below = heads.curves + heads.legend + heads.caption;
  const outer = 2 * margin + heads.title + heads.columns + below;
  const across = (inner - heads.rows - heads.bars - gaps.across) / columns;
  const wanted = size.height === undefined ? undefined : snap(size.height * POINTS_PER_MM);
  const down =
    wanted === undefined
      ? across / content.aspect
      : Math.min(across / content.aspect, (wanted - outer - gaps.down) / rows);
  const panel = {
    width: Math.floor((down * content.aspect) / pixel + 1e-6) * pixel,
    height: Math.floor(down / pixel + 1e-6) * pixel,
  };
  requireRoom(Math.min(panel.width, panel.height), font, size);
  const block = heads.rows + columns * panel.width + gaps.across + heads.bars;
  const height = wanted ?? snap(outer + gaps.down + rows * panel.height);
  const spare = height - outer - gaps.down - rows * panel.height;
  const left = margin + (inner - block) / 2;
  const top = margin + heads.title + Math.max(0, spare / 2);
  const [firstX, firstY] = [snap(left + heads.rows), snap(top + heads.columns)];
  const panels = content.rows.map((_, row) =>
    content.columns.map((__, column) => ({
      x: firstX + column * (panel.width + gap),
      y: firstY + row * (panel.height + gap),
      ...panel,
    })),
  );
  const end = firstY + rows * panel.height + gaps.down;
  const bottom = end + heads.curves;
  const lines = (texts: readonly string[], y: number, scale: number, isBold: boolean) =>
    texts.map((text, index): PlacedText => {
      const high = scale * LINE * font;
      const box = { x: margin, y: y + index * high, width: inner, height: high };
      return { text, box, size: scale * font, isBold, align: "left", isUpright: false };
    });
  return {
    width,
    height,
    pixel,
    fontSize: font,
    texts: [
      ...lines(titles, margin, TITLE, true),
      ...titlesOfColumns(content, panels[0] ?? [], heads.columns, font),
      ...titlesOfRows(content, panels, heads.rows, font),
      ...lines(captions, bottom + heads.legend + 0.4 * font, SMALL, false),
    ],
    panels,
    bars: placeBars(content, panels, heads.bars, font),
    legend: legend.places.map((place) => ({
      ...place,
      x: place.x + margin,
      y: place.y + bottom + 0.5 * font,
    })),
    curves: curves.places.map((place) => ({
      ...place,
      x: place.x + margin,
      y: place.y + end + 0.8 * font,
    })),
  };
}

/** Plots side by side, in as many rows as they need; from the corner of their strip. */
function placeCurves(count: number, width: number, font: number) {
  const gap = CURVE.gap * font;
  const most = Math.max(1, Math.floor((width + gap) / (CURVE.least * font + gap)));
  const rows = Math.ceil(count / most);
  const columns = Math.ceil(count / Math.max(rows, 1));
  const [wide, high] = [(width - gap * (columns - 1)) / columns, CURVE.height * font];
  const places = Array.from({ length: count }, (_, index): Box => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return { x: column * (wide + gap), y: row * (high + gap), width: wide, height: high };
  });
  return { places, height: rows === 0 ? 0 : rows * (high + gap) - gap };
}

function titlesOfColumns(
  { columns }: FigureContent,
  first: readonly Box[],
  room: number,
  font: number,
): readonly PlacedText[] {
  if (room === 0) return [];
  return columns.flatMap((title, column) => {
    const panel = first[column];
    if (panel === undefined || title === "") return [];
    const text = shorten(title, panel.width, font);
    const box = { x: panel.x, y: panel.y - room, width: panel.width, height: LINE * font };
    return [{ text, box, size: font, isBold: false, align: "center", isUpright: false }];
  });
}

function titlesOfRows(
  { rows }: FigureContent,
  panels: readonly (readonly Box[])[],
  room: number,
  font: number,
): readonly PlacedText[] {
  if (room === 0) return [];
  return rows.flatMap(({ title }, row) => {
    const panel = panels[row]?.[0];
    if (panel === undefined || title === "") return [];
    const text = shorten(title, panel.height, font, true);
    const box = { x: panel.x - room, y: panel.y, width: LINE * font, height: panel.height };
    return [{ text, box, size: font, isBold: true, align: "center", isUpright: true }];
  });
}

/** Points right of the panels that color bars take with what is between. */
function barRoom({ rows, isBarShared }: FigureContent, font: number): number {
  const bars = (isBarShared ? rows.slice(0, 1) : rows).flatMap(({ bar }) => bar ?? []);
  if (bars.length === 0) return 0;
  return GAP * font + Math.max(...bars.map((bar) => barSize(bar, font)));
}

function placeBars(
  { rows, isBarShared }: FigureContent,
  panels: readonly (readonly Box[])[],
  room: number,
  font: number,
): FigureLayout["bars"] {
  const place = (from: number, to: number): Box => {
    const last = panels[from]?.at(-1) as Box;
    const end = panels[to]?.at(-1) as Box;
    return {
      x: last.x + last.width + GAP * font,
      y: last.y,
      width: room - GAP * font,
      height: end.y + end.height - last.y,
    };
  };
  if (isBarShared) {
    const hasOne = rows[0]?.bar != null;
    return hasOne ? [{ row: 0, box: place(0, rows.length - 1) }] : [];
  }
  return rows.flatMap(({ bar }, row) => (bar === null ? [] : [{ row, box: place(row, row) }]));
}

function requireRoom(smallest: number, font: number, { width, height }: FigureSize): void {
  if (smallest >= LEAST_PANEL * font) return;
  const size = height === undefined ? t`${width} mm wide` : t`${width} × ${height} mm large`;
  throw new FigureError(
    `In a figure ${size} with text of ${font} points no room is left for its panels; make it larger, the text smaller, or show fewer panels.`,
  );
}

/** Points that a text of a layout takes, at most. */
export function roomOf({ text, size, isBold }: PlacedText): number {
  return widthOf(text, size, isBold);
}
