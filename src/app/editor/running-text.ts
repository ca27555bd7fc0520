import { textOfDocument } from "../../edit/document-text.ts";
import type { LabBase } from "../../lab/base.ts";
import { isSameData } from "../../lab/plain-data.ts";
import { presetText } from "../../preset/preset-library.ts";
import type { Page } from "../page.ts";

/** Of texts that were applied, those that are shown again as they were written. */
const MOST = 8;

/** What runs, as the text of a preset. */
export interface RunningText {
  /** Null: nothing runs yet, or another document came meanwhile. */
  text(): Promise<{ readonly text: string; readonly name: string; readonly base: LabBase } | null>;
  /** This text was applied and is this preset. */
  remember(preset: unknown, text: string): void;
}

export function createRunningText(page: Page): RunningText {
  const applied: { readonly preset: unknown; readonly text: string }[] = [];
  return {
    text: async () => {
      const lab = page.lab.peek();
      if (lab === null) return null;
      const [document, base] = [lab.document.peek(), lab.base.peek()];
      const { source } = document;
      const written =
        source.kind === "library"
          ? await presetText(source.name)
          : applied.find(({ preset }) => isSameData(preset, source.preset))?.text;
      if (lab.document.peek() !== document) return null;
      // How one looks at it is no part of the model, and changes with every drag.
      const { text } = textOfDocument({ ...document, camera: null }, base, written);
      return { text, name: source.name, base };
    },
    remember: (preset, text) => {
      applied.push({ preset, text });
      applied.splice(0, applied.length - MOST);
    },
  };
}
