import { type StalePart, stalePartsOf } from "../../edit/stale-parts.ts";
import type { Mistake } from "../../model/error.ts";
import { t } from "../../texts/text.ts";
import type { EditorHint } from "../../ui/editor/editor-panel.ts";

/** What there is to be told. */
interface HintFacts {
  /** Words of what went wrong; "": nothing. */
  readonly problem: string;
  /** What runs has changed since the text was begun. */
  readonly isBehind: boolean;
  readonly mistakes: readonly Mistake[];
}

interface HintActions {
  readonly takeRunning: () => void;
  readonly drop: (stale: readonly StalePart[]) => void;
}

/** What the editor tells above its text, with what can be done. */
export function editorHints(
  { problem, isBehind, mistakes }: HintFacts,
  { takeRunning, drop }: HintActions,
): readonly EditorHint[] {
  const hints: EditorHint[] = problem === "" ? [] : [{ text: problem, actions: [] }];
  if (isBehind) {
    const text = t`What runs has changed since; this text is still as you left it.`;
    hints.push({ text, actions: [{ label: t`Take what runs`, run: takeRunning }] });
  }
  const stale = stalePartsOf(mistakes);
  if (stale.length > 0) {
    const words = stale.map((part) => part.words).join(", ");
    const text = t`No longer fits the model: ${words}. Mend them in the text, or drop them.`;
    hints.push({ text, actions: [{ label: t`Drop`, run: () => drop(stale) }] });
  }
  return hints;
}
