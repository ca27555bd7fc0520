import { moduleLibrary } from "../biology/module-library.ts";
import { ModelError } from "../model/error.ts";
import type { Preset } from "../preset/preset.ts";
import { presetNames, presetText, shippedNames } from "../preset/preset-library.ts";
import { readPreset } from "../preset/read-preset.ts";
import type { PresetOverrides } from "../preset/resolve-preset.ts";

/** A shipped preset by name, or a text that the user brought. */
export type PresetSource =
  | { readonly kind: "library"; readonly name: string }
  | { readonly kind: "text"; readonly text: string; readonly fileName?: string };

const DEFAULT_PRESET = "hypoxic-core";

/** The preset that a page without `?preset=` shows. */
export function defaultPresetName(): string {
  const names = presetNames();
  return names.includes(DEFAULT_PRESET) ? DEFAULT_PRESET : (names[0] ?? DEFAULT_PRESET);
}

/** Reads and resolves; a ModelError says what is wrong and where. */
export async function readSource(
  source: PresetSource,
  overrides: PresetOverrides,
): Promise<Preset> {
  if (source.kind === "text") {
    return readPreset(source.text, {
      library: moduleLibrary,
      overrides,
      ...nameOf(source.fileName),
    });
  }
  const { name } = source;
  if (!shippedNames().includes(name)) {
    throw new ModelError("", `There is no preset "${name}". The gallery shows those there are.`);
  }
  return readPreset(await presetText(name), { library: moduleLibrary, name, overrides });
}

function nameOf(fileName: string | undefined): { readonly name?: string } {
  return fileName === undefined ? {} : { name: fileName.replace(/\.json$/i, "") };
}
