import { type Axis, type AxisOptions, makeAxis, type TickStyle } from "./axis.ts";
import type { Level, PlotFactor } from "./figure.ts";
import { levelText } from "./levels.ts";
import { shorten, textSize, widthOf } from "./text.ts";
import type { Tick } from "./ticks.ts";

/** From so many evenly spaced numbers on, ticks stand at round numbers instead of at the levels. */
const manyLevels = 9;
/** Longer names of levels are shortened. */
const longestLabel = 62;

/** Levels in cells of equal size along an axis, and how its ticks' labels stand. */
export interface LevelAxis extends TickStyle {
  readonly axis: Axis;
}

interface Options {
  readonly factor: PlotFactor;
  readonly levels: readonly Level[];
  readonly label: string;
  readonly length: number;
  readonly isVertical?: boolean;
}

export function levelAxis({
  factor,
  levels,
  label,
  length,
  isVertical = false,
}: Options): LevelAxis {
  const even =
    evenEnds(levels, factor.scale) ?? evenEnds(levels, "log") ?? evenEnds(levels, "linear");
  if (even !== undefined) {
    const axis = makeAxis({ ...even, label, length, isVertical });
    return { axis, isUpright: false, depth: depthOf(axis.ticks, isVertical) };
  }
  const cell = length / Math.max(levels.length, 1);
  const texts = levels.map((level) => shorten(levelText(level), longestLabel));
  const widest = Math.max(0, ...texts.map((text) => widthOf(text)));
  const isNumeric = levels.every((level) => typeof level === "number");
  const isWide = !isVertical && widest + 4 > cell;
  const isUpright = isWide && !(isNumeric && widest + 4 <= 4 * cell);
  const needed = isVertical || isUpright ? 1.25 * textSize : widest + 4;
  const every = Math.max(1, Math.ceil(needed / cell - 1e-9));
  const ticks = texts.flatMap((text, value) => (value % every === 0 ? [{ value, text }] : []));
  const share = (value: number) => (value + 0.5) / levels.length;
  const axis = { label, low: 0, high: levels.length, share, ticks, minor: [] };
  return { axis, isUpright, depth: depthOf(ticks, isVertical || isUpright) };
}

function depthOf(ticks: readonly Tick[], isAcross: boolean): number {
  return isAcross ? Math.max(0, ...ticks.map(({ text }) => widthOf(text))) : textSize;
}

/** The ends of the first and the last cell where the levels are many numbers, evenly spaced on the scale. */
function evenEnds(
  levels: readonly Level[],
  scale: "linear" | "log",
): Pick<AxisOptions, "low" | "high" | "scale"> | undefined {
  if (levels.length < manyLevels) return undefined;
  const numbers = levels.filter((level) => typeof level === "number");
  if (numbers.length < levels.length || (scale === "log" && numbers[0]! <= 0)) return undefined;
  const to = scale === "log" ? Math.log : Number;
  const from = scale === "log" ? Math.exp : Number;
  const first = to(numbers[0]!);
  const last = to(numbers.at(-1)!);
  const step = (last - first) / (levels.length - 1);
  const isEven = numbers.every((level, i) => Math.abs(to(level) - first - i * step) < 1e-3 * step);
  if (!isEven) return undefined;
  return { low: from(first - step / 2), high: from(last + step / 2), scale };
}
