import { t } from "../texts/text.ts";
import type { Column, Fact, Finding, InstrumentContext, Moment } from "./instrument.ts";
import { columnOf } from "./parts.ts";

/** The column of times of some moments. */
export function timeColumn(moments: readonly Moment[]): Column {
  return { name: "time", label: t`Time`, unit: "min", values: moments.map(({ time }) => time) };
}

/** Curves of some fields over time, `valuesOf` giving a moment's values in their order; their last ones as figures. */
export function curvesOverTime<T>(
  fields: readonly string[],
  moments: readonly Moment<T>[],
  valuesOf: (value: T) => readonly number[],
  context: InstrumentContext,
): Finding {
  const columns = fields.map((field, index) =>
    columnOf(
      field,
      moments.map(({ value }) => valuesOf(value)[index] ?? Number.NaN),
      context,
    ),
  );
  return {
    columns: [timeColumn(moments), ...columns],
    drawing: { as: "lines", x: "time", y: fields },
    facts: columns.map(lastFact),
  };
}

/** The last value of a column. */
export function lastFact({ label, values, unit, color }: Column): Fact {
  return { label, value: values.at(-1) ?? Number.NaN, unit, ...(color && { color }) };
}
