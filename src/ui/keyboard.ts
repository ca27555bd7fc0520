/** What each single key does while no text field has the focus. */
export type KeyActions = Readonly<Record<string, () => void>>;

/** Listens on the window; the first action of a key wins over the page's scrolling. */
export function listenToKeys(actions: KeyActions): void {
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target) || document.querySelector("dialog[open]") !== null) return;
    if (event.key === " " && event.target instanceof HTMLButtonElement) return;
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    if (!event.repeat || event.key === ".") action();
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
