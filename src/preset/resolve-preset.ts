import type { ModuleDescription } from "../model/description.ts";
import { ModelError } from "../model/error.ts";
import { Problems } from "../model/problems.ts";
import type { Intervention, Scenario } from "../model/scenario.ts";
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
import { checkSeed, resolveCheck, resolveRecord, resolveTime } from "./resolve-settings.ts";
import { resolveView } from "./resolve-view.ts";
import { interventionsSchema } from "./scene-schema.ts";

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
  /** Error that the solve of a step may leave, a share of each substrate. */
  readonly residual?: number;
  readonly seed?: number;
  readonly parameters?: Readonly<Record<string, number>>;
  /** Replaces the preset's; as in a preset file (JSON). */
  readonly interventions?: unknown;
}

/** What a preset file (JSON) means; throws one ModelError that names every mistake found. */
export function resolvePreset(input: unknown, options: ResolveOptions): Preset {
  const file = checkShape(presetSchema, input);
  const problems = new Problems();
  const context = problems.attempt(() =>
    composePreset(file, options.library, options.overrides?.grid),
  );
  if (context === undefined) {
    problems.attempt(() => resolveTime(file, options.overrides));
    problems.throwIfAny();
    throw new ModelError("", "the model cannot be composed");
  }
  const scenario = resolveScenario(file, options, context, problems);
  const view = problems.attempt(() => resolveView(file.view, context));
  const record = problems.attempt(() => resolveRecord(file));
  const labels = (file.interventions ?? []).flatMap(({ label }) => label ?? []);
  const claims = resolveEach(file.claims, "claims", problems, (claim, place) =>
    resolveClaim(claim, place, context, labels),
  );
  const check = problems.attempt(() => resolveCheck(file, context.grid));
  problems.throwIfAny();
  if (scenario === undefined || view === undefined || record === undefined) {
    throw new ModelError("", "the preset cannot be resolved");
  }
  return {
    ...(options.name === undefined ? {} : { name: options.name }),
    ...aboutPreset(file),
    scenario,
    view,
    record,
    claims,
    ...(check === undefined ? {} : { check }),
    file,
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
  const initial = resolveEach(file.initial, "initial", problems, (entry, place) =>
    resolveInitial(entry, place, context, rasters),
  );
  const seed = problems.attempt(() => checkSeed(overrides.seed ?? file.seed ?? 1));
  const interventions = resolveInterventions(file, overrides, context, problems);
  if (time === undefined || seed === undefined) return undefined;
  const { model, grid } = context;
  return { title: file.title, model, parameters, grid, time, initial, seed, interventions };
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
