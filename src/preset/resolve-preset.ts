import { resolveViewFile } from "../look/view-file.ts";
import type { ModuleDescription } from "../model/description.ts";
import { ModelError } from "../model/error.ts";
import { Problems } from "../model/problems.ts";
import type { InitialEntry, Intervention, Scenario } from "../model/scenario.ts";
import { didYouMean } from "../model/suggest.ts";
import { resolveFilm } from "../record/script/resolve-film.ts";
import { type Breakage, unbroken } from "./breakages/breakage.ts";
import { type PresetBreakage, presetBreakages } from "./breakages/preset-breakages.ts";
import { checkShape } from "./check-shape.ts";
import { composePreset } from "./compose-preset.ts";
import { parameterInRange } from "./parameter-in-range.ts";
import type { Preset } from "./preset.ts";
import type { PresetContext } from "./preset-context.ts";
import { type PresetFile, presetSchema } from "./preset-schema.ts";
import { noRasters, type Rasters } from "./read-rasters.ts";
import { resolveClaim } from "./resolve-claim.ts";
import { resolveInitial } from "./resolve-initial.ts";
import { resolveIntervention } from "./resolve-intervention.ts";
import { checkSeed, resolveCheck, resolveMoment, resolveTime } from "./resolve-settings.ts";
import { interventionsSchema, startSchema } from "./scene-schema.ts";
import { checkStory } from "./story-try.ts";

export interface ResolveOptions {
  readonly library: readonly ModuleDescription[];
  /** What the preset's `image` and `data` entries name. */
  readonly rasters?: Rasters;
  readonly overrides?: PresetOverrides;
  /** Kept as the preset's name. */
  readonly name?: string;
}

/** Changes to a preset from the command line, the page or a control run; they win over the file. */
export interface PresetOverrides {
  /** Voxels per axis. */
  readonly grid?: readonly number[];
  /** min */
  readonly step?: number;
  /** Error of a step, a share of each substrate, by which steps are chosen; none is longer than the step. */
  readonly tolerance?: number;
  /** Error that the solve of a step may leave, a share of each substrate. */
  readonly residual?: number;
  readonly seed?: number;
  readonly parameters?: Readonly<Record<string, number>>;
  /** Replace the preset's; as in a preset file (JSON). */
  readonly interventions?: unknown;
  readonly initial?: unknown;
  /** Name of what the model is broken by (breakages/); of its parameters, those given here win. */
  readonly breakage?: string;
}

/** What a preset file (JSON) means; throws one ModelError that names every mistake found. */
export function resolvePreset(input: unknown, options: ResolveOptions): Preset {
  return new PresetFamily(input, options).resolve(options.overrides);
}

/** What of a preset does not depend on its run. */
type Settled = Pick<Preset, "view" | "record" | "moment" | "claims" | "check">;

/**
 * A preset file and its variants. The model is composed once for each grid; variants share it, so that an
 * engine can go from one to the next without compiling (src/engine/restart.ts).
 */
export class PresetFamily {
  readonly file: PresetFile;
  readonly #options: Omit<ResolveOptions, "overrides">;
  readonly #contexts = new Map<string, PresetContext>();
  readonly #settled = new Map<PresetContext, Settled>();
  #breakages: readonly PresetBreakage[] | undefined;

  /** Modules to choose from; those that the preset has chosen are whole. */
  get library(): readonly ModuleDescription[] {
    return this.#options.library;
  }

  /** Throws ModelError where the JSON does not have the shape of a preset. */
  constructor(input: unknown, options: Omit<ResolveOptions, "overrides">) {
    this.file = checkShape(presetSchema, input);
    this.#options = options;
  }

  /** The preset with changes; throws one ModelError that names every mistake found. */
  resolve(overrides: PresetOverrides = {}): Preset {
    const { file } = this;
    const problems = new Problems();
    const context = this.#compose(overrides, problems);
    if (file.breakages !== undefined) problems.attempt(() => this.breakages());
    const breakage = this.#breakage(overrides);
    const parameters = { ...breakage?.parameters, ...overrides.parameters };
    const options = { ...this.#options, overrides: { ...overrides, parameters } };
    const scenario = withoutSome(resolveScenario(file, options, context, problems), breakage);
    const settled = this.#settled.get(context) ?? settle(file, context, problems);
    problems.throwIfAny();
    if (scenario === undefined || settled === undefined) {
      throw new ModelError("", "the preset cannot be resolved");
    }
    this.#settled.set(context, settled);
    const named = options.name === undefined ? {} : { name: options.name };
    return { ...named, ...aboutPreset(file), scenario, ...settled, file };
  }

  /** What the parts of a variant need to know of each other. Throws ModelError. */
  context(overrides: PresetOverrides = {}): PresetContext {
    return this.#compose(overrides, new Problems());
  }

  /**
   * All that the model can be broken by, and whether the preset's claims must notice. Throws ModelError for a
   * mistake in the file's `breakages`.
   */
  breakages(): readonly PresetBreakage[] {
    this.#breakages ??= presetBreakages(this.file, this.context());
    return this.#breakages;
  }

  /** Throws ModelError where the model cannot be broken so. */
  #breakage({ breakage: name = unbroken }: PresetOverrides): Breakage | undefined {
    if (name === unbroken) return undefined;
    const known = this.breakages();
    const found = known.find((one) => one.name === name);
    if (found !== undefined) return found;
    const names = known.map((one) => one.name);
    const hint = didYouMean(name, names) || `; it has ${names.join(", ") || "none"}`;
    throw new ModelError("breakage", `the preset has no breakage "${name}"${hint}`);
  }

