import type { Reading } from "../model/claim.ts";
import { ModelError } from "../model/error.ts";
import type { Model } from "../model/model.ts";
import { didYouMean } from "../model/suggest.ts";
import { parseDuration } from "../model/units.ts";
import type { PresetContext } from "../preset/preset-context.ts";
import { resolveReading } from "../preset/resolve-claim.ts";
import type { OutputFile, ReadingFile } from "./plan-schema.ts";

/** A number of a run, or a curve of them over time. */
export interface NumberOutput {
  readonly name: string;
  /** min, rising */
  readonly times: readonly number[];
  readonly isCurve: boolean;
  /** "" where it is not known. */
  readonly unit: string;
  readonly source:
    | { readonly kind: "region"; readonly reading: Reading }
    | { readonly kind: "compartment"; readonly compartment: string };
}

/** All values of a field or observable at one time (min). */
export interface FieldOutput {
  readonly name: string;
  readonly field: string;
  readonly at: number;
  readonly unit: string;
}

/** What is kept of each run of a preset. */
export interface Outputs {
  readonly numbers: readonly NumberOutput[];
  readonly fields: readonly FieldOutput[];
  readonly claims: boolean;
}

/** More would be files that nobody meant to ask for. */
const mostTimes = 10_000;

/** A plan's outputs for a preset whose runs end at `until` (min; undefined: nothing says). Throws ModelError. */
export function resolveOutputs(
  files: readonly OutputFile[],
  context: PresetContext,
  until: number | undefined,
): Outputs {
  const numbers: NumberOutput[] = [];
  const fields: FieldOutput[] = [];
  const names = new Set<string>();
  files.forEach((file, index) => {
    const place = `outputs[${index}]`;
    if ("claims" in file) return;
    if (names.has(file.name))
      throw new ModelError(`${place}.name`, `"${file.name}" is there twice`);
    names.add(file.name);
    if ("field" in file) fields.push(resolveField(file, place, context, until));
    else numbers.push(resolveNumber(file, place, context, until));
  });
  return { numbers, fields, claims: files.some((file) => "claims" in file) };
}

type NumberFile = Extract<OutputFile, { readonly compartment: string }> | ReadingFile;
type FieldFile = Extract<OutputFile, { readonly field: string }>;

function resolveNumber(
  file: NumberFile,
  place: string,
  context: PresetContext,
  until: number | undefined,
): NumberOutput {
  const times = timesOf(file, place, until);
  const isCurve = file.every !== undefined || Array.isArray(file.at);
  const common = { name: file.name, times, isCurve };
  if ("compartment" in file) {
    const { name, unit } = named(
      context.model.compartments,
      file.compartment,
      `${place}.compartment`,
    );
    return { ...common, unit, source: { kind: "compartment", compartment: name } };
  }
  const { measure = "mean", of, where, with: other } = file;
  const reading = resolveReading(
    {
      at: "0 min",
      measure,
      of,
      ...(where === undefined ? {} : { where }),
      ...(other === undefined ? {} : { with: other }),
    },
    place,
    context,
  );
  return { ...common, unit: unitOf(reading, context), source: { kind: "region", reading } };
}

function resolveField(
  { name, field, at }: FieldFile,
  place: string,
  { model }: PresetContext,
  until: number | undefined,
): FieldOutput {
  const { unit } = named([...model.fields, ...model.observables], field, `${place}.field`);
  const [time] = timesOf(at === undefined ? {} : { at }, place, until);
  return { name, field, at: time!, unit };
}

function named<T extends { readonly name: string }>(
  known: readonly T[],
  name: string,
  place: string,
): T {
  const found = known.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = known.map((one) => one.name);
  const hint = didYouMean(name, names) || `; it has ${names.join(", ") || "none"}`;
  throw new ModelError(place, `the preset has no "${name}"${hint}`);
}

/** A single time, a list of them, or a whole run's; min. */
function timesOf(
  { at, every }: { readonly at?: string | readonly string[]; readonly every?: string },
  place: string,
  until: number | undefined,
): readonly number[] {
  if (at !== undefined && every !== undefined) {
    throw new ModelError(place, 'give "at" or "every", not both');
  }
  if (at !== undefined) {
    const texts = typeof at === "string" ? [at] : at;
    if (texts.length === 0) throw new ModelError(`${place}.at`, "must not be empty");
    const times = texts.map((text) => parseDuration(text, `${place}.at`));
    const late = times.find((time) => time < 0 || time > (until ?? time));
    if (late === undefined) return [...new Set(times)].sort((a, b) => a - b);
    throw new ModelError(
      `${place}.at`,
      `must be from 0 to the end of the run (${until} min), but is ${late} min; "until" in "setting" moves the end`,
    );
  }
  if (until === undefined) {
    throw new ModelError(place, 'the preset has no end: give "at", or "until" in "setting"');
  }
  if (every === undefined) return [until];
  const interval = parseDuration(every, `${place}.every`);
  if (!(interval > 0) || until / interval > mostTimes) {
    throw new ModelError(`${place}.every`, `must be longer, at least ${until / mostTimes} min`);
  }
  const count = Math.floor(until / interval + 1e-9);
  const times = Array.from({ length: count + 1 }, (_, index) => index * interval);
  return until - times[count]! > 1e-6 * interval ? [...times, until] : times;
}

/** Of a name alone; formulas have none that is known here. */
function unitOf({ of, measure }: Reading, { model, grid }: PresetContext): string {
  const space = grid.dimensions === 3 ? "um^3" : "um^2";
  if (measure === "area") return space;
  if (measure === "correlation") return "1";
  const unit = of.kind === "name" ? unitOfName(of.name, model) : "";
  if (unit === "" || measure !== "integral") return unit;
  return unit === "1" ? space : `${unit}*${space}`;
}

function unitOfName(name: string, { fields, observables, parameters }: Model): string {
  return [...fields, ...observables, ...parameters].find((one) => one.name === name)?.unit ?? "";
}
