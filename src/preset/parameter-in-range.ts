import { ModelError } from "../model/error.ts";
import type { Model } from "../model/model.ts";
import { requireName } from "../model/require-name.ts";
import type { Vocabulary } from "../model/vocabulary.ts";

/** The value, if the model has such a parameter and its range holds it; else a ModelError. */
export function parameterInRange(
  name: string,
  value: number,
  model: Model,
  vocabulary: Vocabulary,
  place: { readonly name: string; readonly value: string },
): number {
  requireName(name, ["parameter"], place.name, vocabulary);
  const parameter = model.parameters.find((candidate) => candidate.name === name);
  if (parameter === undefined) return value;
  const { min, max, unit } = parameter;
  if (value >= min && value <= max) return value;
  throw new ModelError(
    place.value,
    `${value} is outside the range of "${name}", ${min} to ${max} (${unit})`,
  );
}