  /** Throws where there is no model to go on with. */
  #compose(overrides: PresetOverrides, problems: Problems): PresetContext {
    const breakage = this.#breakage(overrides);
    const broken = breakage?.change === undefined ? null : breakage.name;
    const key = JSON.stringify([overrides.grid ?? null, broken]);
    const context =
      this.#contexts.get(key) ??
      problems.attempt(() =>
        composePreset(this.file, this.library, overrides.grid, breakage?.change),
      );
    if (context === undefined) {
      problems.attempt(() => resolveTime(this.file, overrides));
      problems.throwIfAny();
      throw new ModelError("", "the model cannot be composed");
    }
    this.#contexts.set(key, context);
    return context;
  }
}

function withoutSome(scenario: Scenario | undefined, breakage: Breakage | undefined) {
  const labels = breakage?.without ?? [];
  if (scenario === undefined || labels.length === 0) return scenario;
  const interventions = scenario.interventions.filter(({ label }) => !labels.includes(label));
  return { ...scenario, interventions };
}

/** Mistakes go to `problems`. */
function settle(file: PresetFile, context: PresetContext, problems: Problems): Settled | undefined {
  const arms = file.laboratory?.compare?.arms.map(({ label }) => label) ?? [];
  const view = problems.attempt(() => resolveViewFile(file.view, { ...context, arms }));
  const record = problems.attempt(() => resolveFilm(file.record ?? {}, { ...context, arms }));
  const moment = problems.attempt(() => resolveMoment(file));
  const labels = (file.interventions ?? []).flatMap(({ label }) => label ?? []);
  const claims = resolveEach(file.claims, "claims", problems, (claim, place) =>
    resolveClaim(claim, place, context, labels),
  );
  const check = problems.attempt(() => resolveCheck(file, context.grid));
  problems.attempt(() => checkStory(file.story ?? "", context.model));
  if (view === undefined || record === undefined) return undefined;
  return {
    view,
    record,
    ...(moment === undefined ? {} : { moment }),
    claims,
    ...(check === undefined ? {} : { check }),
  };
}

function aboutPreset({ title, summary = "", story = "", tags = [], references = [] }: PresetFile) {
  return { title, summary, story, tags, references };
}

function resolveScenario(
  file: PresetFile,
  { overrides = {}, rasters = noRasters }: ResolveOptions,
  context: PresetContext,
  problems: Problems,
): Scenario | undefined {
  const time = problems.attempt(() => resolveTime(file, overrides));
  const parameters = resolveParameters(file, overrides, context, problems);
  const initial = resolveStart(file, overrides, context, rasters, problems);
  const seed = problems.attempt(() => checkSeed(overrides.seed ?? file.seed ?? 1));
  const interventions = resolveInterventions(file, overrides, context, problems);
  if (time === undefined || seed === undefined) return undefined;
  const { model, grid } = context;
  return { title: file.title, model, parameters, grid, time, initial, seed, interventions };
}

function resolveStart(
  file: PresetFile,
  { initial: replacement }: PresetOverrides,
  context: PresetContext,
  rasters: Rasters,
  problems: Problems,
): readonly InitialEntry[] {
  const entries =
    replacement === undefined
      ? file.initial
      : problems.attempt(() => checkShape(startSchema, replacement, "initial"));
  return resolveEach(entries, "initial", problems, (entry, place) =>
    resolveInitial(entry, place, context, rasters),
  );
}

function resolveInterventions(
  file: PresetFile,
  { interventions: replacement }: PresetOverrides,
  context: PresetContext,
  problems: Problems,
): readonly Intervention[] {
  const entries =
    replacement === undefined
      ? file.interventions
      : problems.attempt(() => checkShape(interventionsSchema, replacement, "interventions"));
  return resolveEach(entries, "interventions", problems, (entry, place) =>
    resolveIntervention(entry, place, context),
  );
}

/** Resolves what can be resolved of a list; the mistakes of the others go to `problems`. */
function resolveEach<F, R>(
  list: readonly F[] | undefined,
  key: string,
  problems: Problems,
  resolve: (entry: F, place: string) => R,
): readonly R[] {
  return (list ?? []).flatMap((entry, i) => {
    const result = problems.attempt(() => resolve(entry, `${key}[${i}]`));
    return result === undefined ? [] : [result];
  });
}

function resolveParameters(
  file: PresetFile,
  overrides: PresetOverrides,
  { model, vocabulary }: PresetContext,
  problems: Problems,
): Readonly<Record<string, number>> {
  const values = new Map(model.parameters.map(({ name, value }) => [name, value]));
  for (const changes of [file.parameters ?? {}, overrides.parameters ?? {}]) {
    for (const [name, value] of Object.entries(changes)) {
      const at = `parameters.${name}`;
      problems.attempt(() => {
        const place = { name: at, value: at };
        values.set(name, parameterInRange(name, value, model, vocabulary, place));
      });
    }
  }
  return Object.fromEntries(values);
}
