import type { Model } from "../model/model.ts";
import type { MeasureRequest } from "./engine.ts";
import { EngineError } from "./engine-error.ts";

/** Indices in the model of what a measurement looks at. */
export interface Measured {
  readonly fields: readonly number[];
  readonly observables: readonly number[];
}

/** What a request asks for, in the model's order. Throws EngineError for an unknown name. */
export function chooseMeasured(model: Model, { names }: MeasureRequest): Measured {
  const wanted = names === undefined ? null : new Set(names);
  const pick = (entries: readonly { readonly name: string }[]): number[] =>
    [...entries.keys()].filter((index) => wanted?.has(entries[index]!.name) ?? true);
  for (const name of wanted ?? []) requireKnown(model, name);
  return { fields: pick(model.fields), observables: pick(model.observables) };
}

function requireKnown({ fields, observables, compartments }: Model, name: string): void {
  if ([...fields, ...observables, ...compartments].some((entry) => entry.name === name)) return;
  throw new EngineError(`There is no field, observable or compartment "${name}" in this model.`);
}
