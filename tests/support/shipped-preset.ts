import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Preset } from "../../src/preset/preset.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import type { PresetOverrides } from "../../src/preset/resolve-preset.ts";

/** A shipped preset, with changes. */
export async function shippedPreset(
  name: string,
  overrides: PresetOverrides = {},
): Promise<Preset> {
  return readPreset(await presetText(name), { library: moduleLibrary, name, overrides });
}
