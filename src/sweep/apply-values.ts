import { ModelError } from "../model/error.ts";
import type { Model } from "../model/model.ts";
import { didYouMean } from "../model/suggest.ts";
import { parseDuration } from "../model/units.ts";
import type { PresetFile } from "../preset/preset-schema.ts";
import type { PresetOverrides } from "../preset/resolve-preset.ts";
import type { FactorValue, NamedTarget, Setting, Target } from "./factor.ts";

/** Throws ModelError where a preset, of this model, has nothing that a target names. */
export function requireTarget(target: Target, file: PresetFile, model: Model, place: string): void {
  if (target.kind === "treatment") {
    labeled(copied(file.interventions), target.label, ["label"], "intervention", place);
  } else if (target.kind === "initial") {
    labeled(copied(file.initial), target.label, ["label", "field"], "initial entry", place);
  } else if (target.kind === "parameter") {
    const names = model.parameters.map(({ name }) => name);
    if (names.includes(target.parameter)) return;
    const hint = didYouMean(target.parameter, names);
    throw new ModelError(place, `the preset has no parameter "${target.parameter}"${hint}`);
  }
}

type Entry = Record<string, unknown>;
type Changes = { -readonly [key in keyof PresetOverrides]: PresetOverrides[key] };

/** A preset's numbers changed: what factors and their values, one for each, mean for a preset file. */
export function applyValues(
  file: PresetFile,
  factors: readonly NamedTarget[],
  values: readonly FactorValue[],
  base: PresetOverrides = {},
): PresetOverrides {
  const changes: Changes = { ...base, parameters: { ...base.parameters } };
  const order = factors.map((_, index) => index);
  // A start moves its stop, and a stop that is given stays: whichever stands first in the plan.
  order.sort((a, b) => Number(movesStop(factors[b]!)) - Number(movesStop(factors[a]!)));
  for (const index of order) {
    const { name, target } = factors[index]!;
    applyOne(changes, file, target, values[index]!, `"${name}"`);
  }
  return changes;
}

function movesStop({ target }: NamedTarget): boolean {
  return target.kind === "treatment" && target.change === "start";
}

function applyOne(
  changes: Changes,
  file: PresetFile,
  target: Target,
  value: FactorValue,
  place: string,
): void {
  switch (target.kind) {
    case "parameter":
      changes.parameters = { ...changes.parameters, [target.parameter]: numberOf(value, place) };
      return;
    case "setting":
      applySetting(changes, target.setting, value, place);
      return;
    case "treatment": {
      const entries = copied(changes.interventions ?? file.interventions);
      const chosen = labeled(entries, target.label, ["label"], "intervention", place);
      for (const entry of chosen) changeTreatment(entry, target.change, value, place);
      changes.interventions = entries;
      return;
    }
    case "initial": {
      const entries = copied(changes.initial ?? file.initial);
      const chosen = labeled(entries, target.label, ["label", "field"], "initial entry", place);
      for (const entry of chosen) entry[target.change] = value;
      changes.initial = entries;
      return;
    }
  }
}

function applySetting(changes: Changes, setting: Setting, value: FactorValue, place: string): void {
  if (setting === "seed") changes.seed = numberOf(value, place);
  else if (setting === "tolerance") changes.tolerance = numberOf(value, place);
  else if (setting === "residual") changes.residual = numberOf(value, place);
  else if (setting === "breakage") changes.breakage = String(value);
  else if (setting === "step") changes.step = parseDuration(String(value), place);
  else if (typeof value === "object") changes.grid = value;
  else throw new ModelError(place, `must be voxels per axis, such as [64, 64], but is ${value}`);
}

function changeTreatment(
  entry: Entry,
  change: Extract<Target, { kind: "treatment" }>["change"],
  value: FactorValue,
  place: string,
): void {
  if (change === "dose") {
    const key = ["value", "add", "set", "multiply"].find((known) => known in entry);
    entry[key ?? "value"] = numberOf(value, place);
  } else if (change === "count") {
    entry["count"] = numberOf(value, place);
  } else if (change === "interval") {
    entry["every"] = value;
  } else {
    if (change === "start") moveStop(entry, value, place);
    entry[change] = value;
  }
}

/** A treatment that starts at another time lasts as long as before. */
function moveStop(entry: Entry, start: FactorValue, place: string): void {
  if (typeof entry["stop"] !== "string" || typeof entry["start"] !== "string") return;
  const length = parseDuration(entry["stop"], place) - parseDuration(entry["start"], place);
  entry["stop"] = `${parseDuration(String(start), place) + length} min`;
}

/** The entries with this label; if there is none, with this value of the next key. */
function labeled(
  entries: readonly Entry[],
  label: string,
  keys: readonly string[],
  noun: string,
  place: string,
): readonly Entry[] {
  for (const key of keys) {
    const found = entries.filter((entry) => entry[key] === label);
    if (found.length > 0) return found;
  }
  const known = keys.flatMap((key) => entries.flatMap((entry) => entry[key] ?? []).map(String));
  const hint =
    didYouMean(label, known) || `; it has ${[...new Set(known)].join(", ") || "none with a label"}`;
  throw new ModelError(place, `the preset has no ${noun} "${label}"${hint}`);
}

function copied(entries: unknown): Entry[] {
  return structuredClone(entries ?? []) as Entry[];
}

const decimal = /^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*$/;

function numberOf(value: FactorValue, place: string): number {
  const number = typeof value === "string" && decimal.test(value) ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw new ModelError(place, `must be a number, but is ${JSON.stringify(value)}`);
}
