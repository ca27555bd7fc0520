import { csvLine } from "./csv-line.ts";

/** What a run has measured over its times. */
export interface RunCurves {
  /** Stands before the names of its columns; empty where there is only one run. */
  readonly label: string;
  /** min, ascending */
  readonly times: readonly number[];
  /** By name, as long as `times`; NaN where there is no value. */
  readonly columns: ReadonlyMap<string, readonly number[]>;
  readonly unitOf: (name: string) => string;
}

/**
 * Comma-separated: time in min, then a column per run and quantity, headed "label: name_mean [unit]". There is
 * a row for each time at which any of the runs was measured, with empty cells for those that were not.
 */
export function runsToCsv(runs: readonly RunCurves[]): string {
  const times = [...new Set(runs.flatMap((run) => run.times))].sort((one, other) => one - other);
  const columns = runs.flatMap(({ label, columns: own, unitOf, times: measured }) => {
    const indexOf = new Map(measured.map((time, index) => [time, index]));
    const prefix = label === "" ? "" : `${label}: `;
    return [...own].map(([name, values]) => ({
      head: `${prefix}${name}_mean [${unitOf(name)}]`,
      values: times.map((time) => values[indexOf.get(time) ?? -1] ?? Number.NaN),
    }));
  });
  return curvesToCsv(times, columns);
}

/** Comma-separated: time in min, then these columns; empty where a value is not finite or missing. */
export function curvesToCsv(
  times: readonly number[],
  columns: readonly { readonly head: string; readonly values: readonly number[] }[],
): string {
  const rows = times.map((time, index) => [
    time,
    ...columns.map(({ values }) => values[index] ?? null),
  ]);
  return [["time_min", ...columns.map(({ head }) => head)], ...rows].map(csvLine).join("");
}
