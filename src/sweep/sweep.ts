import { limits } from "../limits/limits.ts";
import { ModelError } from "../model/error.ts";
import type { Model } from "../model/model.ts";
import { Problems } from "../model/problems.ts";
import { parseDuration } from "../model/units.ts";
import { checkShape } from "../preset/check-shape.ts";
import type { Preset } from "../preset/preset.ts";
import type { PresetFamily, PresetOverrides } from "../preset/resolve-preset.ts";
import { applyValues, requireTarget } from "./apply-values.ts";
import {
  type Factor,
  type FactorValue,
  type NamedTarget,
  resolveFactor,
  resolveTarget,
} from "./factor.ts";
import { type FactorPoints, factorPoints, listPoints } from "./factor-points.ts";
import { type Outputs, resolveOutputs } from "./outputs.ts";
import type { RunTask } from "./perform-run.ts";
import { type FactorFile, type PlanFile, planSchema } from "./plan-schema.ts";
import { resolveScore, type Score } from "./score.ts";

/** A preset of a plan. */
export interface SweepPreset {
  readonly name: string;
  readonly family: PresetFamily;
}

/** One run, as a plan's points and seeds give it. */
export interface SweepLine {
  readonly preset: string;
  /** Of the design. */
  readonly point: number;
  readonly seed: number;
  /** One for each factor, in their order. */
  readonly values: readonly FactorValue[];
}

/** A plan with its presets: every mistake in it is found. */
export class Sweep {
  readonly plan: PlanFile;
  readonly factors: readonly NamedTarget[];
  readonly scores: readonly Score[];
  readonly points: number;
  readonly #presets: readonly ResolvedPreset[];
  readonly #points: FactorPoints;
  /** Where the seed is a factor; else -1. */
  readonly #seedFactor: number;

  /**
   * `input`: the plan as JSON; `presets`: index for index those that it names. Throws one ModelError
   * that names every mistake found.
   */
  constructor(input: unknown, presets: readonly SweepPreset[]) {
    const plan = checkShape(planSchema, input);
    const problems = new Problems();
    presets.forEach(({ name }, index) => {
      if (presets.findIndex((one) => one.name === name) === index) return;
      const way = "results are told apart by it; list it once, or give one file another name";
      problems.add(`presets[${index}]`, `there are two called "${name}", and ${way}`);
    });
    const resolved = presets.map((preset, index) =>
      problems.attempt(() => resolvePreset(plan, preset, `presets[${index}]`)),
    );
    problems.throwIfAny();
    this.plan = plan;
    this.#presets = resolved.flatMap((preset) => preset ?? []);
    for (const { family, model } of this.#presets) {
      for (const [index, file] of (plan.vary ?? []).entries()) {
        const { target } = resolveTarget(file);
        const place = `vary[${index}]`;
        problems.attempt(() => requireTarget(target, family.file, model, place));
      }
    }
    problems.throwIfAny();
    const models = this.#presets.map(({ model }) => model);
    const { factors, points } = resolveDesign(plan, models, problems);
    this.factors = factors;
    this.#points = points;
    this.points = points.count;
    const [first] = this.#presets;
    const single = (first?.outputs.numbers ?? []).filter(({ isCurve }) => !isCurve);
    const known = single.map(({ name }) => name);
    this.scores = Object.entries(plan.scores ?? {}).flatMap(
      ([name, text]) => problems.attempt(() => resolveScore(name, text, known)) ?? [],
    );
    this.#seedFactor = factors.findIndex(({ target }) => isSeed(target));
    if (this.#seedFactor >= 0 && plan.seeds !== undefined) {
      problems.add("seeds", `"${factors[this.#seedFactor]!.name}" varies the seed; leave them out`);
    }
    problems.throwIfAny();
    if (this.count > limits.sweepRuns.most) {
      const count = this.count.toLocaleString("en-US");
      throw new ModelError("design", `is of ${count} runs; ${limits.sweepRuns.most} are the most`);
    }
    this.#tryEnds(problems);
    problems.throwIfAny();
  }

  get presets(): readonly SweepPreset[] {
    return this.#presets;
  }

  /** Runs in all. */
  get count(): number {
    return this.#presets.reduce((sum, { seeds }) => sum + seeds.length * this.points, 0);
  }

  /** The outputs of a preset's runs. */
  outputsOf(preset: string): Outputs {
    return this.#named(preset).outputs;
  }

  /** All runs, made one by one: preset by preset, point by point, seed by seed. */
  *lines(): Generator<SweepLine> {
    for (const { name, seeds } of this.#presets) {
      for (let point = 0; point < this.points; point++) {
        const values = this.#points.values(point);
        for (const seed of seeds) {
          yield { preset: name, point, seed: this.#seedOf(values, seed), values };
        }
      }
    }
  }

  /** The first and the last run of a preset: one where there is no other. */
  endsOf(preset: string): readonly SweepLine[] {
    const { seeds } = this.#named(preset);
    return [...new Set([0, this.points - 1])].map((point) => {
      const values = this.#points.values(point);
      return { preset, point, seed: this.#seedOf(values, seeds[0]!), values };
    });
  }

  #seedOf(values: readonly FactorValue[], seed: number): number {
    const own = this.#seedFactor < 0 ? seed : values[this.#seedFactor];
    return typeof own === "number" ? own : seed;
  }

  /** What a run changes in its preset. */
  changesOf({ preset, values, seed }: Omit<SweepLine, "point">): PresetOverrides {
    const { family, base } = this.#named(preset);
    return applyValues(family.file, this.factors, values, { ...base, seed });
  }

  /** A run, ready to be performed. Throws ModelError for a value that its preset cannot take. */
  taskOf(line: Omit<SweepLine, "point">): RunTask {
    const { name, family, outputs } = this.#named(line.preset);
    const { scenario, claims } = family.resolve(this.changesOf(line));
    return { preset: name, scenario, claims, outputs };
  }

  #named(preset: string): ResolvedPreset {
    const found = this.#presets.find(({ name }) => name === preset);
    if (found === undefined) throw new ModelError("", `the plan has no preset "${preset}"`);
    return found;
  }

