import type { Catalogue } from "../../scripts/texts/catalogue.ts";
import type { Translation } from "../../src/texts/language.ts";

/** Signs of no width about what a text says itself; what is put into its gaps lies outside. */
const BEGIN = "\u2063";
const END = "\u2064";

/** A third more letters, as many languages have. */
const LONGER = 0.3;

/** A language that nobody speaks: accents on every text of the page, 30 % longer, each part between marks. */
export function pseudoLanguage(catalogue: Catalogue): Translation {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, { one }]) => [
      key,
      one === undefined ? pseudo(key) : { one: pseudo(one), other: pseudo(key) },
    ]),
  );
}

function pseudo(text: string): string {
  return text
    .split(/(\{\d+\})/)
    .map((part) => (/^\{\d+\}$/.test(part) || part === "" ? part : markedPart(part)))
    .join("");
}

function markedPart(part: string): string {
  const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(part) ?? [];
  const longer =
    words.replace(/[a-z]/gi, "$&\u0301") + "i".repeat(Math.round(words.length * LONGER));
  return `${before}${BEGIN}${longer}${END}${after}`;
}

/** What of a shown text is no text of the catalogue: words that are put in, or that nobody marked. */
export function unmarkedParts(shown: string): readonly string[] {
  return shown
    .split(new RegExp(`${BEGIN}[^${END}]*${END}`, "u"))
    .map((part) => part.trim())
    .filter((part) => /\p{L}{2}/u.test(part));
}

/** Runs in the page: all that people read or hear there now, with the name of what says it. */
export function shownTexts(): { readonly text: string; readonly at: string }[] {
  const found: { text: string; at: string }[] = [];
  // Words of presets and modules, formulas, and what people write themselves.
  const content =
    "#panel-story .panel-body, .claims, math, .cm-editor, .editor-of, .gallery-list, .gallery-guide .tag, .map-graph, .evidence, .chooser option, script, style";
  const nameOf = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
  for (const element of document.querySelectorAll("body *")) {
    if (element.closest(content) !== null) continue;
    const isOption = element.tagName === "OPTION" || element.tagName === "OPTGROUP";
    const host = isOption ? element.closest("select") : element;
    if (host === null || !host.checkVisibility()) continue;
    for (const name of [
      "aria-label",
      "aria-valuetext",
      "title",
      "placeholder",
      "data-tip",
      "data-hint",
      "alt",
      "label",
    ]) {
      const text = element.getAttribute(name);
      if (text !== null && text !== "") found.push({ text, at: `${nameOf(element)} ${name}` });
    }
    for (const child of element.childNodes) {
      const text = child.nodeType === 3 ? (child.textContent ?? "").trim() : "";
      if (text !== "") found.push({ text, at: nameOf(element) });
    }
  }
  return found;
}
