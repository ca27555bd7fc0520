import type { Parameter } from "../model/model.ts";
import type { Preset } from "./preset.ts";

/**
 * Names of the parameters that a preset's story is about, of the hundreds that its modules bring:
 * those that its text names in italics by their labels, that it sets, schedules or defines itself,
 * and that its claims vary. In the order of the model.
 */
export function keyParameters(preset: Preset): readonly string[] {
  const { story, scenario, file } = preset;
  const told = new Set([...story.matchAll(/\*([^*\n]+)\*/g)].map((match) => match[1]!.trim()));
  const named = new Set([
    ...Object.keys(file.parameters ?? {}),
    ...(file.interventions ?? []).flatMap((one) => ("parameter" in one ? [one.parameter] : [])),
    ...(file.claims ?? []).flatMap(({ versus, given }) => [
      ...Object.keys(versus?.parameters ?? {}),
      ...Object.keys(given?.parameters ?? {}),
    ]),
  ]);
  const isKey = ({ name, label, origin }: Parameter) =>
    named.has(name) || told.has(label) || origin === "model";
  return scenario.model.parameters.filter(isKey).map(({ name }) => name);
}
