import { labelAndUnit } from "../../look/parts/labels.ts";
import { t } from "../../texts/text.ts";
import type { Instrument } from "../instrument.ts";
import { columnOf, firstNames } from "../parts.ts";
import { type HistogramSetting, histogramKeys } from "./setting.ts";

/** Bins where none are asked for. */
const BINS = 48;

/** What a field's values are: how many voxels lie in each of bins of one width, and their moments. */
export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
  readonly mean: number;
  readonly median: number;
  readonly deviation: number;
}

/** How often which value of a field occurs. */
export const histogramInstrument: Instrument<HistogramSetting, Histogram> = {
  ...histogramKeys,
  label: t`Histogram`,
  note: t`How often which value of a field occurs, now.`,
  overTime: false,
  start: (context) => {
    const [field] = firstNames(context, 1);
    return field === undefined ? null : { kind: "histogram", field };
  },
  wants: ({ field, where }) => ({ names: [field], ...(where !== undefined && { where }) }),
  take: ({ field, bins = BINS }, { values, mask }) => {
    const all = values.get(field)!;
    const chosen: number[] = [];
    for (let at = 0; at < all.length; at++) if (mask === null || mask[at]) chosen.push(all[at]!);
    return histogramOf(chosen, bins);
  },
  show: ({ field }, moments, context) => {
    const found = moments.at(-1)?.value ?? histogramOf([], BINS);
    const { low, high, counts, mean, median, deviation } = found;
    const { label } = labelAndUnit(context.model, field);
    const { unit, color } = columnOf(field, [], context);
    const all = counts.reduce((sum, count) => sum + count, 0);
    const edge = (index: number): number => low + (index / counts.length) * (high - low);
    return {
      columns: [
        { name: "from", label, unit, values: counts.map((_, index) => edge(index)) },
        { name: "to", label, unit, values: counts.map((_, index) => edge(index + 1)) },
        {
          name: "share",
          label: t`Share of the voxels`,
          unit: "1",
          values: counts.map((count) => count / Math.max(all, 1)),
          ...(color && { color }),
        },
      ],
      drawing: { as: "bars", from: "from", to: "to", y: "share" },
      facts: [
        { label: t`Mean`, value: mean, unit },
        { label: t`Median`, value: median, unit },
        { label: t`Standard deviation`, value: deviation, unit },
        { label: t`Voxels`, value: all, unit: "1" },
      ],
    };
  },
  shape: () => null,
  reshape: (setting) => setting,
};

/** Bins of one width from the least to the largest value, which the last one holds, too. */
export function histogramOf(values: readonly number[], bins: number): Histogram {
  const finite = values.filter(Number.isFinite).sort((one, other) => one - other);
  const count = finite.length;
  const none = { low: 0, high: 1, mean: Number.NaN, median: Number.NaN, deviation: Number.NaN };
  if (count === 0) return { ...none, counts: Array.from({ length: bins }, () => 0) };
  const [low, high] = ends(finite[0]!, finite[count - 1]!);
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of finite) {
    const bin = Math.min(Math.floor(((value - low) / (high - low)) * bins), bins - 1);
    counts[bin] = counts[bin]! + 1;
  }
  const mean = finite.reduce((sum, value) => sum + value, 0) / count;
  const squares = finite.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const middle = (count - 1) / 2;
  const median = (finite[Math.floor(middle)]! + finite[Math.ceil(middle)]!) / 2;
  return { low, high, counts, mean, median, deviation: Math.sqrt(squares / count) };
}

/** A field that is the same everywhere has bins about its value. */
function ends(low: number, high: number): readonly [number, number] {
  if (high > low) return [low, high];
  const room = Math.abs(low) * 0.05 || 0.5;
  return [low - room, high + room];
}
