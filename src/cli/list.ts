import { shippedNames } from "../preset/preset-library.ts";
import { requireReader } from "./closed-output.ts";
import { loadPreset } from "./load-preset.ts";

/** `milieu list`: the shipped presets, a name and a title each. */
export async function list(): Promise<void> {
  const names = shippedNames();
  const width = Math.max(...names.map((name) => name.length));
  for (const name of names) {
    const preset = await loadPreset(name);
    requireReader();
    console.log(`${name.padEnd(width)}  ${preset.title}`);
  }
}
