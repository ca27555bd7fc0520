import * as v from "valibot";

/**
 * A published experiment: what was measured, and how a preset repeats it (presets/measured/NAME.json). It lies
 * beside the preset, in presets/measured/data/NAME.json. The tolerance stands here before the model is run.
 */
const text = v.pipe(v.string(), v.minLength(1));
const number = v.pipe(v.number(), v.finite());
const share = v.strictObject({ share: v.pipe(number, v.gtValue(0)) });
const factor = v.strictObject({ factor: v.pipe(number, v.gtValue(1)) });
const within = v.strictObject({ within: v.pipe(number, v.minValue(0)) });

/** A number, or its range; null: open at this end. */
const measured = v.union([
  number,
  v.tuple([v.union([number, v.null()]), v.union([number, v.null()])]),
]);

const quantity = v.strictObject({
  label: text,
  unit: text,
  measured,
  /** share: of the number; factor: times and divided by it; within: in the quantity's unit. */
  tolerance: v.union([share, factor, within]),
  /** Where the tolerance or the range comes from. */
  why: v.optional(text),
  /** Why the model misses it; absent: it is met. */
  miss: v.optional(text),
  /** Which number of the model was set from this measurement, or with it in sight: no test of the model. */
  fitted: v.optional(text),
});

const axis = v.strictObject({
  label: text,
  unit: text,
  from: number,
  to: number,
  scale: v.optional(v.picklist(["linear", "log"])),
});

/** A point, with the ends of what is uncertain about it. */
const points = v.array(
  v.strictObject({
    x: number,
    y: number,
    low: v.optional(number),
    high: v.optional(number),
    left: v.optional(number),
    right: v.optional(number),
  }),
);
const given = { given: v.optional(v.record(text, number)), label: text };
const reading = { of: text, where: v.optional(text) };

const drawn = v.variant("kind", [
  /** Mean of a formula against another one (`along`), over all voxels at one time. */
  v.strictObject({ kind: v.literal("profile"), ...given, ...reading, at: text, along: text }),
  /** A measure of a formula against time. */
  v.strictObject({
    kind: v.literal("course"),
    ...given,
    ...reading,
    measure: v.picklist(["mean", "median", "min", "max", "integral", "area"]),
    times: v.pipe(v.array(text), v.minLength(1)),
  }),
  /** Share of the voxels in which a formula is at most x, in percent. */
  v.strictObject({ kind: v.literal("distribution"), ...given, ...reading, at: text }),
]);

const plot = v.strictObject({
  x: axis,
  y: axis,
  data: v.array(v.strictObject({ label: text, points })),
  model: v.array(drawn),
});

export const experimentSchema = v.strictObject({
  question: text,
  source: v.strictObject({
    label: text,
    doi: v.optional(text),
    url: v.optional(text),
    /** Where in it the numbers were read. */
    where: text,
  }),
  others: v.optional(
    v.array(
      v.strictObject({ label: text, doi: v.optional(text), url: v.optional(text), where: text }),
    ),
  ),
  /** What was done, and what the preset does of it. */
  experiment: text,
  preset: text,
  /** Why the preset gives parameters other values, each one. */
  sets: v.optional(v.record(text, text)),
  /** One for each claim of the preset, in its order. */
  quantities: v.pipe(v.array(quantity), v.minLength(1)),
  /**
   * Seeds of the tissues that stand for the patients or animals of the experiment: a quantity is the median
   * over them. Absent: the preset's own seed alone.
   */
  ensemble: v.optional(v.pipe(v.array(v.number()), v.minLength(3))),
  /** One of the seven that were chosen, with their tolerance, before any model was run. */
  chosenFirst: v.optional(v.literal(true)),
  /** Runs whose extremes are what is uncertain about the model. */
  uncertain: v.optional(
    v.array(
      v.strictObject({
        parameters: v.optional(v.record(text, number)),
        seed: v.optional(v.number()),
        why: text,
      }),
    ),
  ),
  plot: v.optional(plot),
});

export type Experiment = v.InferOutput<typeof experimentSchema>;
export type Quantity = Experiment["quantities"][number];
export type Plot = NonNullable<Experiment["plot"]>;
export type DrawnCurve = Plot["model"][number];

/** Reads the text of presets/measured/data/NAME.json. Throws what is wrong and where. */
export function readExperiment(text: string, name: string): Experiment {
  const result = v.safeParse(experimentSchema, JSON.parse(text));
  if (result.success) return result.output;
  const problems = result.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
  throw new Error(`${name}: ${problems.join("; ")}`);
}

/** What was measured, as a range; Infinity where it is open. */
export function measuredRange({ measured }: Pick<Quantity, "measured">): readonly [number, number] {
  if (typeof measured === "number") return [measured, measured];
  const [low, high] = measured;
  return [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY];
}

/** What the model may give: the measured range, widened by the tolerance. */
export function acceptedRange(quantity: Quantity): readonly [number, number] {
  const [low, high] = measuredRange(quantity);
  const { tolerance } = quantity;
  if ("within" in tolerance) return [low - tolerance.within, high + tolerance.within];
  if ("factor" in tolerance) return [low / tolerance.factor, high * tolerance.factor];
  return [low * (1 - tolerance.share), high * (1 + tolerance.share)];
}

/** Whether what the model gives is accepted. */
export function accepts(quantity: Quantity, value: number): boolean {
  const [low, high] = acceptedRange(quantity);
  return value >= low && value <= high;
}
