import { type KeyName, keyEntries, keyOfEvent } from "./keys.ts";

/** What each key of the page does; told which one it was. */
export type KeyActions = Readonly<Record<KeyName, (key: string) => void>>;

/**
 * Listens on the window to the keys of the list, while no text is being typed and no dialog is open; the
 * first action of a key wins over the page's scrolling. `isAlone`: the tissue is all that is shown, and only quiet
 * keys work.
 */
export function listenToKeys(actions: KeyActions, isAlone: () => boolean): void {
  window.addEventListener("keydown", (event) => {
    if (event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]") !== null) return;
    if (event.key === " " && event.target instanceof HTMLButtonElement) return;
    const key = keyOfEvent(event);
    const found = keyEntries.get(key);
    if (found === undefined || (isAlone() && !found.isQuiet)) return;
    event.preventDefault();
    if (!event.repeat || found.repeats) actions[found.name](key);
  });
}

/**
 * A pressed button would take the focus, and the space bar would then press it again instead of
 * playing: buttons get the focus from the keyboard only.
 */
export function keepFocusOffButtons(root: HTMLElement): void {
  root.addEventListener("mousedown", (event) => {
    const isButton = event.target instanceof Element && event.target.closest("button") !== null;
    if (!isButton) return;
    event.preventDefault();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return target.type !== "range" && target.type !== "checkbox";
  return target.matches("textarea, select, [contenteditable]");
}
