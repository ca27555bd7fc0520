import { effect } from "@preact/signals-core";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton, setPressed } from "./icon-button.ts";
import type { PageSignals } from "./page-signals.ts";

export interface ToolActions {
  readonly chooseLook: (id: string) => void;
  readonly toggleBrush: () => void;
  readonly fit: () => void;
  readonly hideFurniture: () => void;
}

export interface ToolRow {
  readonly element: HTMLElement;
  /** Ways to look at the tissue; small things beside them. */
  readonly looks: HTMLElement;
  /** Where further tools go, before the last ones. */
  readonly tools: HTMLElement;
}

/** The row above the tissue: how to look at it at the left, tools at the right. */
export function createToolRow(
  { looks, brushing }: PageSignals,
  { chooseLook, toggleBrush, fit, hideFurniture }: ToolActions,
): ToolRow {
  const buttons = element("div", {
    class: "segmented",
    attributes: { role: "group", "aria-label": t`Look` },
  });
  effect(() => {
    const focused = buttons.contains(document.activeElement);
    buttons.hidden = looks.value.length < 2;
    buttons.replaceChildren(
      ...looks.value.map(({ id, label, on }, at) =>
        element(
          "button",
          {
            class: "look-button",
            attributes: {
              type: "button",
              "aria-pressed": String(on),
              "aria-keyshortcuts": String(at + 1),
              "data-tip": `${label}  (${at + 1})`,
            },
            on: { click: () => chooseLook(id) },
          },
          label,
        ),
      ),
    );
    if (focused) buttons.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
  });
  const brush = iconButton({
    icon: "brush",
    label: t`Paint into the tissue`,
    shortcut: "b",
    pressed: false,
    onPress: toggleBrush,
  });
  effect(() => setPressed(brush, brushing.value));
  const tools = element("div", { class: "tool-slot" });
  const row = element(
    "div",
    { class: "tool-row", attributes: { role: "toolbar", "aria-label": t`Tissue` } },
    element("div", { class: "look-slot" }, buttons),
    element("span", { class: "grow" }),
    tools,
    brush,
    iconButton({ icon: "fit", label: t`Fit the whole domain`, shortcut: "f", onPress: fit }),
    iconButton({
      icon: "bare",
      label: t`Only the tissue`,
      shortcut: "h",
      onPress: hideFurniture,
    }),
  );
  return { element: row, looks: row.firstElementChild as HTMLElement, tools };
}
