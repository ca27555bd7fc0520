import * as v from "valibot";
import { optional } from "../../model/schema-parts.ts";
import { compareSchema, speedSchema } from "../../preset/laboratory-schema.ts";
import { t } from "../../texts/text.ts";
import { documentOfArm } from "../arms.ts";
import { type Arm, type LabDocument, settingsEntries } from "../document.ts";
import { withOwnNames } from "../own-names.ts";
import { isSameData } from "../plain-data.ts";
import { checkParameter, overridesOf } from "../resolve-document.ts";
import { commandKind, commandSchema, type DocumentDraft } from "./command-kind.ts";
import { numberWords } from "./number-words.ts";

/** Simulated minutes per second; null: as the preset asks for. */
export const setSpeed = commandKind({
  schema: commandSchema("set-speed", { speed: v.nullable(speedSchema) }),
  apply: (draft, { speed }) => {
    draft.speed = speed;
  },
  label: ({ speed }) =>
    speed === null ? t`Reset the speed` : t`Set speed to ${numberWords(speed)} min/s`,
});

const names = {
  seed: t`the seed`,
  grid: t`the grid`,
  step: t`the step`,
  fullGrid: t`the use of the whole grid`,
} as const;
const keys = Object.keys(names) as (keyof typeof names)[];

/** Seed, grid (voxels per axis), step (min), whole grid; null: the preset's own. What is not named stays. */
export const setSettings = commandKind({
  schema: commandSchema("set-settings", {
    seed: optional(v.nullable(settingsEntries.seed)),
    grid: optional(v.nullable(settingsEntries.grid)),
    step: optional(v.nullable(settingsEntries.step)),
    fullGrid: optional(v.nullable(settingsEntries.fullGrid)),
  }),
  apply: (draft, command, base) => {
    const settings: Record<string, unknown> = { ...draft.settings };
    for (const key of keys) {
      const value = command[key];
      if (value === null || isSameData(value, ownSetting(key, base.family.file))) {
        delete settings[key];
      } else if (value !== undefined) settings[key] = value;
    }
    if (isSameData(settings, draft.settings)) return;
    draft.settings = settings as DocumentDraft["settings"];
    base.family.resolve(overridesOf(draft as LabDocument));
  },
  label: (command) => {
    const given = keys.filter((key) => command[key] !== undefined);
    const [key] = given;
    if (key === undefined || given.length > 1) return t`Change settings`;
    const value = command[key];
    if (value === null) return t`Reset ${names[key]}`;
    if (typeof value === "number") return t`Set ${names[key]} to ${numberWords(value)}`;
    if (Array.isArray(value)) return t`Set ${names[key]} to ${value.join(" × ")}`;
    return t`Change ${names[key]}`;
  },
});

function ownSetting(
  key: keyof typeof names,
  file: { readonly seed?: number; readonly domain: { readonly grid: readonly number[] } },
): unknown {
  if (key === "grid") return file.domain.grid;
  if (key === "seed") return file.seed ?? 1;
  return key === "fullGrid" ? false : undefined;
}

/** The further runs, all of them, and how they are shown. */
export const setCompare = commandKind({
  schema: commandSchema("set-compare", { compare: compareSchema }),
  apply: (draft, { compare }, base) => {
    for (const arm of compare.arms as readonly Arm[]) {
      // What another preset has is known when it is opened.
      if (arm.preset !== undefined) continue;
      for (const [name, value] of Object.entries(arm.parameters ?? {})) {
        checkParameter(name, value ?? base.values[name] ?? Number.NaN, base);
      }
      base.family.resolve(overridesOf(documentOfArm(draft as LabDocument, arm, base)));
    }
    const arms = withOwnNames(compare.arms as readonly Arm[]);
    draft.compare = { ...compare, arms } as DocumentDraft["compare"];
  },
  label: ({ compare }, before) => {
    const [more, had] = [compare.arms.length, before.compare.arms.length];
    if (more === 0) return t`End the comparison`;
    if (more > had) return t`Compare with ${compare.arms.at(-1)?.label}`;
    return more < had ? t`Take a run out of the comparison` : t`Change the comparison`;
  },
});
