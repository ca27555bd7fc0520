import type { LabBase } from "../lab/base.ts";
import type { LabDocument } from "../lab/document.ts";
import { documentOfFile } from "../lab/preset-file.ts";
import { checkDocument } from "../lab/resolve-document.ts";
import { type Mistake, ModelError } from "../model/error.ts";
import { checkShape } from "../preset/check-shape.ts";
import { parseJson } from "../preset/parse-json.ts";
import { presetSchema } from "../preset/preset-schema.ts";

import { unitWarnings } from "./unit-warnings.ts";

/** What a text means, or what is wrong with it. */
export type CheckedText =
  | {
      readonly document: LabDocument;
      readonly base: LabBase;
      readonly state: Uint8Array | null;
      /** Units that do not fit; it runs all the same. */
      readonly warnings: readonly Mistake[];
    }
  | { readonly mistakes: readonly Mistake[] };

/** What a document stands on. Rejects with a ModelError that names every mistake. */
export type OpenBase = (document: LabDocument) => Promise<LabBase>;

/**
 * Reads a preset's text as far as everything but running it: shape, names, formulas, units, claims. `name` is the
 * document's. Rejects only for what is no mistake of the text (a module that cannot be loaded).
 */
export async function checkText(text: string, name: string, open: OpenBase): Promise<CheckedText> {
  try {
    const file = checkShape(presetSchema, parseJson(text));
    const { document, state } = documentOfFile(file, name);
    const base = await open(document);
    checkDocument(document, base);
    const warnings = unitWarnings(base.context.model, file);
    return { document, base, state, warnings };
  } catch (error) {
    if (error instanceof ModelError) return { mistakes: error.mistakes };
    throw error;
  }
}
