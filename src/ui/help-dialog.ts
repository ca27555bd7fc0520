import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";

const shortcuts: readonly (readonly [string, string])[] = [
  ["space", "play or pause"],
  [".", "one step"],
  ["r", "start again"],
  ["g", "gallery of presets"],
  ["b", "brush: paint into the tissue"],
  ["x", "brush: add or remove"],
  ["f", "fit the whole domain"],
  ["h", "hide or show all panels"],
  ["?", "this help"],
];

const gestures: readonly (readonly [string, string])[] = [
  ["drag", "move the picture"],
  ["wheel, pinch", "zoom"],
  ["double click", "fit the whole domain"],
  ["hover", "read the values under the pointer; of cells also how many show in a section of 5 µm"],
  ["drop a file", "open a preset"],
];

/** What the keys and gestures do. */
export function createHelpDialog(): HTMLDialogElement {
  const dialog = element("dialog", {
    class: "dialog glass",
    attributes: { "aria-labelledby": "help-title" },
  });
  const close = iconButton({
    icon: "close",
    label: "Close help",
    class: "quiet",
    onPress: () => dialog.close(),
  });
  dialog.append(
    element(
      "header",
      { class: "panel-header" },
      element("h2", { attributes: { id: "help-title" } }, "Milieu"),
      close,
    ),
    element(
      "p",
      { class: "lead" },
      "A laboratory for the tumor microenvironment. Every picture here is a model being solved while you watch: move a parameter, paint into the tissue, and see what follows.",
    ),
    element(
      "div",
      { class: "help-columns" },
      keyTable("Keys", shortcuts),
      keyTable("On the tissue", gestures),
    ),
    element(
      "p",
      { class: "fine" },
      "A research and teaching tool: its models are simplified and say nothing about a patient.",
    ),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}

function keyTable(title: string, rows: readonly (readonly [string, string])[]): HTMLElement {
  const entries = rows.flatMap(([key, meaning]) => [
    element("dt", {}, element("kbd", {}, key)),
    element("dd", {}, meaning),
  ]);
  return element("div", {}, element("h3", {}, title), element("dl", { class: "keys" }, ...entries));
}
