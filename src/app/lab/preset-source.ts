import { openLibrary } from "../../biology/open-library.ts";
import { type LabBase, openBase } from "../../lab/base.ts";
import { documentOf, type LabDocument } from "../../lab/document.ts";
import { documentOfFile, type OpenedFile } from "../../lab/preset-file.ts";
import { ModelError } from "../../model/error.ts";
import { checkShape } from "../../preset/check-shape.ts";
import { parseJson } from "../../preset/parse-json.ts";
import { presetNames, presetText, shippedNames } from "../../preset/preset-library.ts";
import { presetSchema } from "../../preset/preset-schema.ts";
import { t } from "../../texts/text.ts";

/** A shipped preset by name, or a text that the user brought. */
export type PresetSource =
  | { readonly kind: "library"; readonly name: string }
  | { readonly kind: "text"; readonly text: string; readonly fileName?: string };

const DEFAULT_PRESET = "hypoxic-core";

/** The preset that a page without `?preset=` shows. */
export function defaultPresetName(): string {
  const names = presetNames();
  return names.includes(DEFAULT_PRESET) ? DEFAULT_PRESET : (names[0] ?? DEFAULT_PRESET);
}

/** The document of a source that nobody has changed, and the state that a file brings. Throws ModelError. */
export function documentOfSource(source: PresetSource): OpenedFile {
  if (source.kind === "library") {
    const { name } = source;
    return { document: documentOf({ kind: "library", name }), state: null };
  }
  const file = checkShape(presetSchema, parseJson(source.text));
  const name = source.fileName?.replace(/\.json$/i, "") ?? file.title;
  return documentOfFile(file, name.slice(0, 200) || "preset");
}

/** Fetches what a shipped preset stands on, so that it is there when it is opened. Rejects where that cannot be. */
export async function fetchAhead(name: string): Promise<void> {
  const { modules } = checkShape(presetSchema, parseJson(await presetText(name)));
  await openLibrary(modules ?? []);
}

/** What a document stands on. Rejects with a ModelError that says what is wrong and where. */
export async function openPageBase(document: LabDocument): Promise<LabBase> {
  const { source } = document;
  if (source.kind === "library" && !shippedNames().includes(source.name)) {
    const name = source.name;
    throw new ModelError("", t`There is no preset "${name}". The gallery shows those there are.`);
  }
  return openBase(document, { openLibrary, presetText });
}
