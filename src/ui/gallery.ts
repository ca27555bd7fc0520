import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { createPath, createTags, pressedTag } from "./gallery-guide.ts";
import { icon } from "./icon.ts";
import { iconButton } from "./icon-button.ts";
import { type CardPicture, movingPicture } from "./moving-picture.ts";
import type { PathStep } from "./newcomers.ts";
import { rove } from "./rove.ts";
import { hasTag, matchesSearch, searchIndex } from "./search-text.ts";

/** What the gallery shows of a preset. */
export interface GalleryEntry {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
  /** Heading under which it stands; entries of one section follow each other. */
  readonly section: string;
  /** Absent: a plain ground. */
  readonly picture?: CardPicture;
}

export interface Gallery {
  readonly element: HTMLDialogElement;
  /** `present` is marked as the one that runs; `path` stands above all while nothing is searched for. */
  open(
    entries: readonly GalleryEntry[],
    path: readonly PathStep[],
    present: string | undefined,
  ): void;
}

/** All presets as cards, with a search over title, summary, tags and sections. */
export function createGallery(onChoose: (name: string) => void, onNew: () => void): Gallery {
  const search = element("input", {
    class: "search-input",
    attributes: { type: "search", placeholder: t`Search presets`, "aria-label": t`Search presets` },
  });
  const grid = element("div", { class: "gallery-grid" });
  const empty = element("p", { class: "gallery-empty", attributes: { hidden: true } });
  const guide = element("div", { class: "gallery-guide" });
  const fresh = element(
    "button",
    { class: "text-button", attributes: { type: "button" }, on: { click: () => begin() } },
    t`New model`,
  );
  const dialog = createDialog(search, fresh, guide, grid, empty);
  const begin = (): void => {
    dialog.close();
    onNew();
  };
  const choose = (name: string): void => {
    dialog.close();
    onChoose(name);
  };
  rove(grid, ".card-button");
  search.addEventListener("input", () => {
    filterCards(grid, empty, search.value, pressedTag(search));
    for (const one of guide.querySelectorAll<HTMLElement>(".gallery-path")) {
      one.hidden = search.value.trim() !== "";
    }
  });
  search.addEventListener("keydown", (event) => {
    // A search field would take the first Escape to empty itself.
    if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    }
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    const first = grid.querySelector<HTMLElement>(".card:not([hidden]) .card-button");
    if (event.key === "ArrowDown") first?.focus();
    else if (search.value.trim() !== "") first?.click();
  });
  dialog.addEventListener("keydown", (event) => {
    const isLetter =
      event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
    if (isLetter && event.target !== search) search.focus();
  });
  const open: Gallery["open"] = (entries, path, present) => {
    search.value = "";
    delete search.dataset["tag"];
    guide.replaceChildren(createTags(entries, search), createPath(path, choose));
    const sections = Map.groupBy(entries, ({ section }) => section);
    grid.replaceChildren(
      ...[...sections].map(([heading, members], index) =>
        createGroup(
          heading,
          index,
          members.map((entry) => createCard(entry, entry.name === present, choose)),
        ),
      ),
    );
    filterCards(grid, empty, "");
    dialog.showModal();
    const current = grid.querySelector<HTMLElement>("[aria-current] button, .card-button");
    current?.focus({ preventScroll: true });
  };
  return { element: dialog, open };
}

function createDialog(
  search: HTMLElement,
  fresh: HTMLElement,
  guide: HTMLElement,
  grid: HTMLElement,
  empty: HTMLElement,
): HTMLDialogElement {
  const dialog = element("dialog", {
    class: "gallery",
    attributes: { "aria-labelledby": "gallery-title" },
  });
  const close = iconButton({
    icon: "close",
    label: t`Close gallery`,
    class: "quiet",
    onPress: () => dialog.close(),
  });
  const heading = element("h2", { attributes: { id: "gallery-title" } }, t`Gallery`);
  dialog.append(
    element(
      "header",
      { class: "gallery-header" },
      heading,
      element("label", { class: "search" }, icon("search"), search),
      fresh,
      close,
    ),
    element("div", { class: "gallery-scroll" }, guide, grid, empty),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}

function createGroup(heading: string, index: number, cards: readonly HTMLElement[]): HTMLElement {
  const id = `gallery-section-${index}`;
  return element(
    "section",
    { class: "gallery-group", attributes: { "aria-labelledby": id } },
    element("h3", { class: "gallery-section", attributes: { id } }, heading),
    element("div", { class: "gallery-list", attributes: { role: "list" } }, ...cards),
  );
}

function createCard(
  entry: GalleryEntry,
  present: boolean,
  choose: (name: string) => void,
): HTMLElement {
  const tags = entry.tags.map((tag) => element("span", { class: "tag" }, tag));
  const button = element(
    "button",
    {
      class: "card-button",
      attributes: { type: "button", "data-preset": entry.name },
      on: { click: () => choose(entry.name) },
    },
    element(
      "span",
      { class: "card-text" },
      element("span", { class: "card-title" }, entry.title),
      element("span", { class: "card-summary" }, entry.summary),
      element("span", { class: "tags" }, ...tags),
    ),
  );
  if (entry.picture !== undefined) button.prepend(movingPicture(entry.picture, button));
  const text = searchIndex(
    [entry.title, entry.name, entry.summary, entry.section, ...entry.tags].join(" "),
  );
  const attributes = {
    role: "listitem",
    "data-text": text,
    "data-tags": JSON.stringify(entry.tags),
    "aria-current": present && "true",
  };
  return element("div", { class: "card", attributes }, button);
}

/** By a tag where one is pressed, else by the words of the query. */
function filterCards(grid: HTMLElement, empty: HTMLElement, query: string, tag?: string): void {
  let shown = 0;
  for (const card of grid.querySelectorAll<HTMLElement>(".card")) {
    const { text = "", tags = "[]" } = card.dataset;
    card.hidden = tag === undefined ? !matchesSearch(text, query) : !hasTag(JSON.parse(tags), tag);
    if (!card.hidden) shown++;
  }
  for (const group of grid.querySelectorAll<HTMLElement>(".gallery-group")) {
    group.hidden = group.querySelector(".card:not([hidden])") === null;
  }
  empty.hidden = shown > 0;
  empty.textContent = t`Nothing here is about “${query.trim()}”.`;
}
