import { element } from "./element.ts";
import { type IconName, icon } from "./icon.ts";
import { keyText } from "./keys.ts";

export interface IconButtonOptions {
  readonly icon: IconName;
  /** Said to screen readers and shown as a tip. */
  readonly label: string;
  /** Shown beside the icon. */
  readonly text?: string;
  readonly shortcut?: string;
  readonly class?: string;
  /** A toggle says whether it is on. */
  readonly pressed?: boolean;
  readonly onPress: () => void;
}

/** A button with a line icon; its tip names the keyboard shortcut. */
export function iconButton(options: IconButtonOptions): HTMLButtonElement {
  const { label, shortcut, text, pressed } = options;
  return element(
    "button",
    {
      class: `icon-button ${options.class ?? ""}`.trim(),
      attributes: {
        type: "button",
        "aria-label": label,
        "aria-keyshortcuts": shortcut && spokenKeys(shortcut),
        "aria-pressed": pressed === undefined ? undefined : String(pressed),
        "data-tip": shortcut === undefined ? label : `${label}  (${shortcutText(shortcut)})`,
      },
      on: { click: options.onPress },
    },
    icon(options.icon),
    text === undefined ? null : element("span", { class: "button-text" }, text),
  );
}

/** Shows another icon and label on a button. */
export function relabel(button: HTMLButtonElement, name: IconName, label: string): void {
  if (button.getAttribute("aria-label") === label) return;
  rename(button, label);
  button.querySelector("svg")?.replaceWith(icon(name));
}

/** The same button by another name. */
export function rename(button: HTMLButtonElement, label: string): void {
  button.setAttribute("aria-label", label);
  const shortcut = button.getAttribute("aria-keyshortcuts");
  button.dataset["tip"] = shortcut === null ? label : `${label}  (${shortcutText(shortcut)})`;
}

/** Shows whether a toggle is on. */
export function setPressed(button: HTMLButtonElement, pressed: boolean): void {
  button.setAttribute("aria-pressed", String(pressed));
}

function shortcutText(shortcut: string): string {
  return shortcut === "Space" ? "space" : keyText(shortcut.replace("Control+", "Ctrl+"));
}

/** As WAI-ARIA names modifiers. */
function spokenKeys(shortcut: string): string {
  return shortcut.replace("Ctrl+", "Control+");
}
