import * as v from "valibot";
import { instrumentsSchema } from "../instruments/settings.ts";
import { turn } from "../look/parts/schema.ts";
import { finite, list, optional, strict, table, text } from "../model/schema-parts.ts";
import { interventionSchema } from "./scene-schema.ts";

const wholeNumber = (most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const positive = v.pipe(v.number(), v.minValue(1e-9), v.maxValue(1e12));
const name = text(64);

export const seedSchema = wholeNumber(4_294_967_295);

export const cameraSchema = strict({
  center: v.pipe(v.tuple([finite, finite]), v.description("What is in the middle, um.")),
  zoom: v.pipe(positive, v.description("1: the whole domain fits.")),
  slice: optional(v.pipe(wholeNumber(100_000), v.description("Slice of a 3D domain, from 0."))),
  turn: optional(
    v.pipe(
      turn,
      v.description(
        "Of a relief or a volume: degrees about the z axis (0: from the front) and up.",
      ),
    ),
  ),
});

export const speedSchema = v.pipe(
  positive,
  v.description("Simulated minutes for each second that passes."),
);

const armSchema = strict({
  label: v.pipe(text(200), v.minLength(1)),
  preset: optional(v.pipe(name, v.description("Name of another shipped preset."))),
  parameters: optional(
    v.pipe(
      table(v.nullable(finite), 1000),
      v.description("Values that differ from the main run's; null: the preset's own."),
    ),
  ),
  withoutTreatments: optional(
    v.pipe(
      v.union([v.literal("all"), list(name, 200)]),
      v.description("Ids of treatments that this run goes without."),
    ),
  ),
  seed: optional(seedSchema),
});

/** Further runs beside the main one, and how they are shown. */
export const compareSchema = strict({
  arms: list(armSchema, 3),
  layout: v.picklist(["side", "wiper", "difference"]),
});

/** What the page keeps in a preset file that it saves, and the format has no other words for. */
export const laboratorySchema = strict({
  switchedOff: optional(
    list(strict({ at: wholeNumber(200), intervention: interventionSchema }), 200),
  ),
  camera: optional(cameraSchema),
  speed: optional(speedSchema),
  compare: optional(compareSchema),
  instruments: optional(instrumentsSchema),
  fullGrid: optional(v.boolean()),
  state: optional(v.pipe(text(24_000_000), v.description("A snapshot of the run, base64."))),
});
