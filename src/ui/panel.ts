import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";

/** A card over the tissue that can be put away. */
export interface Panel {
  readonly element: HTMLElement;
  /** Holds what the panel is about. */
  readonly body: HTMLElement;
  readonly isOpen: boolean;
  setOpen(open: boolean): void;
}

export interface PanelOptions {
  readonly id: string;
  readonly title: string;
  /** Controls beside the title. */
  readonly tools?: readonly HTMLElement[];
  readonly onToggle: (open: boolean) => void;
}

/** A closed panel with a title, its tools and a button that closes it. */
export function createPanel({ id, title, tools = [], onToggle }: PanelOptions): Panel {
  const body = element("div", { class: "panel-body" });
  const heading = element("h2", { attributes: { id: `${id}-title` } }, title);
  const section = element(
    "section",
    { class: "panel", attributes: { id, "aria-labelledby": `${id}-title`, hidden: true } },
    element(
      "header",
      { class: "panel-header" },
      heading,
      element("div", { class: "panel-tools" }, ...tools),
      iconButton({
        icon: "close",
        label: `Close ${title.toLowerCase()}`,
        class: "quiet",
        onPress: () => setOpen(false),
      }),
    ),
    body,
  );
  const setOpen = (open: boolean): void => {
    if (section.hidden === !open) return;
    section.hidden = !open;
    onToggle(open);
  };
  return {
    element: section,
    body,
    get isOpen() {
      return !section.hidden;
    },
    setOpen,
  };
}
