import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { iconButton } from "./icon-button.ts";
import { keyText, type PageKey, pageKeys, partKeys } from "./keys.ts";

const gestures: readonly (readonly [string, string])[] = [
  [t`drag`, t`move the picture`],
  [t`wheel, pinch`, t`zoom`],
  [t`double click`, t`fit the whole domain`],
  [
    t`hover`,
    t`read the values under the pointer; of cells also how many show in a section of 5 µm`,
  ],
  [t`drop a file`, t`open a preset`],
];

/** What the keys and gestures do. */
export function createHelpDialog(onTour: () => void): HTMLDialogElement {
  const dialog = element("dialog", {
    class: "dialog glass",
    attributes: { "aria-labelledby": "help-title" },
  });
  const close = iconButton({
    icon: "close",
    label: t`Close help`,
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
      t`A laboratory for the tumor microenvironment. Every picture here is a model being solved while you watch: move a parameter, paint into the tissue, and see what follows.`,
    ),
    element(
      "div",
      { class: "help-columns" },
      keyTable(t`Keys`, [...pageKeys, ...partKeys].map(keyRow)),
      keyTable(t`On the tissue`, gestures),
    ),
    element(
      "button",
      {
        class: "text-button",
        attributes: { type: "button" },
        on: {
          click: () => {
            dialog.close();
            onTour();
          },
        },
      },
      t`Take the tour`,
    ),
    element(
      "p",
      { class: "fine" },
      t`A research and teaching tool: its models are simplified and say nothing about a patient.`,
    ),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}

function keyRow({ key, what, where }: Omit<PageKey, "name">): readonly [string, string] {
  return [keyText(key), where === undefined ? what : `${what}, ${where}`];
}

function keyTable(title: string, rows: readonly (readonly [string, string])[]): HTMLElement {
  const entries = rows.flatMap(([key, meaning]) => [
    element("dt", {}, element("kbd", {}, key)),
    element("dd", {}, meaning),
  ]);
  return element("div", {}, element("h3", {}, title), element("dl", { class: "keys" }, ...entries));
}
