import { unitText } from "./number-text.ts";
import { element, escapeXml, place } from "./svg.ts";
import { drawText, shorten, textColor, textSize, widthOf, wrap } from "./text.ts";

/** Width of a column of a journal, 3.5 in, in points. */
export const figureWidth = 252;
/** White around everything. */
export const margin = 4;

/** What a figure shows the values of. */
export interface Quantity {
  readonly name: string;
  /** As the model writes it; "" where it is not known. */
  readonly unit: string;
  /** What these are values of, such as a preset. */
  readonly of?: string;
}

/** Something that differs from run to run. */
export interface PlotFactor {
  readonly name: string;
  readonly unit: string;
  readonly scale: "linear" | "log";
}

/** A level of a factor: a number in its unit, or a text. */
export type Level = number | string;

/** "name (unit)". */
export function labelOf({ name, unit }: Pick<Quantity, "name" | "unit">): string {
  const text = unitText(unit);
  return text === "" ? name : `${name} (${text})`;
}

/** The same within a width: what is too long of the name is cut, the unit stays. */
export function fitLabel(quantity: Pick<Quantity, "name" | "unit">, width: number): string {
  const whole = labelOf(quantity);
  if (widthOf(whole) <= width) return whole;
  const unit = unitText(quantity.unit);
  const end = unit === "" ? "" : ` (${unit})`;
  const room = width - widthOf(end);
  return room > 3 * textSize ? `${shorten(quantity.name, room)}${end}` : shorten(whole, width);
}

/** Parts of a figure that stack from top to bottom. */
export class Figure {
  readonly #title: string;
  readonly #parts: string[] = [];
  /** Where the next part begins. */
  y = margin;

  /** Begins with the title: the quantity, its unit, and whose it is. */
  constructor(quantity: Quantity) {
    const label = labelOf(quantity);
    this.#title = quantity.of === undefined ? label : `${label}, ${quantity.of}`;
    const lines = wrap(this.#title, figureWidth - 2 * margin, 8, true);
    for (const text of lines.slice(0, 3)) {
      this.add(drawText(margin, this.y + 5, text, { size: 8, isBold: true }));
      this.y += 10.5;
    }
    this.y += 5;
  }

  add(...parts: readonly string[]): void {
    this.#parts.push(...parts);
  }

  /** Small print below what has been drawn. */
  note(text: string): void {
    for (const each of wrap(text, figureWidth - 2 * margin, 6)) {
      this.add(drawText(margin, this.y + 4, each, { size: 6, color: "#555555" }));
      this.y += 8;
    }
  }

  /** The SVG document. */
  finish(): string {
    const height = this.y + margin;
    return `${element(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        width: `${place(figureWidth / 72)}in`,
        height: `${place(height / 72)}in`,
        viewBox: `0 0 ${place(figureWidth)} ${place(height)}`,
        "font-family": "Helvetica, Arial, 'Liberation Sans', sans-serif",
        "font-size": textSize,
        fill: textColor,
      },
      element("title", {}, escapeXml(this.#title)),
      element("rect", { width: figureWidth, height, fill: "#ffffff" }),
      ...this.#parts,
    )}\n`;
  }
}

/** Says how many runs have no value, if any. */
export function noteMissing(figure: Figure, missing: number, all: number): void {
  if (missing > 0) figure.note(`${missing} of ${all} runs have no value.`);
}
