import { composeWithVocabulary } from "../model/compose-model.ts";
import type { ModuleDescription } from "../model/description.ts";
import { ModelError } from "../model/error.ts";
import { Problems } from "../model/problems.ts";
import { didYouMean } from "../model/suggest.ts";
import type { PresetContext } from "./preset-context.ts";
import type { PresetFile } from "./preset-schema.ts";
import { resolveGrid } from "./resolve-grid.ts";

/** The model of a preset on its grid; `voxels` takes the place of the file's grid. */
export function composePreset(
  file: PresetFile,
  library: readonly ModuleDescription[],
  voxels: readonly number[] | undefined,
): PresetContext {
  const problems = new Problems();
  const grid = problems.attempt(() => resolveGrid(file.domain, voxels, "grid"));
  const modules = problems.attempt(() => chooseModules(file.modules ?? [], library));
  const composed = problems.attempt(() =>
    composeWithVocabulary({
      modules: modules ?? [],
      ...(file.model === undefined ? {} : { own: file.model }),
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
