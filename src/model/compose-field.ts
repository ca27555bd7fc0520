import { annotationsOf } from "./annotations.ts";
import { checkColor } from "./color.ts";
import type { BoundaryDescription, FieldDescription } from "./description.ts";
import { ModelError } from "./error.ts";
import type { Expression } from "./expression.ts";
import type { Boundary, Compartment, Field } from "./model.ts";
import { namesBelow } from "./names-in-expression.ts";
import { parseUnit } from "./parse-unit.ts";
import { readPositive, readSigned } from "./read-formula.ts";
import { noFluxBoundary, resolveBoundary } from "./resolve-boundary.ts";
import { areSameUnits, dimensionless } from "./unit.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What the fields of one domain share. */
export interface DomainContext {
  readonly vocabulary: Vocabulary;
  readonly dimensions: 2 | 3;
  readonly domainBoundary: BoundaryDescription;
  readonly fieldBoundaries: Readonly<Record<string, BoundaryDescription>>;
  /** Names of the fields and compartments that may be negative: those that a "react" process changes. */
  readonly signed: ReadonlySet<string>;
}

export function composeField(
  name: string,
  description: FieldDescription,
  origin: string,
  place: string,
  context: DomainContext,
): Field {
  const { kind, unit, diffusion = 0, initial = 0, color, label, cellVolume } = description;
  if (kind === "compartment") throw new ModelError(place, "a compartment is no field");
  parseUnit(unit, `${place}.unit`);
  if (color !== undefined) checkColor(color, `${place}.color`);
  if (kind === "static") {
    refuseMotion(description, place, "a static field does not move");
    refuseWalls(name, context);
  }
  return {
    ...annotationsOf(description),
    name,
    label: label ?? name,
    origin,
    kind,
    unit,
    ...(color === undefined ? {} : { color }),
    diffusion: readPositive(diffusion, `${place}.diffusion`, context.vocabulary, "tissue"),
    initial: readSigned(
      initial,
      `${place}.initial`,
      context.vocabulary,
      "start",
      context.signed.has(name),
    ),
    boundary: kind === "static" ? noFluxBoundary : boundaryOf(name, description, place, context),
    ...(cellVolume === undefined
      ? {}
      : { cellVolume: cellVolumeOf(description, cellVolume, place, context.vocabulary) }),
  };
}

/** One number for all places and times, of a population that is a volume fraction. */
function cellVolumeOf(
  { kind, unit }: FieldDescription,
  formula: string | number,
  place: string,
  vocabulary: Vocabulary,
): Expression {
  const at = `${place}.cellVolume`;
  if (kind !== "population") throw new ModelError(at, `a ${kind} has no cells; leave it out`);
  if (!areSameUnits(parseUnit(unit, ""), dimensionless)) {
    throw new ModelError(at, `cells are counted in a volume fraction (unit "1"), not in ${unit}`);
  }
  const volume = readPositive(formula, at, vocabulary, "cellVolume");
  const observed = (used: string) => {
    const meaning = vocabulary.get(used);
    return meaning?.kind === "observable" ? meaning.expression : undefined;
  };
  if (namesBelow(volume, observed).has("t")) {
    throw new ModelError(at, "the volume of a cell cannot use the time t");
  }
  return volume;
}

/** The domain's word on this field, or the field's own, or the domain's on all fields. */
function boundaryOf(
  name: string,
  description: FieldDescription,
  place: string,
  { vocabulary, dimensions, domainBoundary, fieldBoundaries, signed }: DomainContext,
): Boundary {
  const resolve = (boundary: BoundaryDescription, at: string) =>
    resolveBoundary(boundary, at, dimensions, vocabulary, signed.has(name));
  const special = Object.hasOwn(fieldBoundaries, name) ? fieldBoundaries[name] : undefined;
  if (special !== undefined) {
    return resolve(special, `domain.boundaries.${name}`);
  }
  return description.boundary === undefined
    ? resolve(domainBoundary, "domain.boundary")
    : resolve(description.boundary, `${place}.boundary`);
}

export function composeCompartment(
  name: string,
  description: FieldDescription,
  origin: string,
  place: string,
  { vocabulary, signed }: Pick<DomainContext, "vocabulary" | "signed">,
): Compartment {
  const { unit, initial = 0, label, cellVolume } = description;
  parseUnit(unit, `${place}.unit`);
  if (cellVolume !== undefined) {
    throw new ModelError(`${place}.cellVolume`, "a compartment has no cells; leave it out");
  }
  refuseMotion(description, place, "a compartment is one number and has no place");
  return {
    ...annotationsOf(description),
    name,
    label: label ?? name,
    origin,
    unit,
    initial: readSigned(
      initial,
      `${place}.initial`,
      vocabulary,
      "compartmentStart",
      signed.has(name),
    ),
  };
}

function refuseWalls(name: string, { fieldBoundaries }: DomainContext): void {
  if (!Object.hasOwn(fieldBoundaries, name)) return;
  throw new ModelError(
    `domain.boundaries.${name}`,
    `"${name}" is a static field, which passes through no wall; leave it out`,
  );
}

function refuseMotion(description: FieldDescription, place: string, reason: string): void {
  for (const key of ["diffusion", "boundary"] as const) {
    if (description[key] === undefined || Number(description[key]) === 0) continue;
    throw new ModelError(`${place}.${key}`, `${reason}; leave "${key}" out`);
  }
}
