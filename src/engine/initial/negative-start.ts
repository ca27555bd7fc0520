import { constantValue } from "../../compile/constant-value.ts";
import { ModelError } from "../../model/error.ts";
import type { Expression } from "../../model/expression.ts";
import { isSigned } from "../../model/is-signed.ts";
import type { Field, Model, SideBoundary } from "../../model/model.ts";
import type { Scenario } from "../../model/scenario.ts";

/** Share of the largest value up to which what is below 0 counts as rounding. */
const ROUNDING = 1e-5;

/** Looks at values that a formula gives a field, and at the weights with which they are taken. */
export type CheckValues = (values: Float32Array, count: number, weights?: Float32Array) => void;

/**
 * Throws a ModelError with the formula's place where it makes a field negative that may not be: one
 * that no `react` process changes.
 */
export function refuseNegative(model: Model, slot: number, place: string): CheckValues {
  const { name } = model.fields[slot]!;
  if (isSigned(model, name)) return () => {};
  return (values, count, weights) => {
    let [least, largest] = [0, 0];
    for (let cell = 0; cell < count; cell++) {
      if (weights !== undefined && !(weights[cell]! > 0)) continue;
      least = Math.min(least, values[cell]!);
      largest = Math.max(largest, Math.abs(values[cell]!));
    }
    if (!(least < -ROUNDING * largest)) return;
    const found = Number(least.toPrecision(3));
    throw new ModelError(
      place,
      `gives "${name}" the value ${found}, but it cannot be negative; write max(..., 0) if 0 is meant`,
    );
  };
}

/**
 * Throws a ModelError for a wall that draws a field below 0 which may not be negative, as far as
 * parameters alone decide.
 */
export function refuseNegativeWalls({ model, parameters }: Scenario): void {
  const known = new Map(model.observables.map(({ name, expression }) => [name, expression]));
  for (const field of model.fields) {
    if (isSigned(model, field.name)) continue;
    for (const [key, formula] of wallValues(field)) {
      const value = constantValue(formula, parameters, (name) => known.get(name));
      if (value === undefined || value >= 0) continue;
      throw new ModelError(
        `fields.${field.name}.boundary.${key}`,
        `is ${value}, but "${field.name}" cannot be negative`,
      );
    }
  }
}

function wallValues({ boundary }: Field): readonly (readonly [string, Expression])[] {
  return Object.entries(boundary).flatMap(
    ([side, wall]: [string, SideBoundary]): (readonly [string, Expression])[] => {
      if (wall.type === "value") return [[`${side}.value`, wall.value]];
      return wall.type === "exchange" ? [[`${side}.target`, wall.target]] : [];
    },
  );
}
