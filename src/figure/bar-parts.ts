import { formatTicks } from "../numbers/format-ticks.ts";
import { niceTicks } from "../numbers/nice-steps.ts";
import { widthOf } from "../sweep/plots/text.ts";
import type { FigureBar } from "./content.ts";

/** Shares of the font's size. */
export const BAR_WIDTH = 0.9;
export const TICK = 0.25;
export const TICK_GAP = 0.2;
export const TICK_TEXT = 0.85;
const LABEL_GAP = 0.25;
const LABEL = 1.2;
/** Numbers at a bar, about; fewer where it is short. */
const COUNT = 4;
/** From one number to the next, in letters' heights. */
const APART = 1.3;

export interface BarTick {
  readonly value: number;
  readonly text: string;
}

/** Numbers at a color bar that is so long (points); absent: the most that there may be. */
export function barTicks(
  { window: [low, high] }: FigureBar,
  font: number,
  length = Number.POSITIVE_INFINITY,
): readonly BarTick[] {
  const values = niceTicks(low, high, COUNT);
  const texts = formatTicks([...values]);
  const room = Math.max(1, Math.floor(length / (APART * TICK_TEXT * font)));
  const every = Math.max(1, Math.ceil(values.length / room));
  return values
    .map((value, index) => ({ value, text: texts[index] ?? "" }))
    .filter((_, index) => index % every === 0);
}

/** What is written along it: name and unit, or the unit alone where the row has the name. */
export function barLabel({ label, unit, isNamed }: FigureBar): string {
  if (isNamed) return unit;
  return unit === "" ? label : `${label} (${unit})`;
}

/** Points across that a color bar takes with its numbers and its label. */
export function barSize(bar: FigureBar, font: number): number {
  const ticks = barTicks(bar, font).map(({ text }) => widthOf(text, TICK_TEXT * font));
  const numbers = (TICK + TICK_GAP) * font + Math.max(0, ...ticks);
  const label = barLabel(bar) === "" ? 0 : (LABEL_GAP + LABEL) * font;
  return BAR_WIDTH * font + numbers + label;
}
