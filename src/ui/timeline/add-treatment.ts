import type { Offer, OfferKind } from "../../lab/treatments/offered-treatments.ts";
import type { Model } from "../../model/model.ts";
import { formatClock } from "../../numbers/format-time.ts";
import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { icon } from "../icon.ts";
import { iconButton } from "../icon-button.ts";
import { matchesSearch, searchIndex } from "../search-text.ts";
import { formOf, usualText } from "./dose-words.ts";
import { glyph } from "./glyph.ts";

export interface AddTreatment {
  readonly element: HTMLDialogElement;
  /** `start`: when a chosen one would begin, min. */
  open(offers: readonly Offer[], model: Model, start: number): void;
}

/** In the order in which they are offered. */
const groups: readonly (readonly [heading: string, kinds: readonly OfferKind[]])[] = [
  [t`Of this preset`, ["preset"]],
  [t`Drugs`, ["drug", "infusion"]],
  [t`Cells and vaccines`, ["cells", "injection"]],
  [t`Procedures`, ["procedure"]],
  [t`Switches`, ["switch"]],
];

/** All treatments that the model offers, with a search; the arrow keys go through what it finds. */
export function createAddTreatment(choose: (offer: Offer) => void): AddTreatment {
  const search = element("input", {
    class: "search-input",
    attributes: {
      type: "search",
      placeholder: t`Search treatments`,
      "aria-label": t`Search treatments`,
      autocomplete: "off",
      spellcheck: "false",
      role: "combobox",
      "aria-expanded": "true",
      "aria-controls": "offers",
      "aria-autocomplete": "list",
    },
  });
  const list = element("div", {
    class: "offers",
    attributes: { id: "offers", role: "listbox", "aria-label": t`Treatments` },
  });
  const empty = element("p", { class: "gallery-empty", attributes: { hidden: true } });
  const when = element("p", { class: "fine" });
  const dialog = element(
    "dialog",
    { class: "dialog add-treatment", attributes: { "aria-labelledby": "add-treatment-title" } },
    element(
      "header",
      { class: "panel-header" },
      element("h2", { attributes: { id: "add-treatment-title" } }, t`Add a treatment`),
      iconButton({
        icon: "close",
        label: t`Close the list of treatments`,
        class: "quiet",
        onPress: () => dialog.close(),
      }),
    ),
    element("label", { class: "search" }, icon("search"), search),
    element("div", { class: "offers-scroll" }, list, empty),
    when,
  );
  let active: HTMLElement | null = null;
  const options = (): readonly HTMLElement[] =>
    [...list.querySelectorAll<HTMLElement>(".offer")].filter(({ hidden }) => !hidden);
  const activate = (next: HTMLElement | undefined): void => {
    active?.setAttribute("aria-selected", "false");
    active = next ?? null;
    active?.setAttribute("aria-selected", "true");
    active?.scrollIntoView({ block: "nearest" });
    if (active === null) search.removeAttribute("aria-activedescendant");
    else search.setAttribute("aria-activedescendant", active.id);
  };
  const filter = (): void => {
    for (const option of list.querySelectorAll<HTMLElement>(".offer")) {
      option.hidden = !matchesSearch(option.dataset["text"] ?? "", search.value);
    }
    for (const group of list.querySelectorAll<HTMLElement>(".offer-group")) {
      group.hidden = group.querySelector(".offer:not([hidden])") === null;
    }
    const found = options();
    empty.hidden = found.length > 0;
    empty.textContent = t`Nothing that this model offers is called “${search.value.trim()}”.`;
    activate(found[0]);
  };
  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    const all = options();
    const at = active === null ? -1 : all.indexOf(active);
    if (event.key === "Escape") {
      // A search field would take the first Escape to empty itself.
      event.preventDefault();
      dialog.close();
    } else if (event.key === "Enter") {
      event.preventDefault();
      active?.click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      activate(all[(next + all.length) % all.length]);
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return {
    element: dialog,
    open: (offers, model, start) => {
      search.value = "";
      active = null;
      list.replaceChildren(
        ...groups.flatMap(([heading, kinds], index) => {
          const members = offers.filter(({ kind }) => kinds.includes(kind));
          if (members.length === 0) return [];
          const id = `offers-${index}`;
          return element(
            "div",
            { class: "offer-group", attributes: { role: "group", "aria-labelledby": id } },
            element("h3", { attributes: { id } }, heading),
            ...members.map((offer) =>
              createOption(offer, model, () => {
                dialog.close();
                choose(offer);
              }),
            ),
          );
        }),
      );
      when.textContent =
        start > 0
          ? t`It begins at ${formatClock(start)}; drag it to another time.`
          : t`It begins with the run; drag it to another time.`;
      filter();
      dialog.showModal();
      search.focus();
    },
  };
}

let count = 0;

function createOption(offer: Offer, model: Model, choose: () => void): HTMLElement {
  const { label, group, note, intervention, key, kind } = offer;
  const module = group === label || kind === "preset" ? "" : group;
  const form = formOf(intervention);
  const option = element(
    "div",
    {
      class: "offer",
      attributes: {
        role: "option",
        id: `offer-${count++}`,
        "aria-selected": "false",
        "data-offer": key,
        "data-text": searchIndex([label, group, kind, note].join(" ")),
        "data-tip": note === "" ? undefined : label,
        "data-tip-more": note === "" ? undefined : note,
      },
      on: { click: choose },
    },
    form === "window" ? element("i", { class: "offer-bar" }) : glyph(form),
    element(
      "span",
      { class: "offer-name" },
      label,
      module === "" ? null : element("small", {}, module),
    ),
    element("span", { class: "offer-dose" }, usualText(offer, model)),
  );
  return option;
}
