import type { Measurement } from "../engine/engine.ts";

/** Means over time of everything that is measured; thinned out when it grows long. */
export interface TimeSeries {
  /** min */
  readonly times: readonly number[];
  /** By field, observable or compartment; NaN where it was not measured. */
  readonly columns: ReadonlyMap<string, readonly number[]>;
  add(measurement: Measurement): void;
  clear(): void;
}

const MOST_POINTS = 4000;

/** An empty series. A measurement at an earlier time than the last one (after a reset) cuts the rest off. */
export function createTimeSeries(): TimeSeries {
  let times: number[] = [];
  const columns = new Map<string, number[]>();
  const cutAt = (length: number): void => {
    times.length = length;
    for (const column of columns.values()) column.length = length;
  };
  const thin = (): void => {
    const keep = (_: number, index: number): boolean => index % 2 === 0;
    times = times.filter(keep);
    for (const [name, column] of columns) columns.set(name, column.filter(keep));
  };
  return {
    get times() {
      return times;
    },
    columns,
    add: (measurement) => {
      cutAt(firstAtLeast(times, measurement.time));
      times.push(measurement.time);
      const values = new Map(means(measurement));
      for (const name of new Set([...columns.keys(), ...values.keys()])) {
        const column = columns.get(name) ?? new Array<number>(times.length - 1).fill(Number.NaN);
        column.push(values.get(name) ?? Number.NaN);
        columns.set(name, column);
      }
      if (times.length > MOST_POINTS) thin();
    },
    clear: () => {
      times = [];
      columns.clear();
    },
  };
}

/** Comma-separated: time in min, then a column per quantity, headed "name [unit]". */
export function seriesToCsv(series: TimeSeries, unitOf: (name: string) => string): string {
  const columns = [...series.columns].map(([name, values]) => ({
    head: `${name}_mean [${unitOf(name)}]`,
    values,
  }));
  return curvesToCsv(series.times, columns);
}

/** Comma-separated: time in min, then these columns; empty where a value is not finite or missing. */
export function curvesToCsv(
  times: readonly number[],
  columns: readonly { readonly head: string; readonly values: readonly number[] }[],
): string {
  const lines = times.map((time, index) =>
    [time, ...columns.map(({ values }) => numberText(values[index]))].join(","),
  );
  const heads = ["time_min", ...columns.map(({ head }) => head)];
  return `${heads.map(quote).join(",")}\n${lines.join("\n")}\n`;
}

function numberText(value = Number.NaN): string {
  return Number.isFinite(value) ? String(value) : "";
}

/** RFC 4180. */
function quote(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function means({ fields, observables, compartments }: Measurement): [string, number][] {
  return [
    ...Object.entries({ ...observables, ...fields }).map(([name, { mean }]): [string, number] => [
      name,
      mean,
    ]),
    ...Object.entries(compartments),
  ];
}

function firstAtLeast(times: readonly number[], time: number): number {
  let index = times.length;
  while (index > 0 && (times[index - 1] as number) >= time) index--;
  return index;
}
