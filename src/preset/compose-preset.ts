import { composeWithVocabulary } from "../model/compose-model.ts";
import type { ModelDescription, ModuleDescription } from "../model/description.ts";
import { ModelError } from "../model/error.ts";
import { Problems } from "../model/problems.ts";
import { didYouMean } from "../model/suggest.ts";
import type { Breakage } from "./breakages/breakage.ts";
import type { PresetContext } from "./preset-context.ts";
import type { PresetFile } from "./preset-schema.ts";
import { resolveGrid } from "./resolve-grid.ts";

/**
 * The model of a preset on its grid; `voxels` takes the place of the file's grid, and `change`, if given,
 * changes the parts before they are composed.
 */
export function composePreset(
  file: PresetFile,
  library: readonly ModuleDescription[],
  voxels: readonly number[] | undefined,
  change?: Breakage["change"],
): PresetContext {
  const problems = new Problems();
  const grid = problems.attempt(() => resolveGrid(file.domain, voxels, "grid"));
  const modules = problems.attempt(() => chooseModules(file.modules ?? [], library));
  const composed = problems.attempt(() =>
    composeWithVocabulary({
      ...changeParts(modules ?? [], file.model, change),
      ownPlace: "model.",
      library,
      domainBoundary: file.domain.boundary ?? "no-flux",
      ...(file.domain.boundaries === undefined ? {} : { fieldBoundaries: file.domain.boundaries }),
      dimensions: file.domain.size.length === 3 ? 3 : 2,
    }),
  );
  problems.throwIfAny();
  if (grid === undefined || composed === undefined || composed.model.fields.length === 0) {
    throw new ModelError("model.fields", 'the model has no field; choose "modules" or define one');
  }
  return { ...composed, grid };
}

function changeParts(
  modules: readonly ModuleDescription[],
  own: ModelDescription | undefined,
  change: Breakage["change"],
): { readonly modules: readonly ModuleDescription[]; readonly own?: ModelDescription } {
  const parts: readonly ModelDescription[] = own === undefined ? modules : [...modules, own];
  const changed = change?.(parts) ?? parts;
  return {
    modules: modules.map((module, index) => ({ ...module, ...changed[index] })),
    ...(own === undefined ? {} : { own: changed[modules.length]! }),
  };
}

function chooseModules(
  names: readonly string[],
  library: readonly ModuleDescription[],
): readonly ModuleDescription[] {
  return names.map((name, i) => {
    const place = `modules[${i}]`;
    if (names.indexOf(name) < i) throw new ModelError(place, `"${name}" is listed twice`);
    const module = library.find((candidate) => candidate.name === name);
    if (module !== undefined) return module;
    const known = library.map((candidate) => candidate.name);
    const hint = didYouMean(name, known) || `; known are ${known.join(", ")}`;
    throw new ModelError(place, `unknown module "${name}"${hint}`);
  });
}
