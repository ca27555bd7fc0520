import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { iconButton, setPressed } from "../icon-button.ts";

export type ScreenName = "map" | "budget" | "equations";

/** A screen in the middle of the page. */
export interface Screen {
  readonly element: HTMLElement;
  close(): void;
}

export interface ScreenParts {
  readonly name: ScreenName;
  readonly title: string;
  /** Beside the title. */
  readonly head?: readonly HTMLElement[];
  readonly tools: readonly HTMLElement[];
  readonly body: HTMLElement;
  readonly onClose: () => void;
}

/** A titled screen that fills its place or, at wish, the window; Escape leaves the window, then the screen. */
export function createScreen(parts: ScreenParts): Screen {
  const { name, title, head = [], tools, body, onClose } = parts;
  const id = `screen-${name}-title`;
  const setFull = (full: boolean): void => {
    root.classList.toggle("is-full", full);
    setPressed(wide, full);
  };
  const wide = iconButton({
    icon: "full",
    label: t`Fill the window`,
    class: "quiet",
    pressed: false,
    onPress: () => setFull(!root.classList.contains("is-full")),
  });
  const close = iconButton({
    icon: "close",
    label: t`Close ${title.toLowerCase()}`,
    class: "quiet",
    onPress: onClose,
  });
  const root = element(
    "section",
    { class: `screen screen-${name}`, attributes: { "aria-labelledby": id, tabindex: -1 } },
    element(
      "header",
      { class: "screen-head" },
      element("h2", { attributes: { id } }, title),
      ...head,
      element("div", { class: "screen-tools" }, ...tools, wide, close),
    ),
    body,
  );
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    if (root.classList.contains("is-full")) setFull(false);
    else onClose();
  });
  return { element: root, close: () => root.remove() };
}
