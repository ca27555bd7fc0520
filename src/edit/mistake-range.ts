import { type Node, parseTree } from "jsonc-parser";
import type { Mistake } from "../model/error.ts";

/** Indices of characters of a text, `to` after the last. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Longer keys are cut short where a place names them (preset/check-shape.ts). */
const LONGEST_KEY = 64;

/**
 * Where in a preset's text a mistake is: the character of a broken JSON, the part of a formula that is wrong, the
 * value at its place, or, where that is missing, the nearest thing around it that has a name. Never outside the
 * text, and never empty unless the text is.
 */
export function rangeOfMistake(text: string, mistake: Mistake): TextRange {
  const line = /^line (\d+), column (\d+)$/.exec(mistake.place);
  if (line !== null) return atLine(text, Number(line[1]), Number(line[2]));
  const root = parseTree(text);
  if (root === undefined) return firstCharacters(text);
  const found = nodeOfPlace(root, mistake.place);
  if (found === null) return firstCharacters(text);
  const { node, isWhole } = found;
  const isUnknownKey = mistake.problem.startsWith("unknown key ");
  if (isWhole && isUnknownKey) return nameOf(node) ?? rangeOf(node);
  if (isWhole && node.type === "string") return inFormula(text, node, mistake.problem);
  if (isWhole && node.type !== "object" && node.type !== "array") return rangeOf(node);
  return nameOf(node) ?? opening(node);
}

interface FoundNode {
  readonly node: Node;
  /** Whether all of the place led there. */
  readonly isWhole: boolean;
}

/** The deepest value on the way to a place; null: the place is about the whole text. */
export function nodeOfPlace(root: Node, place: string): FoundNode | null {
  const module = /^module "([^"]+)"/.exec(place)?.[1];
  if (module !== undefined) return moduleNode(root, module);
  if (place === "") return null;
  let node = root;
  let rest = place;
  while (rest !== "") {
    const step = stepInto(node, rest);
    if (step === null) break;
    ({ node, rest } = step);
  }
  if (node === root) return null;
  return { node, isWhole: rest === "" };
}

/** What is wrong in a shipped module is wrong with the choice of it. */
function moduleNode(root: Node, name: string): FoundNode | null {
  const list = valueUnder(root, "modules");
  const node = list?.children?.find(({ value }) => value === name) ?? list;
  return node === undefined ? null : { node, isWhole: node !== list };
}

function stepInto(node: Node, place: string): { node: Node; rest: string } | null {
  if (node.type === "array") {
    const index = /^\.?\[(\d+)\]/.exec(place);
    const child = index === null ? undefined : node.children?.[Number(index[1])];
    return child === undefined ? null : { node: child, rest: place.slice(index![0].length) };
  }
  const start = place.startsWith(".") ? place.slice(1) : place;
  // Keys may hold dots and brackets themselves: the longest that fits is meant.
  const fitting = (node.children ?? [])
    .map((property) => ({
      property,
      key: String(property.children?.[0]?.value).slice(0, LONGEST_KEY),
    }))
    .filter(({ key }) => start.startsWith(key) && /^$|^[.[]/.test(start.slice(key.length)))
    .sort((a, b) => b.key.length - a.key.length)[0];
  const value = fitting?.property.children?.[1];
  return value === undefined ? null : { node: value, rest: start.slice(fitting!.key.length) };
}

function valueUnder(node: Node, key: string): Node | undefined {
  const property = node.children?.find(({ children }) => children?.[0]?.value === key);
  return property?.children?.[1];
}

/** Of an entry of an object, its key. */
function nameOf(node: Node): TextRange | undefined {
  const key = node.parent?.type === "property" ? node.parent.children?.[0] : undefined;
  return key && rangeOf(key);
}

function opening(node: Node): TextRange {
  return { from: node.offset, to: node.offset + 1 };
}

/** The named word, or what stands at the named column; else the whole text. */
function inFormula(text: string, node: Node, problem: string): TextRange {
  const whole = rangeOf(node);
  const raw = text.slice(node.offset + 1, node.offset + node.length - 1);
  const word = /"([A-Za-z_]\w*)"/.exec(problem)?.[1];
  const at = word === undefined ? -1 : raw.search(new RegExp(`(?<![\\w.])${word}(?!\\w)`));
  if (at >= 0) return { from: node.offset + 1 + at, to: node.offset + 1 + at + word!.length };
  const column = /^column (\d+)/.exec(problem)?.[1];
  // With escapes columns of the text are others than those of the formula.
  if (column === undefined || raw.includes("\\")) return whole;
  const from = Math.min(node.offset + Number(column), whole.to - 1);
  const length = /^[\w.]+/.exec(text.slice(from, whole.to - 1))?.[0].length ?? 1;
  return { from, to: from + length };
}

function rangeOf({ offset, length }: Node): TextRange {
  return { from: offset, to: offset + length };
}

function atLine(text: string, line: number, column: number): TextRange {
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  for (let at = 1; at < line; at++) start = text.indexOf("\n", start) + 1;
  const from = Math.max(0, Math.min(start + column - 1, text.length - 1));
  const word = /^(?:"(?:[^"\\\n]|\\.)*"?|[\w.+-]+)/.exec(text.slice(from, from + 200))?.[0].length;
  return { from, to: Math.min(from + (word ?? 1), text.length) };
}

function firstCharacters(text: string): TextRange {
  return { from: 0, to: Math.min(1, text.length) };
}
