import type { Measurement } from "../engine/engine.ts";

/** Means over time of everything that is measured; thinned out when it grows long. */
export interface TimeSeries {
  /** min */
  readonly times: readonly number[];
  /** By field, observable or compartment; NaN where it was not measured. */
  readonly columns: ReadonlyMap<string, readonly number[]>;
  add(measurement: Measurement): void;
  /** Forgets what was measured later than this, min. */
  dropAfter(time: number): void;
  clear(): void;
  /** All that there is, to come back to. */
  copy(): SeriesCopy;
  /** As it was. */
  bringBack(copy: SeriesCopy): void;
}

export interface SeriesCopy {
  readonly times: readonly number[];
  readonly columns: ReadonlyMap<string, readonly number[]>;
  readonly bytes: number;
}

const MOST_POINTS = 4000;

/** An empty series; a measurement finds its place by its time, and takes that of one at the same time. */
export function createTimeSeries(): TimeSeries {
  let times: number[] = [];
  const columns = new Map<string, number[]>();
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
      const at = firstAtLeast(times, measurement.time);
      const replaced = times[at] === measurement.time ? 1 : 0;
      times.splice(at, replaced, measurement.time);
      const values = new Map(means(measurement));
      for (const name of new Set([...columns.keys(), ...values.keys()])) {
        const value = values.get(name) ?? Number.NaN;
        const column = columns.get(name);
        if (column !== undefined) column.splice(at, replaced, value);
        else
          columns.set(
            name,
            times.map((_, index) => (index === at ? value : Number.NaN)),
          );
      }
      if (times.length > MOST_POINTS) thin();
    },
    dropAfter: (time) => {
      const length = firstAtLeast(times, time);
      times.length = times[length] === time ? length + 1 : length;
      for (const column of columns.values()) column.length = times.length;
    },
    clear: () => {
      times = [];
      columns.clear();
    },
    copy: () => ({
      times: [...times],
      columns: new Map([...columns].map(([name, column]) => [name, [...column]])),
      bytes: 8 * times.length * (1 + columns.size),
    }),
    bringBack: (copy) => {
      times = [...copy.times];
      columns.clear();
      for (const [name, column] of copy.columns) columns.set(name, [...column]);
    },
  };
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
