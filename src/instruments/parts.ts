import * as v from "valibot";
import { labelAndUnit } from "../look/parts/labels.ts";
import { ModelError } from "../model/error.ts";
import type { Model } from "../model/model.ts";
import { readFormula } from "../model/read-formula.ts";
import { finite, list, optional, strict, text } from "../model/schema-parts.ts";
import { didYouMean } from "../model/suggest.ts";
import type { CheckContext, Column, InstrumentContext, Place, SettingBase } from "./instrument.ts";

/** Parts that instruments' schemas and checks are made of. */

const name = v.pipe(text(64), v.minLength(1));

export const fieldSchema = v.pipe(name, v.description("A field or observable of the model."));
/** Curves of one chart, at most. */
export const fieldsSchema = v.pipe(list(fieldSchema, 8), v.minLength(1));
export const placeSchema = v.pipe(
  v.tuple([finite, finite]),
  v.description("x and y, um from the domain's lower left corner."),
);
export const lengthSchema = v.pipe(v.number(), v.minValue(1e-3), v.maxValue(1e6));
export const whereSchema = v.pipe(
  text(500),
  v.minLength(1),
  v.description('A condition on fields, observables, x, y and t, such as "oxygen < 5".'),
);

/** The schema of an instrument of this kind, with the keys that all have. */
export function settingSchema<const K extends string, E extends v.ObjectEntries>(
  kind: K,
  entries: E,
) {
  return strict({
    kind: v.literal(kind),
    id: name,
    name: optional(v.pipe(text(80), v.minLength(1))),
    slice: optional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(0),
        v.maxValue(100_000),
        v.description("Slice of a 3D domain, from 0."),
      ),
    ),
    ...entries,
  });
}

/** Throws a ModelError unless the model has a field or observable of that name. */
export function checkName(wanted: string, place: string, { model }: CheckContext): void {
  const names = namesOf(model);
  if (names.includes(wanted)) return;
  throw new ModelError(
    place,
    `there is no field or observable "${wanted}"${didYouMean(wanted, names)}`,
  );
}

export function checkNames(wanted: readonly string[], place: string, context: CheckContext): void {
  for (const [index, one] of wanted.entries()) checkName(one, `${place}[${index}]`, context);
  const twice = wanted.find((one, index) => wanted.indexOf(one) !== index);
  if (twice !== undefined) throw new ModelError(place, `"${twice}" stands there twice`);
}

/** Throws a ModelError unless the formula can be evaluated in the tissue. */
export function checkWhere(formula: string, place: string, { vocabulary }: CheckContext): void {
  readFormula(formula, place, vocabulary, "tissue");
}

export function namesOf({ fields, observables }: Model): readonly string[] {
  return [...fields, ...observables].map((one) => one.name);
}

/** What an instrument shows before anyone has chosen: what the picture shows first. */
export function firstNames(
  { model, favorites }: InstrumentContext,
  most: number,
): readonly string[] {
  return [...new Set([...favorites, ...namesOf(model)])].slice(0, most);
}

/** A column with a field's values: its label, unit and color. */
export function columnOf(
  field: string,
  values: readonly number[],
  { model, colorOf }: InstrumentContext,
): Column {
  const { label } = labelAndUnit(model, field);
  const named = [...model.fields, ...model.observables].find((one) => one.name === field);
  return { name: field, label, unit: named?.unit ?? "1", values, color: colorOf(field) };
}

export function placeOf([x, y]: readonly [number, number]): Place {
  return { x, y };
}

/** A tenth of a micrometer is enough, and keeps links short. */
export function pairOf({ x, y }: Place): [number, number] {
  return [roundPlace(x), roundPlace(y)];
}

export function roundPlace(length: number): number {
  return Math.round(10 * length) / 10 + 0;
}

/** The slice that a setting is of. */
export function sliceOf({ slice }: SettingBase, nz: number): number {
  return Math.min(slice ?? Math.floor(nz / 2), nz - 1);
}
