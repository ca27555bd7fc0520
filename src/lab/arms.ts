import { t } from "../texts/text.ts";
import type { LabBase } from "./base.ts";
import { type Arm, documentOf, type LabDocument, type Source, type Treatment } from "./document.ts";
import { withOwnNames } from "./own-names.ts";
import { treatmentsOf } from "./resolve-document.ts";
import { timesOf } from "./treatments/times.ts";
import { treatmentName } from "./treatments/treatment-name.ts";

/** Parameters beyond so many are offered all at once only. */
const MOST_PARAMETERS = 12;

/** Runs that suggest themselves beside the main one: without a treatment, with the preset's values, by chance. */
export function offeredArms(document: LabDocument, base: LabBase): readonly Arm[] {
  const on = treatmentsOf(document, base).filter((one) => one.on);
  const changed = Object.keys(document.parameters);
  const single = changed.length > 1 && changed.length <= MOST_PARAMETERS ? changed : [];
  const seed = document.settings.seed ?? base.preset.scenario.seed;
  const names = on.map(({ intervention }) => treatmentName(intervention, base.context.model));
  const nameAt = (place: number, { intervention }: Treatment): string => {
    const name = names[place] ?? "";
    const isAlone = names.indexOf(name) === names.lastIndexOf(name);
    const day = Number((timesOf(intervention).start / 1440).toFixed(2));
    return isAlone ? name : t`${name} of day ${day}`;
  };
  return withOwnNames([
    ...on.map((one, place) => ({
      label: t`without ${nameAt(place, one)}`,
      withoutTreatments: [one.id],
    })),
    ...(on.length > 1 ? [{ label: t`without treatment`, withoutTreatments: "all" as const }] : []),
    ...single.map((name) => ({
      label: t`${base.parameters.get(name)?.label ?? name} as in the preset`,
      parameters: { [name]: null },
    })),
    ...(changed.length > 0
      ? [
          {
            label: t`parameters as in the preset`,
            parameters: Object.fromEntries(changed.map((name) => [name, null])),
          },
        ]
      : []),
    { label: t`seed ${(seed + 1) % 2 ** 32}`, seed: (seed + 1) % 2 ** 32 },
  ]);
}

/** What the base of a further run has to be opened on: the document's own, or another preset. */
export function sourceOfArm(document: LabDocument, { preset }: Arm): Source {
  return preset === undefined ? document.source : { kind: "library", name: preset };
}

/** What a further run runs, as a document on its own base (sourceOfArm). */
export function documentOfArm(document: LabDocument, arm: Arm, base: LabBase): LabDocument {
  const { preset, parameters = {}, withoutTreatments, seed } = arm;
  const plain = documentOf(sourceOfArm(document, arm));
  const start =
    preset === undefined
      ? { ...document, compare: plain.compare }
      : { ...plain, speed: document.speed };
  const values = new Map(Object.entries(start.parameters));
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null || value === base.values[name]) values.delete(name);
    else values.set(name, value);
  }
  const kept =
    withoutTreatments === undefined
      ? start.treatments
      : treatmentsOf(start, base).filter(
          ({ id }) => withoutTreatments !== "all" && !withoutTreatments.includes(id),
        );
  return {
    ...start,
    parameters: Object.fromEntries(values),
    treatments: kept,
    settings: seed === undefined ? start.settings : { ...start.settings, seed },
  };
}
