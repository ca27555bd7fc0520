import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import type { GalleryEntry } from "./gallery.ts";
import type { PathStep } from "./newcomers.ts";

/** Presets that a tag must have to be offered as a filter. */
const LEAST = 3;

/** The path for newcomers, above the cards. */
export function createPath(
  steps: readonly PathStep[],
  choose: (name: string) => void,
): HTMLElement {
  const items = steps.map(({ name, title, why }) =>
    element(
      "li",
      {},
      element(
        "button",
        {
          class: "path-step",
          attributes: { type: "button", "data-path": name },
          on: { click: () => choose(name) },
        },
        element("b", {}, title),
        element("span", {}, why),
      ),
    ),
  );
  return element(
    "section",
    { class: "gallery-path", attributes: { "aria-labelledby": "gallery-path" } },
    element(
      "h3",
      { class: "gallery-section", attributes: { id: "gallery-path" } },
      t`A first hour`,
    ),
    element("ol", {}, ...items),
  );
}

/** The tag by whose button the search is what it is; undefined: somebody has typed. */
export function pressedTag(search: HTMLInputElement): string | undefined {
  const tag = search.dataset["tag"];
  return tag === search.value ? tag : undefined;
}

/** Tags of several presets as buttons; a press shows those that have one, another press all again. */
export function createTags(
  entries: readonly GalleryEntry[],
  search: HTMLInputElement,
): HTMLElement {
  const counts = new Map<string, number>();
  for (const tag of entries.flatMap(({ tags }) => tags))
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count >= LEAST).map(([tag]) => tag);
  const press = (tag: string): void => {
    const isPressed = pressedTag(search) === tag;
    search.value = isPressed ? "" : tag;
    if (isPressed) delete search.dataset["tag"];
    else search.dataset["tag"] = tag;
    search.dispatchEvent(new Event("input"));
  };
  const buttons = common
    .sort((a, b) => a.localeCompare(b, "en"))
    .map((tag) =>
      element(
        "button",
        {
          class: "chip",
          attributes: { type: "button", "aria-pressed": "false", "data-tag": tag },
          on: { click: () => press(tag) },
        },
        tag,
      ),
    );
  search.addEventListener("input", () => {
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset["tag"] === pressedTag(search)));
    }
  });
  const attributes = { role: "group", "aria-label": t`Tags` };
  return element("div", { class: "gallery-tags", attributes }, ...buttons);
}
