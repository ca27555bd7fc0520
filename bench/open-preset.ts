import { moduleLibrary } from "../src/biology/module-library.ts";
import type { Scenario } from "../src/model/scenario.ts";
import { presetText } from "../src/preset/preset-library.ts";
import { readPreset } from "../src/preset/read-preset.ts";

/** The scenario of a shipped preset on a square grid of `side` voxels, with a step (min) if given. */
export async function openPreset(name: string, side: number, step?: number): Promise<Scenario> {
  const overrides = { grid: [side, side], ...(step === undefined ? {} : { step }) };
  const preset = await readPreset(await presetText(name), { library: moduleLibrary, overrides });
  return preset.scenario;
}
