import { effect, type ReadonlySignal } from "@preact/signals-core";
import { plural, t } from "../texts/text.ts";
import { element } from "./element.ts";

/** Words that its tip shows, at most. */
const MOST = 12;

/** How many things differ from the preset; its tip says which. Hidden while there are none. */
export function createChangeCount(changes: ReadonlySignal<readonly string[]>): HTMLElement {
  const words = element("span", {});
  const made = element(
    "span",
    { class: "change-count wide-only" },
    element("i", { class: "change-dot" }),
    words,
  );
  effect(() => {
    const { length } = changes.value;
    made.hidden = length === 0;
    words.textContent = plural(length, "{0} change", "{0} changes");
    const more = length > MOST ? [t`and ${length - MOST} more`] : [];
    made.dataset["tip"] = t`Not as in the preset`;
    made.dataset["tipMore"] = [...changes.value.slice(0, MOST), ...more].join("\n");
  });
  return made;
}
