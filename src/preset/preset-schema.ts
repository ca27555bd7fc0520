import * as v from "valibot";
import { viewSchema } from "../look/view-file.ts";
import { duration, finite, list, optional, strict, table, text } from "../model/schema-parts.ts";
import { recordSchema } from "../record/script/film-schema.ts";
import { breakagesSchema } from "./breakages/breakages-schema.ts";
import { laboratorySchema } from "./laboratory-schema.ts";
import { modelSchema } from "./model-schema.ts";
import {
  claimSchema,
  domainSchema,
  gridSchema,
  interventionsSchema,
  startSchema,
  timeSchema,
} from "./scene-schema.ts";

/** The preset file, format milieu/1 (docs/preset-format.md). */
export const presetSchema = strict({
  $schema: optional(text(1000)),
  format: v.literal("milieu/1"),
  title: v.pipe(text(200), v.minLength(1)),
  summary: optional(text(1000)),
  story: optional(text(50_000)),
  tags: optional(list(text(60), 50)),
  references: optional(
    list(strict({ label: text(1000), doi: optional(text(300)), url: optional(text(1000)) }), 100),
  ),
  modules: optional(list(text(64), 200)),
  model: optional(modelSchema),
  parameters: optional(table(finite, 1000)),
  domain: domainSchema,
  time: timeSchema,
  initial: optional(startSchema),
  seed: optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_294_967_295))),
  interventions: optional(interventionsSchema),
  view: optional(viewSchema),
  record: optional(recordSchema),
  moment: optional(
    v.pipe(
      strict({ at: duration, label: v.pipe(text(200), v.minLength(1)) }),
      v.description("When most can be seen of what the preset is about."),
    ),
  ),
  claims: optional(list(claimSchema, 200)),
  breakages: optional(breakagesSchema),
  check: optional(
    strict({
      grid: optional(gridSchema),
      step: optional(duration),
      tolerance: optional(
        v.pipe(finite, v.description("Chooses steps by their error, as time.tolerance does.")),
      ),
    }),
  ),
  laboratory: optional(laboratorySchema),
});

/** A preset file as JSON. */
export type PresetFile = v.InferOutput<typeof presetSchema>;
