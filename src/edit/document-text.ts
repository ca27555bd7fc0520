import type { LabBase } from "../lab/base.ts";
import type { LabDocument } from "../lab/document.ts";
import { presetFileOf } from "../lab/preset-file.ts";
import { parseJson } from "../preset/parse-json.ts";
import { changesBetween, changeText } from "./change-text.ts";
import { printJson } from "./print-json.ts";

/** A document as text. */
export interface DocumentText {
  readonly text: string;
  /** Claims and breakages that speak of treatments that are gone, in words. */
  readonly leftOut: readonly string[];
}

/**
 * All of a document as the text of a preset file. `written`, if it is given, is the text of what the document is a
 * difference to: then all that a person has not changed stays as it is written there.
 */
export function textOfDocument(
  document: LabDocument,
  base: LabBase,
  written?: string,
): DocumentText {
  const { file, leftOut } = presetFileOf(document, base);
  if (written === undefined) return { text: `${printJson(file)}\n`, leftOut };
  return { text: changeText(written, changesBetween(parseJson(written), file)), leftOut };
}
