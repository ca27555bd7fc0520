/** A quantity that can be drawn as a curve. */
export interface CurveSeries {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly color: string;
  /** Drawn before the user chose. */
  readonly shown: boolean;
  /** What is to be known of how it is measured. */
  readonly note?: string;
  /** Of the line, px; default 1.75. */
  readonly width?: number;
}

export interface CurveData {
  /** min, ascending */
  readonly times: readonly number[];
  /** Means over the domain by name, as long as `times`; NaN where there is none. */
  readonly columns: ReadonlyMap<string, readonly number[]>;
}

/** The curves of one run. */
export interface CurveRun {
  /** Empty where there is only one. */
  readonly label: string;
  /** Lengths of strokes and gaps, px; absent: a whole line. */
  readonly dash?: readonly number[];
  readonly data: CurveData;
}

/** A moment to be told on the axis of time, such as a dose. */
export interface CurveMark {
  /** min */
  readonly time: number;
  /** Empty: a line without a name. */
  readonly label: string;
}

/** Index of the last time that is not after this one; -1: all are. */
export function indexAt(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The last value up to a time (min), or of all; undefined: there is none yet. */
export function valueAtTime(
  { times, columns }: CurveData,
  name: string,
  time: number | null,
): number | undefined {
  const column = columns.get(name) ?? [];
  for (let index = time === null ? times.length - 1 : indexAt(times, time); index >= 0; index--) {
    const value = column[index];
    if (value !== undefined && Number.isFinite(value)) return value;
  }
  return undefined;
}

/**
 * The curves of a run and of those beside it, in one plot: these go as far as its own do (what it has kept of a
 * future, else `now`, min), never further.
 */
export function curvesTogether<Run extends CurveRun>(
  main: CurveRun,
  others: readonly Run[],
  now: number,
): readonly CurveRun[] {
  const until = Math.max(now, main.data.times.at(-1) ?? 0);
  return [main, ...others.map((run) => ({ ...run, data: upTo(run.data, until) }))];
}

/** What was measured up to a time, min. */
function upTo(data: CurveData, time: number): CurveData {
  const length = indexAt(data.times, time) + 1;
  if (length === data.times.length) return data;
  const columns = new Map(
    [...data.columns].map(([name, column]) => [name, column.slice(0, length)]),
  );
  return { times: data.times.slice(0, length), columns };
}

/** When a curve begins, min, where that is not at the first time; undefined: it has all its past. */
export function beginningOf({ times, columns }: CurveData, name: string): number | undefined {
  const first = columns.get(name)?.findIndex(Number.isFinite) ?? -1;
  return first > 0 ? times[first] : undefined;
}

/** Names only the first of the marks of each name: the others are the same thing again. */
export function nameFirst(marks: readonly CurveMark[]): readonly CurveMark[] {
  const named = new Set<string>();
  return marks.map((mark) => {
    if (named.has(mark.label)) return { ...mark, label: "" };
    named.add(mark.label);
    return mark;
  });
}
