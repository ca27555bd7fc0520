import * as v from "valibot";
import {
  choose,
  duration,
  finite,
  formula,
  hasKey,
  list,
  optional,
  strict,
  table,
  text,
} from "../model/schema-parts.ts";
import { gridSchema, measureSchema } from "../preset/scene-schema.ts";

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
/** A key of tables: nothing that an object's prototype has for its own. */
const name = v.pipe(
  text(64),
  v.regex(/^[^\p{Cc}]+$/u, "must be a line of text"),
  v.check((written) => !(written in {}), "is a name that programs need; choose another"),
);
/** The name of an output is a part of files', too. */
const outputName = v.pipe(
  name,
  v.regex(
    /^[\p{L}\p{N}_]([^/\\]*[^/\\\s.])?$/u,
    "must begin with a letter or digit and have no / or \\ in it",
  ),
);
const seed = whole(0, 0xffffffff);

const value = v.pipe(
  v.union([finite, text(100), gridSchema]),
  v.description('A number, a quantity with its unit such as "3 d", or voxels per axis.'),
);
const end = v.pipe(
  v.union([finite, text(100)]),
  v.description('A number, or a quantity with its unit such as "3 d".'),
);

/** Which values a factor takes. */
const range = {
  name: optional(name),
  values: optional(list(value, 10_000)),
  from: optional(end),
  to: optional(end),
  count: optional(whole(2, 10_000)),
  scale: optional(v.picklist(["linear", "log"])),
};

const parameterFactor = strict({ ...range, parameter: name });
const treatmentFactor = strict({
  ...range,
  treatment: v.pipe(text(200), v.description("Label of interventions of the preset.")),
  change: v.picklist(["dose", "start", "stop", "interval", "count"]),
});
const initialFactor = strict({
  ...range,
  initial: v.pipe(text(200), v.description("Label, or field, of entries of the preset's initial.")),
  change: v.pipe(name, v.description('A key of these entries, such as "radius" or "value".')),
});
const settingFactor = strict({
  ...range,
  setting: v.picklist(["grid", "step", "tolerance", "residual", "seed", "breakage"]),
});

/** One thing that differs from run to run. */
const factorSchema = choose(
  [parameterFactor, treatmentFactor, initialFactor, settingFactor],
  (input) => {
    if (hasKey(input, "treatment")) return treatmentFactor;
    if (hasKey(input, "initial")) return initialFactor;
    return hasKey(input, "setting") ? settingFactor : parameterFactor;
  },
);

const samples = whole(1, 10_000_000);

const designSchema = v.variant("type", [
  strict({ type: v.literal("grid") }),
  strict({ type: v.literal("list"), rows: list(table(value, 1000), 1_000_000) }),
  strict({ type: v.literal("latin-hypercube"), samples, seed: optional(seed) }),
  strict({ type: v.literal("sobol"), samples, seed: optional(seed) }),
  strict({ type: v.literal("saltelli"), samples, seed: optional(seed) }),
  strict({
    type: v.literal("morris"),
    trajectories: whole(1, 1_000_000),
    levels: optional(whole(2, 1000)),
    seed: optional(seed),
  }),
]);

/** When an output is read: at one time (default: the end), at several, or every so often. */
const when = {
  at: optional(v.union([duration, list(duration, 10_000)])),
  every: optional(duration),
};

const readingOutput = strict({
  name: outputName,
  of: formula,
  measure: optional(measureSchema),
  where: optional(formula),
  with: optional(formula),
  ...when,
});
const compartmentOutput = strict({ name: outputName, compartment: name, ...when });
const fieldOutput = strict({ name: outputName, field: name, at: optional(duration) });
const claimsOutput = strict({ claims: v.literal(true) });

const outputSchema = choose(
  [readingOutput, compartmentOutput, fieldOutput, claimsOutput],
  (input) => {
    if (hasKey(input, "compartment")) return compartmentOutput;
    if (hasKey(input, "field")) return fieldOutput;
    return hasKey(input, "claims") ? claimsOutput : readingOutput;
  },
);

/** The plan of a sweep, format milieu-sweep/1 (docs/sweeps.md). */
export const planSchema = strict({
  $schema: optional(text(1000)),
  format: v.literal("milieu-sweep/1"),
  title: optional(text(200)),
  note: optional(text(4000)),
  presets: v.pipe(
    list(v.pipe(text(1000), v.minLength(1)), 1000),
    v.minLength(1),
    v.description("Names of shipped presets, or paths of preset files beside the plan."),
  ),
  setting: optional(
    strict({
      grid: optional(gridSchema),
      step: optional(duration),
      tolerance: optional(finite),
      residual: optional(finite),
      until: optional(duration),
      check: optional(
        v.pipe(
          v.boolean(),
          v.description(
            "On the grid, step and tolerance of the preset's check, where grid or step say nothing else.",
          ),
        ),
      ),
    }),
  ),
  vary: optional(list(factorSchema, 1000)),
  design: optional(designSchema),
  seeds: optional(
    v.pipe(
      v.union([whole(1, 1_000_000), list(seed, 100_000)]),
      v.description("How many, counted on from the preset's seed, or which ones."),
    ),
  ),
  outputs: v.pipe(list(outputSchema, 200), v.minLength(1)),
  scores: optional(
    v.pipe(
      v.pipe(v.record(name, text(2000)), v.maxEntries(100)),
      v.description("Formulas of outputs that are single numbers, by the name of the score."),
    ),
  ),
});

/** A plan as JSON. */
export type PlanFile = v.InferOutput<typeof planSchema>;
export type FactorFile = v.InferOutput<typeof factorSchema>;
export type DesignFile = v.InferOutput<typeof designSchema>;
export type OutputFile = v.InferOutput<typeof outputSchema>;
export type ReadingFile = v.InferOutput<typeof readingOutput>;
