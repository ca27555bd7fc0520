/** A small, safe part of Markdown as a tree: no HTML, no images, links only to http(s). */
export type Block =
  | { readonly kind: "heading"; readonly spans: readonly Span[] }
  | { readonly kind: "paragraph"; readonly spans: readonly Span[] }
  | { readonly kind: "quote"; readonly spans: readonly Span[] }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly items: readonly (readonly Span[])[];
    };

export interface Span {
  readonly text: string;
  readonly style: "plain" | "strong" | "emphasis" | "code" | "link" | "try";
  /** Of a link: where it leads; of one that does something: what (preset/story-try.ts). */
  readonly address?: string;
}

/**
 * Headings, paragraphs, quotes, lists, **strong**, *emphasis*, `code`, [text](https://...) and
 * [text](#try:...), which does something to the run.
 */
export function parseMarkdown(text: string): readonly Block[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n\s*\n/)
    .flatMap((chunk) => parseChunk(chunk.split("\n").filter((line) => line.trim() !== "")));
}

function parseChunk(lines: readonly string[]): Block[] {
  const first = lines[0];
  if (first === undefined) return [];
  if (/^#{1,6}\s/.test(first)) {
    const heading: Block = { kind: "heading", spans: parseSpans(first.replace(/^#+\s*/, "")) };
    return [heading, ...parseChunk(lines.slice(1))];
  }
  const itemStart = /^\s*(?:[-*+]|(\d+)[.)])\s+/;
  const listAt = lines.findIndex((line) => itemStart.test(line));
  if (listAt > 0)
    return [...parseChunk(lines.slice(0, listAt)), ...parseChunk(lines.slice(listAt))];
  if (listAt === 0) {
    const items: string[] = [];
    for (const line of lines) {
      if (itemStart.test(line)) items.push(line.replace(itemStart, ""));
      else items[items.length - 1] += ` ${line.trim()}`;
    }
    return [{ kind: "list", ordered: /^\s*\d/.test(first), items: items.map(parseSpans) }];
  }
  const quoted = first.startsWith(">");
  const joined = lines.map((line) => (quoted ? line.replace(/^>\s?/, "") : line).trim()).join(" ");
  return [{ kind: quoted ? "quote" : "paragraph", spans: parseSpans(joined) }];
}

const SPAN =
  /\*\*(?<strong>[^*]+)\*\*|\*(?<emphasis>[^*\s][^*]*)\*|(?<![\w])_(?<underlined>[^_\s][^_]*)_(?![\w])|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?:(?<address>https?:\/\/[^\s)]+)|#try:(?<action>[^)]+))\)/g;

function parseSpans(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(SPAN)) {
    if (match.index > end) spans.push({ text: text.slice(end, match.index), style: "plain" });
    spans.push(styledSpan(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  if (end < text.length) spans.push({ text: text.slice(end), style: "plain" });
  return spans;
}

function styledSpan(groups: Readonly<Record<string, string | undefined>>): Span {
  const { strong, emphasis, underlined, code, label, address, action } = groups;
  if (strong !== undefined) return { text: strong, style: "strong" };
  if (code !== undefined) return { text: code, style: "code" };
  if (label !== undefined && address !== undefined) return { text: label, style: "link", address };
  if (label !== undefined && action !== undefined) {
    return { text: label, style: "try", address: action };
  }
  return { text: emphasis ?? underlined ?? "", style: "emphasis" };
}
