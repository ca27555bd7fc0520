import { element } from "./element.ts";
import { icon } from "./icon.ts";
import { iconButton } from "./icon-button.ts";

/** What the gallery shows of a preset. */
export interface GalleryEntry {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
  /** Heading under which it stands; entries of one section follow each other. */
  readonly section: string;
  /** Address of a small picture; absent: a plain ground. */
  readonly picture?: string;
}

export interface Gallery {
  readonly element: HTMLDialogElement;
  /** `present` is marked as the one that runs. */
  open(entries: readonly GalleryEntry[], present: string | undefined): void;
}

/** All presets as cards, with a search over title, summary and tags. */
export function createGallery(onChoose: (name: string) => void): Gallery {
  const search = element("input", {
    class: "search-input",
    attributes: { type: "search", placeholder: "Search presets", "aria-label": "Search presets" },
  });
  const grid = element("div", { class: "gallery-grid", attributes: { role: "list" } });
  const empty = element("p", { class: "gallery-empty", attributes: { hidden: true } });
  const dialog = createDialog(search, grid, empty);
  const choose = (name: string): void => {
    dialog.close();
    onChoose(name);
  };
  search.addEventListener("input", () => filterCards(grid, empty, search.value));
  const open = (entries: readonly GalleryEntry[], present: string | undefined): void => {
    search.value = "";
    const sections = Map.groupBy(entries, ({ section }) => section);
    grid.replaceChildren(
      ...[...sections].flatMap(([heading, members]) => [
        element("h3", { class: "gallery-section" }, heading),
        ...members.map((entry) => createCard(entry, entry.name === present, choose)),
      ]),
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
  grid: HTMLElement,
  empty: HTMLElement,
): HTMLDialogElement {
  const dialog = element("dialog", {
    class: "gallery",
    attributes: { "aria-labelledby": "gallery-title" },
  });
  const close = iconButton({
    icon: "close",
    label: "Close gallery",
    class: "quiet",
    onPress: () => dialog.close(),
  });
  const heading = element("h2", { attributes: { id: "gallery-title" } }, "Gallery");
  dialog.append(
    element(
      "header",
      { class: "gallery-header" },
      heading,
      element("label", { class: "search" }, icon("search"), search),
      close,
    ),
    element("div", { class: "gallery-scroll" }, grid, empty),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}

function createCard(
  entry: GalleryEntry,
  present: boolean,
  choose: (name: string) => void,
): HTMLElement {
  const picture = element("div", { class: "card-picture" });
  if (entry.picture !== undefined) {
    const attributes = { src: entry.picture, alt: "", loading: "lazy", decoding: "async" };
    const image = element("img", { attributes });
    image.addEventListener("error", () => image.remove());
    picture.append(image);
  }
  const tags = entry.tags.map((tag) => element("span", { class: "tag" }, tag));
  const button = element(
    "button",
    {
      class: "card-button",
      attributes: { type: "button", "data-preset": entry.name },
      on: { click: () => choose(entry.name) },
    },
    picture,
    element(
      "span",
      { class: "card-text" },
      element("span", { class: "card-title" }, entry.title),
      element("span", { class: "card-summary" }, entry.summary),
      element("span", { class: "tags" }, ...tags),
    ),
  );
  const text = `${entry.title} ${entry.summary} ${entry.tags.join(" ")}`.toLowerCase();
  const attributes = { role: "listitem", "data-text": text, "aria-current": present && "true" };
  return element("div", { class: "card", attributes }, button);
}

function filterCards(grid: HTMLElement, empty: HTMLElement, query: string): void {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const card of grid.querySelectorAll<HTMLElement>(".card")) {
    const text = card.dataset["text"] ?? "";
    card.hidden = !words.every((word) => text.includes(word));
    if (!card.hidden) shown++;
  }
  for (const heading of grid.querySelectorAll<HTMLElement>(".gallery-section")) {
    heading.hidden = !cardsUnder(heading).some((card) => !card.hidden);
  }
  empty.hidden = shown > 0;
  empty.textContent = `Nothing here is about “${query}”.`;
}

function cardsUnder(heading: HTMLElement): readonly HTMLElement[] {
  const cards: HTMLElement[] = [];
  let next = heading.nextElementSibling;
  while (next instanceof HTMLElement && next.matches(".card")) {
    cards.push(next);
    next = next.nextElementSibling;
  }
  return cards;
}
