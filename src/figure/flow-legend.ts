import type { LegendEntry } from "../look/look.ts";
import { shorten, widthOf } from "../sweep/plots/text.ts";
import type { FigureRow } from "./content.ts";

/** A title or an entry of a legend: its place, points from the legend's corner. */
export interface LegendPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** null: a title. */
  readonly entry: LegendEntry | null;
  readonly text: string;
  /** Said smaller, after the text. */
  readonly detail: string;
}

/** Shares of the font's size. */
export const MARK_ROOM = 1.5;
export const ENTRY_TEXT = 0.9;
export const DETAIL_TEXT = 0.8;
export const DETAIL_GAP = 0.35;
const LINE = 1.4;
const APART = 1.1;

/** The legends of all rows as lines of entries, each legend once; with the row's title where there are several. */
export function flowLegend(
  rows: readonly Pick<FigureRow, "title" | "legend">[],
  width: number,
  font: number,
): { readonly places: readonly LegendPlace[]; readonly height: number } {
  const keyOf = (row: Pick<FigureRow, "legend">): string => JSON.stringify(row.legend);
  const own = rows.filter(
    (row, index) =>
      row.legend.length > 0 && rows.findIndex((other) => keyOf(other) === keyOf(row)) === index,
  );
  const titled = own.filter(({ title }) => title !== "").length;
  const places: LegendPlace[] = [];
  let y = 0;
  for (const { title, legend } of own) {
    let x = 0;
    const put = (entry: LegendEntry | null, said: string, more: string): void => {
      const { text, detail, wide } = fitted(entry, said, more, width, font);
      if (x > 0 && x + wide > width) {
        x = 0;
        y += LINE * font;
      }
      places.push({ x, y, width: wide, height: LINE * font, entry, text, detail });
      x += wide + APART * font;
    };
    if (titled > 1 && title !== "") put(null, title, "");
    for (const entry of legend) put(entry, entry.text, entry.detail);
    y += LINE * font;
  }
  return { places, height: y };
}

/** What of an entry goes into a width: all, without its detail, or the beginning and end of its text. */
function fitted(
  entry: LegendEntry | null,
  text: string,
  detail: string,
  most: number,
  font: number,
) {
  const room = entry === null ? 0 : MARK_ROOM * font;
  const isBold = entry === null;
  const plain = room + widthOf(text, ENTRY_TEXT * font, isBold);
  const after = detail === "" ? 0 : DETAIL_GAP * font + widthOf(detail, DETAIL_TEXT * font);
  if (plain + after <= most) return { text, detail, wide: plain + after };
  if (plain <= most) return { text, detail: "", wide: plain };
  const shorter = shorten(text, most - room, ENTRY_TEXT * font, isBold);
  return {
    text: shorter,
    detail: "",
    wide: Math.min(most, room + widthOf(shorter, ENTRY_TEXT * font, isBold)),
  };
}
