import type { RunChanges } from "../model/claim.ts";
import { ModelError } from "../model/error.ts";
import { didYouMean } from "../model/suggest.ts";
import { parameterInRange } from "./parameter-in-range.ts";
import type { PresetContext } from "./preset-context.ts";
import { resolveIntervention } from "./resolve-intervention.ts";
import type { ClaimFile } from "./scene-schema.ts";

type RunChangesFile = NonNullable<ClaimFile["given"]>;

/** How a run of a claim differs from the preset's own run. */
export function resolveRunChanges(
  file: RunChangesFile,
  place: string,
  context: PresetContext,
  labels: readonly string[],
): RunChanges {
  const { interventions, without } = file;
  if (interventions !== undefined && without !== undefined) {
    throw new ModelError(
      place,
      '"interventions" replaces the preset\'s and "without" leaves some of them out; give one of the two',
    );
  }
  return {
    parameters: resolveParameters(file.parameters ?? {}, `${place}.parameters`, context),
    ...(interventions && {
      interventions: interventions.map((entry, i) =>
        resolveIntervention(entry, `${place}.interventions[${i}]`, context),
      ),
    }),
    ...(without && {
      without: without.map((label, i) => knownLabel(label, `${place}.without[${i}]`, labels)),
    }),
  };
}

function resolveParameters(
  parameters: Readonly<Record<string, number>>,
  place: string,
  { model, vocabulary }: PresetContext,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      const at = `${place}.${name}`;
      return [name, parameterInRange(name, value, model, vocabulary, { name: at, value: at })];
    }),
  );
}

function knownLabel(label: string, place: string, labels: readonly string[]): string {
  if (labels.includes(label)) return label;
  throw new ModelError(
    place,
    `no intervention of the preset has the label "${label}"${didYouMean(label, labels)}`,
  );
}
