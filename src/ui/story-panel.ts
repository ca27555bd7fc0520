import type { PresetFacts } from "../preset/preset-facts.ts";
import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { decisiveLead, decisiveText, drawnText } from "./facts-text.ts";
import { link, type OnTry, renderMarkdown } from "./render-markdown.ts";
import { unbroken } from "./unbroken.ts";

export interface Story {
  readonly title: string;
  readonly summary: string;
  /** Markdown. */
  readonly story: string;
  readonly references: readonly {
    readonly label: string;
    readonly doi?: string;
    readonly url?: string;
  }[];
  readonly equations: () => Promise<readonly Equation[]>;
  /** What its outcome hangs on; undefined where nobody knows. */
  readonly facts: () => Promise<PresetFacts | undefined>;
  readonly onTry: OnTry;
}

export interface Equation {
  readonly label: string;
  /** TeX made by the compiler, never by a user. */
  readonly tex: string;
}

/** What the preset shows, what to look for, where it comes from, and its equations. */
export function renderStory(story: Story): readonly Node[] {
  const { summary, references } = story;
  return [
    element("p", { class: "lead" }, summary),
    element("div", { class: "prose" }, ...renderMarkdown(story.story, story.onTry)),
    createFacts(story.facts),
    createEquations(story.equations),
    ...(references.length > 0 ? [createReferences(references)] : []),
  ];
}

function createReferences(references: Story["references"]): HTMLElement {
  const items = references.map(({ label, doi, url }) => {
    const address = doi === undefined ? url : `https://doi.org/${doi}`;
    const safe = address !== undefined && /^https?:\/\//.test(address);
    return element("li", {}, safe ? link(label, address) : label);
  });
  return element(
    "section",
    { class: "references" },
    element("h3", {}, t`References`),
    element("ul", {}, ...items),
  );
}

/** Empty, and not seen, until something is known. */
function createFacts(load: Story["facts"]): HTMLElement {
  const holder = element("section", { class: "facts", attributes: { hidden: true } });
  const show = (...children: readonly Node[]) => {
    holder.replaceChildren(...children);
    holder.hidden = false;
  };
  const fill = async (): Promise<void> => {
    const facts = await load();
    if (facts === undefined) return;
    show(
      element("h3", {}, t`What this hangs on`),
      element("p", {}, decisiveLead(facts)),
      listOf(facts.decisive.map(decisiveText)),
      element("h3", {}, t`How sure it is`),
      listOf(facts.drawn.map(drawnText)),
    );
  };
  fill().catch((error: unknown) => {
    show(element("p", {}, t`What this hangs on cannot be shown: ${String(error)}`));
  });
  return holder;
}

function listOf(texts: readonly string[]): HTMLElement {
  return element("ul", {}, ...texts.map((text) => element("li", {}, text)));
}

/** Typeset when first unfolded: the typesetter is not loaded before. */
function createEquations(load: () => Promise<readonly Equation[]>): HTMLElement {
  const holder = element("div", { class: "equations" });
  const details = element(
    "details",
    { class: "fold" },
    element("summary", {}, t`Equations being solved`),
    holder,
  );
  const fill = async (): Promise<void> => {
    const [{ renderTex }, equations] = await Promise.all([import("./render-tex.ts"), load()]);
    const rows = equations.map(({ label, tex }) =>
      element("div", { class: "equation" }, element("h4", {}, unbroken(label)), renderTex(tex)),
    );
    holder.replaceChildren(...rows);
  };
  details.addEventListener("toggle", () => {
    if (!details.open || holder.childElementCount > 0) return;
    fill().catch((error: unknown) => {
      holder.replaceChildren(element("p", {}, t`The equations cannot be shown: ${String(error)}`));
    });
  });
  return details;
}
