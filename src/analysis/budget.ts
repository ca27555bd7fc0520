import type { Expression } from "../model/expression.ts";
import type { Grid } from "../model/grid.ts";
import type { Model } from "../model/model.ts";
import { didYouMean } from "../model/suggest.ts";
import { t } from "../texts/text.ts";
import { evaluateAll, type PreparedExpressions, prepareAll, slotsReadBy } from "./evaluate-all.ts";
import { type Term, termsOf } from "./terms.ts";
import type { TissueState } from "./tissue-state.ts";
import { motionRates, type PreparedMotion, prepareMotion } from "./transport-rates.ts";

/** Where a budget is drawn up. Lengths in um from the domain's corner; a region is where its formula is not 0. */
export type BudgetPlace =
  | { readonly kind: "total" }
  | { readonly kind: "point"; readonly at: readonly [number, number, number] }
  | { readonly kind: "region"; readonly where: Expression };

/** One term of a budget. */
export interface BudgetEntry {
  readonly term: Term;
  /** Mean over the place, unit of the field per min: above 0 it makes, below 0 it takes. */
  readonly rate: number;
}

/** What makes and takes a field at a place, at one time. */
export interface Budget {
  readonly field: string;
  /** Of the field; the rates are per min. */
  readonly unit: string;
  /** min */
  readonly time: number;
  /** Mean of the field over the place. */
  readonly value: number;
  /** Voxels of the place; 1 for a compartment. */
  readonly voxels: number;
  readonly entries: readonly BudgetEntry[];
  /** Sums of what makes and of what takes (below 0), and both together: the field's change per min. */
  readonly made: number;
  readonly taken: number;
  readonly net: number;
}

/** Budgets of one field at one place, made ready for any state of the model. */
export interface PreparedBudget {
  readonly field: string;
  readonly unit: string;
  readonly place: BudgetPlace;
  readonly terms: readonly Term[];
  readonly isCompartment: boolean;
  readonly expressions: PreparedExpressions;
  readonly motion: PreparedMotion | undefined;
  /** Slots of the fields that a state must have. */
  readonly slots: ReadonlySet<number>;
}

/**
 * Compiles the terms of a field or compartment. Throws RangeError for a name that is neither, ModelError for a
 * region that names what there is not.
 */
export function prepareBudget(
  model: Model,
  all: readonly Term[],
  field: string,
  place: BudgetPlace,
): PreparedBudget {
  const own = model.fields.find(({ name }) => name === field);
  const { unit } = own ?? compartmentNamed(model, field);
  const terms = termsOf(all, field);
  const local = terms.flatMap(({ rate }) => (rate === undefined ? [] : [rate]));
  const held = terms.flatMap(({ process }) => (process?.type === "fix" ? [process.where] : []));
  const region = place.kind === "region" ? [place.where] : [];
  const value: Expression = { kind: "name", name: field };
  const expressions = prepareAll(
    model,
    [value, ...local, ...held, ...region],
    t`budget of ${field}`,
  );
  const motion = own === undefined ? undefined : prepareMotion({ model }, own, all);
  const moving = motion === undefined ? [] : slotsReadBy(motion.expressions);
  return {
    field,
    unit,
    place,
    terms,
    isCompartment: own === undefined,
    expressions,
    motion,
    slots: new Set([...slotsReadBy(expressions), ...moving]),
  };
}

function compartmentNamed(model: Model, wanted: string): { readonly unit: string } {
  const found = model.compartments.find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  const known = [...model.fields, ...model.compartments].map(({ name }) => name);
  throw new RangeError(
    `There is no field or compartment "${wanted}"${didYouMean(wanted, known)}; a budget is of one.`,
  );
}

/** The budget in a state. NaN where the region is empty. */
export function budgetOf(prepared: PreparedBudget, state: TissueState): Budget {
  const { field, unit, place, terms, isCompartment, expressions, motion } = prepared;
  const planes = [...evaluateAll(expressions, state.context)];
  const value = planes.shift() as Float32Array;
  const mask = place.kind === "region" ? planes.pop() : undefined;
  const moved = motion === undefined ? undefined : motionRates(state, motion);
  const chosen = isCompartment ? [0] : voxelsOf(place, state.context.grid, mask, value.length);
  const mean = (plane: ArrayLike<number>): number =>
    chosen.reduce((sum, voxel) => sum + (plane[voxel] as number), 0) / chosen.length;
  const byTerm = new Map<string, ArrayLike<number>>(moved);
  for (const term of terms) {
    if (term.rate !== undefined) byTerm.set(term.id, planes.shift() as Float32Array);
  }
  holdBack(terms, byTerm, planes, value.length);
  const entries = terms.map((term) => ({ term, rate: mean(byTerm.get(term.id) ?? []) }));
  const sumWhere = (keep: (rate: number) => boolean): number =>
    entries.reduce((sum, { rate }) => (keep(rate) ? sum + rate : sum), 0);
  return {
    field,
    unit,
    time: state.context.time,
    value: mean(value),
    voxels: chosen.length,
    entries,
    made: sumWhere((rate) => rate > 0),
    taken: sumWhere((rate) => rate < 0),
    net: sumWhere(() => true),
  };
}

/** Where a field is held at a value, what holds it brings just what all else takes. */
function holdBack(
  terms: readonly Term[],
  byTerm: Map<string, ArrayLike<number>>,
  masks: readonly Float32Array[],
  size: number,
): void {
  const others = [...byTerm.values()];
  terms
    .filter(({ kind }) => kind === "hold")
    .forEach(({ id }, index) => {
      const mask = masks[index] as Float32Array;
      const plane = new Float64Array(size);
      for (let voxel = 0; voxel < size; voxel++) {
        if ((mask[voxel] as number) <= 0) continue;
        plane[voxel] = -others.reduce((sum, other) => sum + (other[voxel] as number), 0);
      }
      byTerm.set(id, plane);
      others.push(plane);
    });
}

function voxelsOf(
  place: BudgetPlace,
  grid: Grid,
  mask: Float32Array | undefined,
  size: number,
): readonly number[] {
  if (place.kind === "point") return [voxelAt(grid, place.at)];
  const all = Array.from({ length: size }, (_, voxel) => voxel);
  return mask === undefined ? all : all.filter((voxel) => mask[voxel] !== 0);
}

/** The voxel at a place, um; beyond the domain the nearest one. */
export function voxelAt(grid: Grid, [x, y, z]: readonly [number, number, number]): number {
  const index = (at: number, h: number, n: number) =>
    Math.min(Math.max(Math.floor(at / h), 0), n - 1);
  const { nx, ny, nz, dx, dy, dz } = grid;
  return index(x, dx, nx) + nx * (index(y, dy, ny) + ny * index(z, dz, nz));
}
