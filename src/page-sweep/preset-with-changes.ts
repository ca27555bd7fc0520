import type { Preset } from "../preset/preset.ts";

/** The preset file as it was written, with the parameters that the user changed. */
export function presetWithChanges(
  preset: Preset,
  changed: Readonly<Record<string, number>>,
): string {
  const file: Readonly<Record<string, unknown>> = { ...preset.file };
  if (Object.keys(changed).length === 0) return `${JSON.stringify(file, null, 2)}\n`;
  const own = file["parameters"];
  const parameters = { ...(typeof own === "object" ? own : {}), ...changed };
  return `${JSON.stringify({ ...file, parameters }, null, 2)}\n`;
}
