import { expect, it } from "vitest";
import { parseMarkdown } from "../../src/ui/markdown.ts";

const plain = (text: string) => ({ text, style: "plain" });

it("reads paragraphs, headings and lists", () => {
  const blocks = parseMarkdown(
    "# Title\nFirst line\nsecond.\n\n- one\n- two\n  goes on\n\n1. a\n2. b",
  );
  expect(blocks).toEqual([
    { kind: "heading", spans: [plain("Title")] },
    { kind: "paragraph", spans: [plain("First line second.")] },
    { kind: "list", ordered: false, items: [[plain("one")], [plain("two goes on")]] },
    { kind: "list", ordered: true, items: [[plain("a")], [plain("b")]] },
  ]);
});

it("reads a list that follows its paragraph without a blank line", () => {
  expect(parseMarkdown("Try:\n- this").map(({ kind }) => kind)).toEqual(["paragraph", "list"]);
});

it("reads strong, emphasis, code and links", () => {
  expect(parseMarkdown("**a** *b* _c_ `d` [e](https://x.org/y)")).toEqual([
    {
      kind: "paragraph",
      spans: [
        { text: "a", style: "strong" },
        plain(" "),
        { text: "b", style: "emphasis" },
        plain(" "),
        { text: "c", style: "emphasis" },
        plain(" "),
        { text: "d", style: "code" },
        plain(" "),
        { text: "e", style: "link", address: "https://x.org/y" },
      ],
    },
  ]);
});

it("leaves names with underscores and products alone", () => {
  const text = "m_1_max and 2 * 3 * 4";
  expect(parseMarkdown(text)).toEqual([{ kind: "paragraph", spans: [plain(text)] }]);
});

it("makes no link of another scheme and keeps HTML as text", () => {
  const text = "[x](javascript:alert(1)) <img src=x onerror=alert(1)>";
  expect(parseMarkdown(text)).toEqual([{ kind: "paragraph", spans: [plain(text)] }]);
});
