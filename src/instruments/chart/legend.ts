import { formatUnit } from "../../numbers/format-unit.ts";
import type { Column } from "../instrument.ts";
import { type ChartStyle, LINE, TEXT, words } from "./frame.ts";
import { node, type SvgNode, widthOfText } from "./node.ts";

/** A heading of colors with what they stand for and their unit, and how high it is, px. */
export interface Legend {
  readonly nodes: readonly SvgNode[];
  readonly height: number;
}

/** Rows of entries that are not wider than there is room. */
export function drawLegend(
  columns: readonly Column[],
  left: number,
  top: number,
  right: number,
  style: ChartStyle,
): Legend {
  const nodes: SvgNode[] = [];
  let [x, y] = [left, top];
  columns.forEach(({ label, unit, color }, index) => {
    const isLast = index === columns.length - 1;
    const name = formatUnit(unit);
    const text = cut(isLast && name !== "" ? `${label}, ${name}` : label, right - left - 14);
    const width = 14 + widthOfText(text, TEXT);
    if (x > left && x + width > right) {
      x = left;
      y += LINE;
    }
    nodes.push(
      node("circle", { cx: x + 4, cy: y + 8, r: 3.5, fill: style.curve(color ?? style.ink) }),
      words(x + 12, y + 12, text, { fill: style.ink }),
    );
    x += width + 10;
  });
  return { nodes, height: y + LINE - top };
}

/** Within a width; what is too long ends in an ellipsis. */
export function cut(text: string, width: number): string {
  if (widthOfText(text, TEXT) <= width) return text;
  return `${[...text].slice(0, Math.max(1, Math.floor(width / (0.55 * TEXT)) - 1)).join("")}…`;
}
