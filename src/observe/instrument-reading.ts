import type { Engine, Snapshot } from "../engine/engine.ts";
import type { Reading, Wants } from "../instruments/instrument.ts";
import type { Expression } from "../model/expression.ts";
import { readFormula } from "../model/read-formula.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import { type NamedExpression, readStateFor, snapshotState } from "./evaluate-expression.ts";

/** What is read, and what its formulas mean. */
export interface ReadState {
  readonly scenario: Scenario;
  readonly vocabulary: Vocabulary;
}

/**
 * What some instruments want of an engine's present state, all of it at one time: single voxels where they
 * say which, the rest whole, each name read once; means by the engine's own reductions. An entry for each
 * of `wants`.
 */
export async function readInstruments(
  engine: Engine,
  { scenario, vocabulary }: ReadState,
  wants: readonly Wants[],
): Promise<readonly Reading[]> {
  const { time, grid } = engine;
  const names = [...new Set(wants.flatMap((one) => (one.at === undefined ? one.names : [])))];
  const means = [...new Set(wants.flatMap((one) => one.means ?? []))];
  const formulas = formulasOf(wants, vocabulary);
  const [planes, samples, measurement, evaluate] = await Promise.all([
    Promise.all(names.map((name) => engine.read(name))),
    Promise.all(
      wants.map(({ names, at }) =>
        at === undefined ? null : engine.sample({ names, voxels: at }),
      ),
    ),
    means.length === 0 ? null : engine.measure({ names: means }),
    formulas.size === 0 ? null : readStateFor(engine, scenario, [...formulas.values()]),
  ]);
  const values = new Map(names.map((name, index) => [name, planes[index]!]));
  const statistics = { ...measurement?.fields, ...measurement?.observables };
  const masks = new Map(
    [...formulas].map(([text, [expression, name]]) => [text, evaluate!(expression, name)]),
  );
  return wants.map((one, index) => ({
    grid,
    time: measurement?.time ?? time,
    values: sampledValues(one, samples[index]!) ?? pickedValues(one, (name) => values.get(name)!),
    mask: one.where === undefined ? null : masks.get(one.where)!,
    means: new Map((one.means ?? []).map((name) => [name, statistics[name]?.mean ?? Number.NaN])),
  }));
}

/** The same of a snapshot of the scenario's run. */
export function readSnapshot(
  snapshot: Snapshot,
  { scenario, vocabulary }: ReadState,
  wants: readonly Wants[],
): readonly Reading[] {
  const evaluate = snapshotState(snapshot, scenario);
  const known = new Map<string, Float32Array>();
  const valuesOf = (name: string): Float32Array => {
    const values = known.get(name) ?? evaluate({ kind: "name", name }, name);
    known.set(name, values);
    return values;
  };
  const formulas = formulasOf(wants, vocabulary);
  return wants.map((one) => ({
    grid: snapshot.grid,
    time: snapshot.time,
    values: pickedValues(one, valuesOf),
    mask: one.where === undefined ? null : evaluate(...formulas.get(one.where)!),
    means: new Map((one.means ?? []).map((name) => [name, meanOf(valuesOf(name))])),
  }));
}

/** What is wanted of whole planes. */
export function pickedValues(
  { names, at }: Wants,
  planeOf: (name: string) => Float32Array,
): ReadonlyMap<string, Float32Array> {
  return new Map(
    names.map((name) => {
      const plane = planeOf(name);
      return [name, at === undefined ? plane : Float32Array.from(at, (voxel) => plane[voxel]!)];
    }),
  );
}

/** The rows of a sample; null: nothing was sampled. */
function sampledValues(
  { names, at }: Wants,
  samples: Float32Array | null,
): ReadonlyMap<string, Float32Array> | null {
  if (samples === null || at === undefined) return null;
  const { length } = at;
  return new Map(
    names.map((name, row) => [name, samples.subarray(row * length, (row + 1) * length)]),
  );
}

function formulasOf(
  wants: readonly Wants[],
  vocabulary: Vocabulary,
): ReadonlyMap<string, NamedExpression> {
  const texts = new Set(wants.flatMap(({ where }) => where ?? []));
  return new Map([...texts].map((text) => [text, [expressionOf(text, vocabulary), text]]));
}

/** Parsed once for a model: who evaluates knows a formula again by its tree. */
const parsed = new WeakMap<Vocabulary, Map<string, Expression>>();

function expressionOf(text: string, vocabulary: Vocabulary): Expression {
  const known = parsed.get(vocabulary) ?? new Map<string, Expression>();
  parsed.set(vocabulary, known);
  const expression = known.get(text) ?? readFormula(text, "where", vocabulary, "tissue");
  known.set(text, expression);
  return expression;
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
