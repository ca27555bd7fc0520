import { constantValue } from "../compile/constant-value.ts";
import type { Model } from "../model/model.ts";

/**
 * Volume (um^3) of one cell of a population, with these values of parameters; undefined for other
 * fields, for observables, and where it is not above 0.
 */
export function cellVolumeOf(
  model: Model,
  name: string,
  parameters: Readonly<Record<string, number>>,
): number | undefined {
  const formula = model.fields.find((field) => field.name === name)?.cellVolume;
  const observed = (used: string) => model.observables.find((one) => one.name === used)?.expression;
  const volume = formula === undefined ? undefined : constantValue(formula, parameters, observed);
  return volume !== undefined && volume > 0 ? volume : undefined;
}
