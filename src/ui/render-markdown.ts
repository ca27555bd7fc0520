import { t } from "../texts/text.ts";
import { element } from "./element.ts";
import { type Block, parseMarkdown, type Span } from "./markdown.ts";

/** Does what stands behind the `#try:` of a link, in words of the link. */
export type OnTry = (label: string, target: string) => void;

/** DOM nodes of a Markdown text; whatever it contains, only known elements are made. */
export function renderMarkdown(text: string, onTry: OnTry): readonly Node[] {
  return parseMarkdown(text).map((block) => renderBlock(block, onTry));
}

function renderBlock(block: Block, onTry: OnTry): Node {
  const renderSpan = (span: Span) => nodeOf(span, onTry);
  if (block.kind === "list") {
    const items = block.items.map((spans) => element("li", {}, ...spans.map(renderSpan)));
    return element(block.ordered ? "ol" : "ul", {}, ...items);
  }
  const tags = { heading: "h3", paragraph: "p", quote: "blockquote" } as const;
  return element(tags[block.kind], {}, ...block.spans.map(renderSpan));
}

function nodeOf(span: Span, onTry: OnTry): Node {
  if (span.style === "plain") return document.createTextNode(span.text);
  if (span.style === "link") return link(span.text, span.address ?? "");
  if (span.style === "try") return tryButton(span, onTry);
  const tags = { strong: "strong", emphasis: "em", code: "code" } as const;
  return element(tags[span.style], {}, span.text);
}

function tryButton({ text, address = "" }: Span, onTry: OnTry): HTMLElement {
  const tip = t`From the start, beside the run without it; undo brings back what was`;
  return element(
    "button",
    {
      class: "try-link",
      attributes: { type: "button", "data-tip": tip },
      on: { click: () => onTry(text, address) },
    },
    text,
  );
}

/** A link that opens beside the simulation and tells the other page nothing about this one. */
export function link(text: string, address: string): HTMLAnchorElement {
  const attributes = { href: address, target: "_blank", rel: "noopener noreferrer" };
  return element("a", { attributes }, text);
}