  /** The first and the last point in each preset: a factor that fits nowhere is found before all runs fail. */
  #tryEnds(problems: Problems): void {
    if (this.points === 0) {
      problems.add("design", "has no points");
      return;
    }
    this.#presets.forEach(({ name }, index) => {
      for (const line of this.endsOf(name)) {
        try {
          this.taskOf(line);
        } catch (error) {
          if (!(error instanceof ModelError)) throw error;
          const values = this.factors.map((one, at) => `${one.name} = ${line.values[at]}`);
          problems.add(`presets[${index}] with ${values.join(", ") || "no change"}`, error.message);
        }
      }
    });
  }
}

function isSeed(target: NamedTarget["target"]): boolean {
  return target.kind === "setting" && target.setting === "seed";
}

interface ResolvedPreset extends SweepPreset {
  readonly model: Model;
  readonly base: PresetOverrides;
  readonly outputs: Outputs;
  readonly seeds: readonly number[];
}

function resolvePreset(
  plan: PlanFile,
  { name, family }: SweepPreset,
  place: string,
): ResolvedPreset {
  const { setting = {} } = plan;
  const preset = family.resolve();
  const base = baseOf(setting, preset);
  const until =
    setting.until === undefined ? undefined : parseDuration(setting.until, "setting.until");
  if (until !== undefined && !(until > 0)) {
    throw new ModelError("setting.until", "must be longer than 0");
  }
  try {
    const context = family.context(base);
    const outputs = resolveOutputs(plan.outputs, context, until ?? preset.scenario.time.stop);
    if (outputs.claims && preset.claims.length === 0) {
      throw new ModelError("outputs", "the preset makes no claims");
    }
    const seeds = seedsOf(plan.seeds, preset.scenario.seed);
    return { name, family, model: context.model, base, outputs, seeds };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new ModelError(error.place, `${error.problem} (${place}, ${name})`);
  }
}

/** What all runs of a preset have in common. */
function baseOf(setting: NonNullable<PlanFile["setting"]>, { check }: Preset): PresetOverrides {
  const checked = setting.check === true ? check : undefined;
  const grid = setting.grid ?? checked?.grid;
  const step =
    setting.step === undefined ? checked?.step : parseDuration(setting.step, "setting.step");
  // The check's own belongs to its step.
  const tolerance =
    setting.tolerance ?? (setting.step === undefined ? checked?.tolerance : undefined);
  const { residual } = setting;
  return {
    ...(grid === undefined ? {} : { grid }),
    ...(step === undefined ? {} : { step }),
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(residual === undefined ? {} : { residual }),
  };
}

function seedsOf(seeds: PlanFile["seeds"], own: number): readonly number[] {
  if (seeds === undefined) return [own];
  if (typeof seeds === "object") return seeds;
  return Array.from({ length: seeds }, (_, index) => (own + index) % 2 ** 32);
}

function resolveDesign(
  { vary = [], design = { type: "grid" } }: PlanFile,
  models: readonly Model[],
  problems: Problems,
): { readonly factors: readonly NamedTarget[]; readonly points: FactorPoints } {
  const nothing = { factors: [], points: { count: 0, values: () => [] } };
  const places = vary.map((_, index) => `vary[${index}]`);
  const named = vary.map(resolveTarget);
  named.forEach(({ name }, index) => {
    if (named.findIndex((one) => one.name === name) === index) return;
    problems.add(`${places[index]}.name`, `"${name}" is there twice; give another "name"`);
  });
  named.forEach(({ target }, index) => {
    const same = named.findIndex((one) => JSON.stringify(one.target) === JSON.stringify(target));
    if (same === index) return;
    problems.add(places[index]!, `changes the same as ${places[same]}; leave one of them out`);
  });
  if (design.type === "list") {
    vary.forEach(({ values, from, to, count }, index) => {
      if ([values, from, to, count].every((given) => given === undefined)) return;
      problems.add(places[index]!, "has values, but the rows of a list give them; leave one out");
    });
    const points = problems.attempt(() => listPoints(design.rows, named));
    return points === undefined ? nothing : { factors: named, points };
  }
  const factors = vary.flatMap(
    (file, index) => problems.attempt(() => resolveWithRange(file, places[index]!, models)) ?? [],
  );
  if (factors.length < vary.length) return nothing;
  const points = problems.attempt(() => factorPoints(design, factors));
  return points === undefined ? nothing : { factors, points };
}

/** A parameter that is given no values takes its model's range, on its model's scale. */
function resolveWithRange(file: FactorFile, place: string, models: readonly Model[]): Factor {
  if (!("parameter" in file)) return resolveFactor(file, place);
  const found = models
    .flatMap(({ parameters }) => parameters)
    .find(({ name }) => name === file.parameter);
  if (found === undefined) return resolveFactor(file, place);
  const { min, max, scale } = found;
  const own = scale === "log" && min > 0 ? { scale } : {};
  const range = Number.isFinite(min) && Number.isFinite(max) ? ([min, max] as const) : undefined;
  return resolveFactor({ ...own, ...file }, place, range);
}
