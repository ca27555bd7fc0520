import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";

/** A part of a column that can be put away. */
export interface Panel {
  readonly name: string;
  readonly title: string;
  /** Of its column, beside the shares of the other open panels, before a person drags. */
  readonly share: number;
  readonly element: HTMLElement;
  /** Holds what the panel is about. */
  readonly body: HTMLElement;
  /** Beside the title. */
  readonly tools: HTMLElement;
  readonly isOpen: boolean;
  setOpen(open: boolean): void;
}

export interface PanelOptions {
  readonly name: string;
  readonly title: string;
  readonly share: number;
  /** Controls beside the title. */
  readonly tools?: readonly HTMLElement[];
  readonly onToggle: (open: boolean) => void;
}

/** A closed panel with a title, its tools and a button that closes it. */
export function createPanel(options: PanelOptions): Panel {
  const { name, title, share, onToggle } = options;
  const id = `panel-${name}`;
  const tools = element("div", { class: "panel-tools" }, ...(options.tools ?? []));
  // What is longer than its place is scrolled, by keyboard too.
  const body = element("div", { class: "panel-body", attributes: { tabindex: -1 } });
  const heading = element("h2", { attributes: { id: `${id}-title` } }, title);
  const section = element(
    "section",
    { class: "panel", attributes: { id, "aria-labelledby": `${id}-title`, hidden: true } },
    element(
      "header",
      { class: "panel-header" },
      heading,
      tools,
      iconButton({
        icon: "close",
        label: t`Close ${title.toLowerCase()}`,
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
    name,
    title,
    share,
    element: section,
    body,
    tools,
    get isOpen() {
      return !section.hidden;
    },
    setOpen,
  };
}
