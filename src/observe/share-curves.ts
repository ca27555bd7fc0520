import { cellsPerSection } from "../model/cell-count.ts";
import type { Model } from "../model/model.ts";
import { type Share, shareOf } from "../model/share-of.ts";
import { cellVolumeOf } from "./cell-volume.ts";

/** Means over the tissue by name, as long as `times`. */
export interface MeanCurves {
  readonly times: readonly number[];
  readonly columns: ReadonlyMap<string, readonly number[]>;
}

/** Cells per mm^2 of a section below which nobody tells of which kinds they are. */
export const FEWEST_CELLS = 1;

/** The observables of a model that are shares of cells, by name. */
export function sharesOf(model: Model): ReadonlyMap<string, Share> {
  const known = cache.get(model);
  if (known !== undefined) return known;
  const fields = new Set(model.fields.map(({ name }) => name));
  const shares = new Map(
    model.observables.flatMap(({ name, expression }) => {
      const share = shareOf(expression, (one) => fields.has(one));
      return share === undefined ? [] : [[name, share] as const];
    }),
  );
  cache.set(model, shares);
  return shares;
}

const cache = new WeakMap<Model, ReadonlyMap<string, Share>>();

/**
 * Curves in which the named shares of cells are those of all the tissue's cells, mean(part)/mean(whole). The mean over
 * places of what the share is at each would count a place with a thousandth of a cell like one that is full: a
 * first M2 at a vessel would be "all macrophages". NaN where there are fewer than `FEWEST_CELLS` (or, of fields
 * without a cell's volume, nothing at all). A share has a curve as soon as its fields have.
 */
export function withShares(curves: MeanCurves, model: Model, names: Iterable<string>): MeanCurves {
  const shares = sharesOf(model);
  const columns = new Map(curves.columns);
  for (const name of names) {
    const share = shares.get(name);
    if (share === undefined) continue;
    const part = share.part.map((one) => curves.columns.get(one));
    const whole = share.whole.map((one) => curves.columns.get(one));
    if (![...part, ...whole].every((column) => column !== undefined)) continue;
    const cells = share.whole.map((one) => cellsOf(model, one));
    const isCounted = cells.every((one) => one !== undefined);
    columns.set(
      name,
      curves.times.map((_, index) => {
        const at = (column: readonly number[] | undefined) => column?.[index] ?? Number.NaN;
        const count = sum(whole.map((column, place) => at(column) * (cells[place] ?? 0)));
        const all = sum(whole.map(at));
        const isEnough = isCounted ? count >= FEWEST_CELLS : all > 0;
        return isEnough ? Math.min(1, sum(part.map(at)) / all) : Number.NaN;
      }),
    );
  }
  return { times: curves.times, columns };
}

/** Cells per mm^2 of a section that a field has where it fills all; undefined: it has no cell's volume. */
function cellsOf(model: Model, name: string): number | undefined {
  const usual = Object.fromEntries(model.parameters.map((one) => [one.name, one.value]));
  const volume = cellVolumeOf(model, name, usual);
  return volume === undefined ? undefined : cellsPerSection(1, volume);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
