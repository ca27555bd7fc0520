import type { Measurement } from "../../engine/engine.ts";
import { type CurveRun, indexAt } from "../../observe/curve-data.ts";
import { type MeanCurves, sharesOf, withShares } from "../../observe/share-curves.ts";
import type { FilmedRun } from "../filmed-run.ts";

/** What must be measured for curves of these names: a share of cells is drawn among all of the tissue. */
export function measuredFor(names: readonly string[], { scenario }: FilmedRun): readonly string[] {
  const { model } = scenario;
  const shares = sharesOf(model);
  const known = new Set([...model.fields, ...model.observables].map(({ name }) => name));
  const wanted = names.flatMap((name) => {
    const share = shares.get(name);
    return share === undefined ? [name] : [...share.part, ...share.whole];
  });
  return [...new Set(wanted)].filter((name) => known.has(name));
}

/** The curves of a run as a film goes: what was known before its first frame, and what it measures. */
export class FilmCurves {
  readonly #names: readonly string[];
  readonly #run: FilmedRun;
  readonly #times: number[] = [];
  readonly #columns = new Map<string, number[]>();

  constructor(run: FilmedRun, names: readonly string[], from: number) {
    this.#run = run;
    this.#names = names;
    const { known } = run;
    if (known === undefined) return;
    const before = indexAt(known.times, from) + 1;
    const count = known.times[before - 1] === from ? before - 1 : before;
    this.#times.push(...known.times.slice(0, count));
    for (const [name, column] of known.columns) this.#columns.set(name, column.slice(0, count));
  }

  add(measurement: Measurement): void {
    const { time, fields, observables, compartments } = measurement;
    const last = this.#times.at(-1);
    if (last !== undefined && time <= last) return;
    const values = new Map<string, number>(Object.entries(compartments));
    for (const [name, { mean }] of Object.entries({ ...observables, ...fields })) {
      values.set(name, mean);
    }
    for (const name of new Set([...this.#columns.keys(), ...values.keys()])) {
      const column = this.#columns.get(name) ?? this.#times.map(() => Number.NaN);
      column.push(values.get(name) ?? Number.NaN);
      this.#columns.set(name, column);
    }
    this.#times.push(time);
  }

  /** Up to now; `label` and `dash` as the run has them. */
  get drawn(): CurveRun {
    const { label, dash, scenario } = this.#run;
    const all = { times: this.#times, columns: this.#columns };
    const data = withShares(all, scenario.model, this.#names);
    return { label, data, ...(dash && { dash }) };
  }

  /** All that is known of it, the time after now among it: by which axes are chosen. */
  get known(): readonly MeanCurves[] {
    const { known, scenario } = this.#run;
    return known === undefined ? [] : [withShares(known, scenario.model, this.#names)];
  }
}
