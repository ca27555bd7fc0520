import { parseAst } from "vite";
import { isNeverRead, isReadByPlace, looksLikeWords } from "./rule.ts";

/** A node of the syntax tree (ESTree), as far as it is looked at. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** A text in a source file. */
export interface FoundText {
  /** With {0}, {1} ... in place of what is put in. */
  readonly key: string;
  /** Its form for 1, where it has a count. */
  readonly one?: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** What encloses it, the nearest first. */
  readonly path: readonly SyntaxNode[];
  readonly node: SyntaxNode;
}

export interface FileTexts {
  readonly marked: readonly FoundText[];
  /** Literals that people read and that nobody can translate. */
  readonly unmarked: readonly FoundText[];
}

/** Finds the texts of a TypeScript source: t`...` and plural(...), and literals that should be one of these. */
export function findTexts(source: string): FileTexts {
  const marked: FoundText[] = [];
  const unmarked: FoundText[] = [];
  const lineOf = (at: number): number => source.slice(0, at).split("\n").length;
  const found = (
    node: SyntaxNode,
    key: string,
    path: readonly SyntaxNode[],
    one?: string,
  ): FoundText => ({
    key,
    ...(one === undefined ? {} : { one }),
    line: lineOf(node.start),
    start: node.start,
    end: node.end,
    path,
    node,
  });
  const visit = (node: SyntaxNode, path: readonly SyntaxNode[]): void => {
    if (isTagged(node)) {
      const quasi = node["quasi"] as SyntaxNode;
      marked.push(found(node, textOf(quasi) ?? "", path));
      for (const value of quasi["expressions"] as SyntaxNode[]) visit(value, [node, ...path]);
      return;
    }
    const forms = formsOf(node);
    if (forms !== null) {
      marked.push(found(node, forms[1], path, forms[0]));
      const given = node["arguments"] as SyntaxNode[];
      for (const value of given.filter((_, index) => index !== 1 && index !== 2)) {
        visit(value, [node, ...path]);
      }
      return;
    }
    const key = textOf(node);
    if (key !== null && !isNeverRead(path, node, key)) {
      if (looksLikeWords(key) || (/[a-z]{2}/i.test(key) && isReadByPlace(path, node))) {
        unmarked.push(found(node, key, path));
      }
    }
    for (const child of childrenOf(node)) visit(child, [node, ...path]);
  };
  visit(parseAst(source, { lang: "ts" }) as unknown as SyntaxNode, []);
  return { marked, unmarked };
}

function isTagged(node: SyntaxNode): boolean {
  return node.type === "TaggedTemplateExpression" && (node["tag"] as SyntaxNode)["name"] === "t";
}

function formsOf(node: SyntaxNode): readonly [string, string] | null {
  if (node.type !== "CallExpression" || (node["callee"] as SyntaxNode)["name"] !== "plural")
    return null;
  const [, one, other] = (node["arguments"] as SyntaxNode[]).map(textOf);
  return one == null || other == null ? null : [one, other];
}

/** The text of a literal with numbered gaps; null: it is none. */
export function textOf(node: SyntaxNode): string | null {
  if (node.type === "Literal") return typeof node["value"] === "string" ? node["value"] : null;
  if (node.type !== "TemplateLiteral") return null;
  const parts = (node["quasis"] as { value: { cooked: string } }[]).map(
    ({ value }) => value.cooked,
  );
  return parts.reduce((text, part, index) => `${text}{${index - 1}}${part}`);
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  return Object.values(node)
    .flat()
    .filter(
      (value): value is SyntaxNode =>
        typeof value === "object" && value !== null && "type" in value,
    );
}
