import { formatTicks } from "../../numbers/format-ticks.ts";
import { formatUnit } from "../../numbers/format-unit.ts";
import { niceTicks } from "../../numbers/nice-steps.ts";
import type { Column } from "../instrument.ts";

/** Values along an edge of a chart. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  /** "Time (d)" */
  readonly label: string;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** An axis that holds these values, with about so many ticks; time in the unit that it fills. */
export function axisOf(
  { label, unit }: Pick<Column, "label" | "unit">,
  values: readonly number[],
  count: number,
  { room = 0, zero = false }: { readonly room?: number; readonly zero?: boolean } = {},
): Axis {
  const [least, most] = rangeOf(values);
  const span = most - least || Math.abs(most) * 0.1 || 1;
  const isNearZero = zero && least >= 0 && least < 0.5 * most;
  const low = least === most ? least - span / 2 : isNearZero ? 0 : least - room * span;
  const high = least === most ? most + span / 2 : most + room * span;
  const [divisor, name] = unit === "min" ? timeUnit(high) : [1, formatUnit(unit)];
  const ticks = niceTicks(low / divisor, high / divisor, count);
  const texts = formatTicks(ticks);
  return {
    low,
    high,
    label: name === "" ? label : `${label} (${name})`,
    ticks: ticks.map((tick, index) => ({ at: tick * divisor, text: texts[index] ?? "" })),
  };
}

/** Share of the way from the low end to the high one. */
export function shareOf({ low, high }: Axis, value: number): number {
  return (value - low) / (high - low);
}

/** The least and the largest of the finite ones; 0 and 1 where there are none. */
export function rangeOf(values: readonly number[]): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return least > most ? [0, 1] : [least, most];
}

function timeUnit(last: number): readonly [number, string] {
  if (last >= 2 * 1440) return [1440, "d"];
  return last >= 120 ? [60, "h"] : [1, "min"];
}
