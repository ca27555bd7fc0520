import { type Figure, figureWidth, margin } from "./figure.ts";
import { element } from "./svg.ts";
import { drawText, shorten, widthOf } from "./text.ts";

export interface LegendEntry {
  readonly text: string;
  readonly color: string;
}

const swatch = 9;
const rowHeight = 10;

/** Rows of a heading and colours with what they stand for, below the title. */
export function drawLegend(figure: Figure, heading: string, entries: readonly LegendEntry[]): void {
  let x = margin;
  const right = figureWidth - margin;
  const place = (width: number) => {
    if (x > margin && x + width > right) {
      x = margin;
      figure.y += rowHeight;
    }
  };
  if (heading !== "") {
    const text = shorten(heading, right - margin);
    figure.add(drawText(x, figure.y + 4, text));
    x += widthOf(text) + 7;
  }
  for (const { text, color } of entries) {
    const shown = shorten(text, right - margin - swatch - 3);
    const width = swatch + 3 + widthOf(shown);
    place(width);
    figure.add(
      element("rect", { x, y: figure.y + 2, width: swatch, height: 4, fill: color }),
      drawText(x + swatch + 3, figure.y + 4, shown, { role: "legend" }),
    );
    x += width + 8;
  }
  figure.y += rowHeight + 3;
}
