import { effect, type ReadonlySignal } from "@preact/signals-core";
import { t } from "../texts/text.ts";
import { iconButton, rename } from "./icon-button.ts";
import { keyNamed } from "./keys.ts";

export interface HistoryActions {
  readonly undo: () => void;
  readonly redo: () => void;
}

/** What would be undone and done again; null: there is nothing. */
export interface HistoryLabels {
  readonly undo: ReadonlySignal<string | null>;
  readonly redo: ReadonlySignal<string | null>;
}

/** Undo and redo, each with what it will do. */
export function createHistoryButtons(
  labels: HistoryLabels,
  actions: HistoryActions,
): readonly HTMLElement[] {
  return (["undo", "redo"] as const).map((name) => {
    const word = name === "undo" ? t`Undo` : t`Redo`;
    const nothing = name === "undo" ? t`Nothing to undo` : t`Nothing to redo`;
    const button = iconButton({
      icon: name,
      label: word,
      shortcut: keyNamed(name),
      class: "history-button",
      onPress: () => {
        if (labels[name].peek() !== null) actions[name]();
      },
    });
    effect(() => {
      const label = labels[name].value;
      rename(button, label === null ? nothing : `${word}: ${label}`);
      // Still to be found by the Tab key, so that one hears that there is nothing.
      button.setAttribute("aria-disabled", String(label === null));
    });
    return button;
  });
}
