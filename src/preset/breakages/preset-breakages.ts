import { ModelError } from "../../model/error.ts";
import { didYouMean } from "../../model/suggest.ts";
import type { PresetContext } from "../preset-context.ts";
import type { PresetFile } from "../preset-schema.ts";
import { resolveRunChanges } from "../resolve-run-changes.ts";
import { replaceObservables } from "./break-parts.ts";
import { type Breakage, unbroken } from "./breakage.ts";
import type { BreakagesFile } from "./breakages-schema.ts";
import { standardBreakages } from "./standard-breakages.ts";

/** Whether claims must notice a breakage: the preset says yes, or why not, or nothing. */
export type Duty =
  | { readonly kind: "must notice" }
  | { readonly kind: "may miss"; readonly why: string }
  | { readonly kind: "unsaid" };

export interface PresetBreakage extends Breakage {
  readonly duty: Duty;
}

/**
 * Everything that a preset's model can be broken by: the standard breakages that it has the parts for,
 * and its own. Throws ModelError for a mistake in the preset's `breakages`.
 */
export function presetBreakages(
  file: PresetFile,
  context: PresetContext,
): readonly PresetBreakage[] {
  const { own = {}, mustNotice = [], mayMiss = {} } = file.breakages ?? {};
  const standard = standardBreakages(context.model);
  const names = standard.map(({ name }) => name);
  for (const [index, name] of mustNotice.entries()) {
    requireName(name, names, `breakages.mustNotice[${index}]`);
  }
  for (const name of Object.keys(mayMiss)) {
    const place = `breakages.mayMiss.${name}`;
    if (mustNotice.includes(name)) throw new ModelError(place, "stands in mustNotice, too");
    requireName(name, names, place);
  }
  const dutyOf = (name: string): Duty => {
    if (mustNotice.includes(name)) return { kind: "must notice" };
    const why = mayMiss[name] ?? Object.entries(mayMiss).find(([key]) => matches(key, name))?.[1];
    return why === undefined ? { kind: "unsaid" } : { kind: "may miss", why };
  };
  const owned = Object.entries(own).map(([name, breakage]) => {
    const place = `breakages.own.${name}`;
    if (names.includes(name) || name === unbroken) {
      throw new ModelError(place, "is the name of a standard one; choose another");
    }
    return resolveOwn(name, breakage, place, file, context);
  });
  return [...standard.map((breakage) => ({ ...breakage, duty: dutyOf(breakage.name) })), ...owned];
}

function requireName(name: string, known: readonly string[], place: string): void {
  if (known.some((one) => matches(name, one))) return;
  const hint = didYouMean(name, known) || `; it has ${known.join(", ") || "none"}`;
  throw new ModelError(place, `the model has no standard breakage "${name}"${hint}`);
}

/** Whether a name is meant: "reach of *" means all that begin so. */
function matches(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

type OwnFile = NonNullable<BreakagesFile["own"]>[string];

function resolveOwn(
  name: string,
  { parameters, without, observables, why }: OwnFile,
  place: string,
  file: PresetFile,
  context: PresetContext,
): PresetBreakage {
  if (parameters === undefined && without === undefined && observables === undefined) {
    throw new ModelError(place, 'breaks nothing; give "parameters", "without" or "observables"');
  }
  const labels = (file.interventions ?? []).flatMap(({ label }) => label ?? []);
  const given = { ...(parameters && { parameters }), ...(without && { without }) };
  const changes = resolveRunChanges(given, place, context, labels);
  const known = context.model.observables.map((observable) => observable.name);
  for (const observable of Object.keys(observables ?? {})) {
    if (known.includes(observable)) continue;
    const hint = didYouMean(observable, known);
    throw new ModelError(`${place}.observables`, `the model has no "${observable}"${hint}`);
  }
  return {
    name,
    what: why,
    duty: { kind: "must notice" },
    parameters: changes.parameters,
    ...(changes.without && { without: changes.without }),
    ...(observables && { change: replaceObservables(observables) }),
  };
}
