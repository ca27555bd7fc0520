import type { ModuleDescription } from "../model/description.ts";
import type { Parameter } from "../model/model.ts";
import { checkShape } from "../preset/check-shape.ts";
import { parseJson } from "../preset/parse-json.ts";
import type { Preset } from "../preset/preset.ts";
import type { PresetContext } from "../preset/preset-context.ts";
import { presetSchema } from "../preset/preset-schema.ts";
import { readRasters } from "../preset/read-rasters.ts";
import { PresetFamily, type PresetOverrides } from "../preset/resolve-preset.ts";
import type { LabDocument, Source, Treatment } from "./document.ts";
import { frozen } from "./plain-data.ts";
import { presetTreatments } from "./treatments/preset-treatments.ts";

/** The preset that a document is a difference to, understood once. */
export interface LabBase {
  readonly source: Source;
  /** Its models are composed once for each grid: variants of a document share them. */
  readonly family: PresetFamily;
  /** Without changes, on the grid that it was opened with. */
  readonly preset: Preset;
  readonly context: PresetContext;
  /** The preset's values of all parameters. */
  readonly values: Readonly<Record<string, number>>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** The preset's own treatments. */
  readonly treatments: readonly Treatment[];
}

export interface OpenOptions {
  /** The library for a model of these modules. */
  readonly openLibrary: (modules: readonly string[]) => Promise<readonly ModuleDescription[]>;
  /** JSON text of a shipped preset; rejects with a ModelError if there is none of that name. */
  readonly presetText: (name: string) => Promise<string>;
}

/** Reads and resolves what a document stands on. Rejects with a ModelError that names every mistake. */
export async function openBase(
  { source, settings }: Pick<LabDocument, "source" | "settings">,
  { openLibrary, presetText }: OpenOptions,
): Promise<LabBase> {
  const json = source.kind === "library" ? parseJson(await presetText(source.name)) : source.preset;
  const file = checkShape(presetSchema, json);
  const [library, rasters] = await Promise.all([
    openLibrary(file.modules ?? []),
    readRasters(file),
  ]);
  const family = new PresetFamily(file, { library, rasters, name: source.name });
  return createBase(source, family, settings);
}

/** The same of a preset that is read. Throws ModelError. */
export function createBase(
  source: Source,
  family: PresetFamily,
  { grid }: Pick<PresetOverrides, "grid"> = {},
): LabBase {
  const on = grid === undefined ? {} : { grid };
  const preset = family.resolve(on);
  const context = family.context(on);
  return {
    source,
    family,
    preset,
    context,
    values: preset.scenario.parameters,
    parameters: new Map(context.model.parameters.map((parameter) => [parameter.name, parameter])),
    treatments: frozen(presetTreatments(family.file)),
  };
}
