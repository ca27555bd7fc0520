import { loadPreset } from "../src/cli/load-preset.ts";
import { presetNames } from "../src/preset/preset-library.ts";

/** Names of the shipped presets that use modules of the biology. */
export async function presetsWithModules(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of presetNames()) {
    const { file } = await loadPreset(name);
    if ((file.modules ?? []).length > 0) found.push(name);
  }
  return found;
}
