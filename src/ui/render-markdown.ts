import { element } from "./element.ts";
import { type Block, parseMarkdown, type Span } from "./markdown.ts";

/** DOM nodes of a Markdown text; whatever it contains, only known elements are made. */
export function renderMarkdown(text: string): readonly Node[] {
  return parseMarkdown(text).map(renderBlock);
}

function renderBlock(block: Block): Node {
  if (block.kind === "list") {
    const items = block.items.map((spans) => element("li", {}, ...spans.map(renderSpan)));
    return element(block.ordered ? "ol" : "ul", {}, ...items);
  }
  const tags = { heading: "h3", paragraph: "p", quote: "blockquote" } as const;
  return element(tags[block.kind], {}, ...block.spans.map(renderSpan));
}

function renderSpan(span: Span): Node {
  if (span.style === "plain") return document.createTextNode(span.text);
  if (span.style === "link") return link(span.text, span.address ?? "");
  const tags = { strong: "strong", emphasis: "em", code: "code" } as const;
  return element(tags[span.style], {}, span.text);
}

/** A link that opens beside the simulation and tells the other page nothing about this one. */
export function link(text: string, address: string): HTMLAnchorElement {
  const attributes = { href: address, target: "_blank", rel: "noopener noreferrer" };
  return element("a", { attributes }, text);
}
