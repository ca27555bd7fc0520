import type { ModuleDescription } from "../model/description.ts";
import { parseJson } from "./parse-json.ts";
import type { Preset } from "./preset.ts";
import { type ReadFile, readRasters } from "./read-rasters.ts";
import { PresetFamily, type PresetOverrides } from "./resolve-preset.ts";

export interface ReadOptions {
  readonly library: readonly ModuleDescription[];
  /** Kept as the preset's name. */
  readonly name?: string;
  /** Reads a picture or an array beside the preset. */
  readonly readFile?: ReadFile;
  readonly overrides?: PresetOverrides;
}

/**
 * The preset that a JSON text means, pictures and arrays read. Throws a ModelError for any mistake: its place
 * is "line 3, column 7" where the text is no JSON, else the path of the key.
 */
export async function readPreset(text: string, options: ReadOptions): Promise<Preset> {
  return (await readPresetFamily(text, options)).resolve(options.overrides);
}

/** Such a preset, to be changed in several ways. */
export async function readPresetFamily(
  text: string,
  { readFile, library, name }: Omit<ReadOptions, "overrides">,
): Promise<PresetFamily> {
  const file = parseJson(text);
  const rasters = await readRasters(file, readFile);
  return new PresetFamily(file, { library, rasters, ...(name === undefined ? {} : { name }) });
}
