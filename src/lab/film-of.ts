import type { FilmFile } from "../record/script/film-schema.ts";
import type { FilmSetting } from "../record/script/film-setting.ts";
import { resolveFilm } from "../record/script/resolve-film.ts";
import type { LabBase } from "./base.ts";
import type { LabDocument } from "./document.ts";

/** The film of a document as in a preset file. */
export function filmFileOf({ record }: LabDocument, base: LabBase): FilmFile {
  return record ?? base.family.file.record ?? {};
}

/** The film that a file asks for of a document's model. Throws ModelError. */
export function filmOf(file: FilmFile, { compare }: LabDocument, base: LabBase): FilmSetting {
  const arms = compare.arms.map(({ label }) => label);
  return resolveFilm(file, { ...base.context, arms });
}
