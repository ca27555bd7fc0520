import { COLOR_MAP_SIZE, colorMapTable } from "../look/color-maps.ts";
import type { SingleFieldView } from "../look/field/setting.ts";
import { CELL_HEAD, type Cell } from "../look/multiples/cells.ts";
import { formatNumber } from "../numbers/format-number.ts";
import { type Context2D, drawText, type TextStyle, textWidth } from "./draw-text.ts";

const TITLE: TextStyle = { size: 12, weight: 600, color: "#ffffff" };
const NUMBER: TextStyle = { size: 11, weight: 500, color: "rgba(255, 255, 255, 0.85)" };
const PAD = 8;
const GROUND = "#05070a";
const BAR = { top: 23, height: 8 };

/** Above each of several tissues what it shows, and its color bar. Lengths are px of the present transform. */
export function drawCellHeads(
  context: Context2D,
  parts: readonly SingleFieldView[],
  cells: readonly Cell[],
): void {
  cells.forEach((cell, index) => {
    const part = parts[index];
    if (part !== undefined) drawHead(context, part, cell);
  });
}

function drawHead(context: Context2D, part: SingleFieldView, { left, top, width }: Cell): void {
  context.fillStyle = GROUND;
  context.fillRect(left, top, width, CELL_HEAD);
  const title = part.unit === "" ? part.label : `${part.label}, ${part.unit}`;
  drawText(context, title, left + PAD, top + 15, TITLE);
  const [low, high] = part.window.map((value) => formatNumber(value)) as [string, string];
  const [before, after] = [textWidth(context, low, NUMBER), textWidth(context, high, NUMBER)];
  const from = left + PAD + before + 6;
  const to = left + width - PAD - after - 6;
  const base = top + BAR.top + BAR.height;
  drawText(context, low, left + PAD, base, NUMBER);
  drawText(context, high, to + 6, base, NUMBER);
  if (to - from < 10) return;
  const table = colorMapTable(part.map);
  const gradient = context.createLinearGradient(from, 0, to, 0);
  for (let entry = 0; entry < COLOR_MAP_SIZE; entry += 5) {
    const [red, green, blue] = table.subarray(4 * entry, 4 * entry + 3);
    gradient.addColorStop(entry / (COLOR_MAP_SIZE - 1), `rgb(${red} ${green} ${blue})`);
  }
  context.fillStyle = gradient;
  context.fillRect(from, top + BAR.top, to - from, BAR.height);
}

/** The pointer in every cell. `x`, `y`: px from a cell's corner. */
export function drawPointer(context: Context2D, x: number, y: number): void {
  for (const [color, width] of [
    ["rgba(0, 0, 0, 0.6)", 3],
    ["#ffffff", 1],
  ] as const) {
    context.beginPath();
    context.moveTo(x - 7, y);
    context.lineTo(x + 7, y);
    context.moveTo(x, y - 7);
    context.lineTo(x, y + 7);
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke();
  }
}

/** The line between two looks in a picture that has no wiper. */
export function drawSplit(context: Context2D, x: number, height: number): void {
  context.fillStyle = "rgba(0, 0, 0, 0.5)";
  context.fillRect(x - 1.5, 0, 3, height);
  context.fillStyle = "#ffffff";
  context.fillRect(x - 0.5, 0, 1, height);
}
