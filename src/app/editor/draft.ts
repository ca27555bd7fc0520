import { browserStore } from "../../lab/storage/browser-store.ts";
import { t } from "../../texts/text.ts";

/** A text that was typed and not applied. */
export interface Draft {
  readonly text: string;
  /** What it was before it was changed. */
  readonly before: string;
  /** Of the document that it is of, and of the one that it becomes. */
  readonly name: string;
}

const KEY = "editor-draft";
const store = browserStore();

/** What is left of an earlier page; null: nothing, or storage that cannot be read, which autosave tells. */
export async function keptDraft(): Promise<Draft | null> {
  try {
    const kept = await store.get(KEY);
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps it, or, with null, forgets it. Words where that cannot be. */
export async function keepDraft(draft: Draft | null): Promise<string | null> {
  try {
    await store.set(KEY, draft);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return t`What you type here is not kept in the browser (${reason}): apply it, or copy it elsewhere.`;
  }
}

function isDraft(kept: unknown): kept is Draft {
  if (typeof kept !== "object" || kept === null) return false;
  const { text, before, name } = kept as Readonly<Record<string, unknown>>;
  return [text, before, name].every((part) => typeof part === "string");
}
