import * as v from "valibot";
import {
  choose,
  duration,
  finite,
  formula,
  hasKey,
  length,
  list,
  optional,
  strict,
  table,
  text,
} from "../model/schema-parts.ts";
import { boundarySchema } from "./model-schema.ts";

const name = text(64);
const upTo = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const count = upTo(100_000);
const voxels = upTo(100_000);
const point = v.pipe(v.array(length), v.minLength(2), v.maxLength(3));

/** Voxels per axis: two entries or three. */
export const gridSchema = v.pipe(v.array(voxels), v.minLength(2), v.maxLength(3));

export const domainSchema = strict({
  size: point,
  grid: gridSchema,
  boundary: optional(boundarySchema),
  boundaries: optional(table(boundarySchema, 64)),
});

export const timeSchema = strict({
  step: duration,
  scheme: optional(v.picklist(["implicit", "explicit"])),
  stop: optional(duration),
  tolerance: optional(
    v.pipe(
      finite,
      v.description(
        "Error of a step as a share of each substrate: steps are chosen by it, none longer than step.",
      ),
    ),
  ),
  residual: optional(
    v.pipe(
      finite,
      v.description("Error that the solve of a step may leave, as a share of each substrate."),
    ),
  ),
});

const shapeEntry = {
  field: name,
  value: optional(formula),
  combine: optional(v.picklist(["set", "add", "max"])),
  softness: optional(length),
  label: optional(text(200)),
  note: optional(text(4000)),
};
const { softness: _, ...plainEntry } = shapeEntry;

const shape = v.variant("shape", [
  strict({ ...shapeEntry, shape: v.literal("disc"), center: optional(point), radius: length }),
  strict({
    ...shapeEntry,
    shape: v.literal("ring"),
    center: optional(point),
    radius: length,
    width: length,
  }),
  strict({ ...shapeEntry, shape: v.literal("box"), center: optional(point), size: point }),
  strict({
    ...shapeEntry,
    shape: v.literal("stripe"),
    axis: v.picklist(["x", "y", "z"]),
    from: length,
    to: length,
  }),
  strict({
    ...shapeEntry,
    shape: v.literal("spots"),
    count: upTo(10_000),
    radius: length,
    separation: optional(length),
  }),
  strict({ ...plainEntry, shape: v.literal("noise"), amplitude: formula, scale: length }),
  strict({
    ...shapeEntry,
    shape: v.literal("network"),
    roots: optional(upTo(200)),
    branches: optional(upTo(200)),
    radius: length,
  }),
]);

const expression = strict({
  field: name,
  expression: formula,
  label: optional(text(200)),
  note: optional(text(4000)),
});

const raster = {
  ...plainEntry,
  interpolation: optional(
    v.pipe(
      v.picklist(["linear", "nearest"]),
      v.description("linear: averaged or interpolated; nearest: for labels."),
    ),
  ),
};

const image = strict({
  ...raster,
  image: v.pipe(
    text(16_000_000),
    v.description("A PNG: a data URL, or the path of a file beside the preset."),
  ),
  channel: optional(v.picklist(["luminance", "red", "green", "blue", "alpha"])),
});

const data = strict({
  ...raster,
  data: v.pipe(
    text(16_000_000),
    v.description("An .npy or .csv file: a data URL, or the path of a file beside the preset."),
  ),
});

/** What lies where at t = 0. */
export const initialSchema = choose([shape, expression, image, data], (input) => {
  if (hasKey(input, "image")) return image;
  if (hasKey(input, "data")) return data;
  return hasKey(input, "expression") && !hasKey(input, "shape") ? expression : shape;
});

export const startSchema = list(initialSchema, 500);

const schedule = {
  label: optional(text(200)),
  note: optional(text(4000)),
  start: duration,
  stop: optional(duration),
  every: optional(duration),
  count: optional(count),
};

const parameterIntervention = strict({ ...schedule, parameter: name, value: finite });
const fieldIntervention = strict({
  ...schedule,
  field: name,
  add: optional(formula),
  multiply: optional(formula),
  set: optional(formula),
  where: optional(formula),
});

/** One thing that is done to the tissue. */
export const interventionSchema = choose([fieldIntervention, parameterIntervention], (input) =>
  hasKey(input, "parameter") ? parameterIntervention : fieldIntervention,
);

export const interventionsSchema = list(interventionSchema, 200);

/** An intervention as JSON. */
export type InterventionFile = v.InferOutput<typeof interventionSchema>;

export const measureSchema = v.picklist([
  "mean",
  "median",
  "min",
  "max",
  "integral",
  "area",
  "correlation",
]);
const comparison = v.pipe(
  text(100),
  v.description('A comparison such as "> 0.7", "<= 2" or "0.9 .. 1.1".'),
);

/** How a claim's run differs from the preset's own. */
const runChanges = {
  parameters: optional(table(finite, 1000)),
  interventions: optional(interventionsSchema),
  without: optional(
    v.pipe(
      list(text(200), 200),
      v.description("Labels of interventions of the preset that are left out."),
    ),
  ),
};

const reading = {
  at: duration,
  measure: measureSchema,
  of: formula,
  where: optional(formula),
  with: optional(formula),
};

export const claimSchema = strict({
  ...reading,
  given: optional(strict(runChanges)),
  is: optional(comparison),
  versus: optional(
    strict({
      ...runChanges,
      ...reading,
      at: optional(duration),
      measure: optional(measureSchema),
      of: optional(formula),
    }),
  ),
  ratio: optional(comparison),
  difference: optional(comparison),
  benefit: optional(comparison),
  benefitVersus: optional(
    strict({
      given: optional(strict(runChanges)),
      versus: optional(strict(runChanges)),
      ratio: optional(comparison),
      difference: optional(comparison),
    }),
  ),
  why: text(2000),
  label: optional(text(200)),
  headline: optional(
    v.pipe(v.boolean(), v.description("Whether it is what the story is about in the first place.")),
  ),
});

/** A claim as JSON. */
export type ClaimFile = v.InferOutput<typeof claimSchema>;
