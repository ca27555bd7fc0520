import type { Expression } from "../model/expression.ts";
import type { Model } from "../model/model.ts";
import { namesInExpression } from "../model/names-in-expression.ts";

/** What formulas use, directly or through observables. */
export interface Reach {
  /** Fields and compartments, with the shortest way of observables that leads to each; empty: it is named. */
  readonly actors: ReadonlyMap<string, readonly string[]>;
  /** Observables and parameters, likewise. */
  readonly observables: ReadonlyMap<string, readonly string[]>;
  readonly parameters: ReadonlyMap<string, readonly string[]>;
}

/** Walks from formulas through observables, nearest first. */
export function reachOf(model: Model, formulas: readonly Expression[]): Reach {
  const observed = new Map(model.observables.map(({ name, expression }) => [name, expression]));
  const isActor = new Set([...model.fields, ...model.compartments].map(({ name }) => name));
  const isParameter = new Set(model.parameters.map(({ name }) => name));
  const actors = new Map<string, readonly string[]>();
  const observables = new Map<string, readonly string[]>();
  const parameters = new Map<string, readonly string[]>();
  const queue = formulas.map((formula) => ({ formula, path: [] as readonly string[] }));
  for (const { formula, path } of queue) {
    for (const used of namesInExpression(formula)) {
      const below = observed.get(used);
      const home = isActor.has(used)
        ? actors
        : isParameter.has(used)
          ? parameters
          : below !== undefined
            ? observables
            : undefined;
      if (home === undefined || home.has(used)) continue;
      home.set(used, path);
      if (below !== undefined && home === observables) {
        queue.push({ formula: below, path: [...path, used] });
      }
    }
  }
  return { actors, observables, parameters };
}
