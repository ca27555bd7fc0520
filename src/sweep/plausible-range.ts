import type { Parameter } from "../model/model.ts";

/** Where nobody says how sure a value is. */
const usualFactor = 1.5;

/**
 * The values over which a parameter's influence is asked: its own `range` if that holds the value of this
 * preset, else from value/1.5 to 1.5 times the value, within its least and most. Undefined for a control,
 * which a person sets, and where nothing is left to vary.
 */
export function plausibleRange(
  { source, range, min, max }: Pick<Parameter, "source" | "range" | "min" | "max">,
  value: number,
): readonly [number, number] | undefined {
  if (source?.startsWith("control")) return undefined;
  if (range !== undefined && range[0] <= value && value <= range[1]) return range;
  const ends = [value / usualFactor, value * usualFactor].sort((a, b) => a - b);
  const [low, high] = [Math.max(min, ends[0]!), Math.min(max, ends[1]!)];
  return low < high ? [low, high] : undefined;
}
