import { t } from "../../texts/text.ts";
import { element } from "../element.ts";
import { iconButton } from "../icon-button.ts";
import { renderTex } from "../render-tex.ts";
import { matchesSearch, searchIndex } from "../search-text.ts";
import { markSymbols } from "./mark-symbols.ts";

/** One line of an equation. */
export interface EquationLine {
  /** Of the term, to which values belong; "": it has none. */
  readonly id: string;
  readonly tex: string;
  /** What it is called, and by which other module it is brought; "": it goes without saying. */
  readonly label: string;
  readonly module: string;
  /** Every name that stands in it. */
  readonly names: readonly string[];
}

/** The equation of a field or compartment, or what an observable is. */
export interface EquationBlock {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly kind: "field" | "compartment" | "observable";
  /** Left side, up to "=". */
  readonly left: string;
  readonly lines: readonly EquationLine[];
}

export interface EquationSection {
  readonly module: string;
  readonly note: string;
  readonly blocks: readonly EquationBlock[];
}

/** What a symbol is and is worth. */
export interface SymbolFacts {
  readonly label: string;
  /** Such as "parameter" or "observable". */
  readonly kind: string;
  readonly mean: string;
  /** Where the pointer was last over the tissue; "": it was not, or it is the same everywhere. */
  readonly here: string;
}

export interface EquationsActions {
  readonly factsOf: (name: string) => SymbolFacts | null;
}

export interface EquationsView {
  readonly element: HTMLElement;
  readonly head: readonly HTMLElement[];
  show(sections: readonly EquationSection[]): void;
  /** Values of terms by id, as they are told. */
  setValues(values: ReadonlyMap<string, string>): void;
  /** Facts have changed. */
  refresh(): void;
}

/** The model typeset by module: one term a line with its value, names that tell what they are worth. */
export function createEquationsView({ factsOf }: EquationsActions): EquationsView {
  const list = element("div", { class: "equations-list", attributes: { tabindex: 0 } });
  const tip = element("div", { class: "symbol-tip", attributes: { hidden: true, role: "status" } });
  const count = element("span", { class: "faint", attributes: { "aria-live": "polite" } });
  let blocks: readonly Shown[] = [];
  let name = "";
  const search = element("input", {
    class: "equations-search",
    attributes: {
      type: "search",
      placeholder: t`Find a name`,
      "aria-label": t`Find a name and see where it is used`,
      spellcheck: "false",
    },
  });
  const filter = (): void => {
    const query = search.value.trim();
    const exact = blocks.some(({ uses }) => uses.has(query)) ? query : "";
    let found = 0;
    for (const block of blocks) {
      const isFound =
        query === "" || (exact === "" ? matchesSearch(block.index, query) : block.uses.has(exact));
      block.element.hidden = !isFound;
      if (isFound) found++;
    }
    for (const section of list.children) {
      (section as HTMLElement).hidden =
        section.querySelector(".equation-block:not([hidden])") === null;
    }
    for (const symbol of list.querySelectorAll("[data-symbol]")) {
      symbol.classList.toggle(
        "is-found",
        exact !== "" && symbol.getAttribute("data-symbol") === exact,
      );
    }
    count.textContent = query === "" ? "" : t`${found} of ${blocks.length} equations`;
  };
  search.addEventListener("input", filter);
  const clear = iconButton({
    icon: "close",
    label: t`Show all equations`,
    class: "quiet",
    onPress: () => {
      search.value = "";
      filter();
    },
  });
  const tell = (symbol: Element | null): void => {
    name = symbol?.getAttribute("data-symbol") ?? "";
    const facts = name === "" ? null : factsOf(name);
    tip.hidden = facts === null || symbol === null;
    if (facts === null || symbol === null) return;
    const { label, kind, mean, here } = facts;
    tip.replaceChildren(
      element("b", {}, label),
      element("span", { class: "faint" }, ` ${name}, ${kind}`),
      element("div", {}, mean),
      ...(here === "" ? [] : [element("div", {}, here)]),
    );
    const [box, around] = [symbol.getBoundingClientRect(), root.getBoundingClientRect()];
    const left = Math.min(box.left - around.left, around.width - tip.offsetWidth - 8);
    const below = box.bottom - around.top + 6;
    const top =
      below + tip.offsetHeight > around.height
        ? box.top - around.top - tip.offsetHeight - 6
        : below;
    tip.style.translate = `${Math.max(left, 8)}px ${top}px`;
  };
  list.addEventListener("pointerover", (event) =>
    tell((event.target as Element).closest("[data-symbol]")),
  );
  list.addEventListener("pointerleave", () => tell(null));
  list.addEventListener("scroll", () => tell(null));
  list.addEventListener("click", (event) => {
    const symbol = (event.target as Element).closest("[data-symbol]");
    if (symbol === null) return;
    search.value = symbol.getAttribute("data-symbol") ?? "";
    filter();
    list.scrollTop = 0;
    tell(null);
  });
  const root = element("div", { class: "equations-screen" }, list, tip);
  return {
    element: root,
    head: [search, clear, count],
    show: (sections) => {
      const made = sections.map(makeSection);
      blocks = made.flatMap((section) => section.blocks);
      list.replaceChildren(...made.map((section) => section.element));
      filter();
    },
    setValues: (values) => {
      for (const cell of list.querySelectorAll<HTMLElement>("[data-value]")) {
        cell.textContent = values.get(cell.dataset["value"] ?? "") ?? "";
      }
    },
    refresh: () => {
      if (!tip.hidden) tell(list.querySelector(`[data-symbol="${CSS.escape(name)}"]:hover`));
    },
  };
}

interface Shown {
  readonly element: HTMLElement;
  readonly index: string;
  readonly uses: ReadonlySet<string>;
}

function makeSection({ module, note, blocks }: EquationSection) {
  const shown = blocks.map(makeBlock);
  const section = element(
    "section",
    { class: "equation-section" },
    element("h3", { attributes: { title: note } }, module),
    ...shown.map((block) => block.element),
  );
  return { element: section, blocks: shown };
}

function makeBlock(block: EquationBlock): Shown {
  const { name, label, unit, kind, left, lines } = block;
  const uses = new Set([name, ...lines.flatMap((line) => line.names)]);
  const isShort = kind === "observable";
  const head = renderTex(isShort ? `${left} = ${lines[0]?.tex ?? ""}` : `${left} =`);
  markSymbols(head, uses);
  const rows = (isShort ? [] : lines).map((line) => {
    const math = renderTex(line.tex);
    markSymbols(math, line.names);
    const said = [line.label, line.module].filter(Boolean).join(" · ");
    return element(
      "div",
      { class: "equation-line" },
      element("span", { class: "equation-math" }, math),
      element(
        "span",
        { class: "equation-side" },
        element("span", { class: "equation-value", attributes: { "data-value": line.id } }),
        element("span", { class: "equation-said" }, said),
      ),
    );
  });
  const title = element(
    "h4",
    {},
    label,
    element("span", { class: "faint" }, ` ${kind === "observable" ? "" : unit}`),
    element("span", {
      class: "equation-value",
      attributes: { "data-value": `=${name}` },
    }),
  );
  const root = element(
    "article",
    { class: `equation-block is-${kind}`, attributes: { "data-equation": name } },
    title,
    head,
    ...rows,
  );
  const words = [name, label, ...lines.flatMap((line) => [line.label, ...line.names])];
  return { element: root, index: searchIndex(words.join(" ")), uses };
}
