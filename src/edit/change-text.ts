import { findNodeAtLocation, type JSONPath, type Node, parseTree } from "jsonc-parser";
import { isSameData } from "../lab/plain-data.ts";
import { ModelError } from "../model/error.ts";
import { t } from "../texts/text.ts";
import { printJson } from "./print-json.ts";

export type Path = JSONPath;

/** A change of a preset's text. */
export type TextChange =
  /** Sets a value; objects on the way to it are made where they are missing, a list takes one more at its end. */
  | { readonly kind: "set"; readonly path: Path; readonly value: unknown }
  /** Takes an entry out; what is not there needs nothing. */
  | { readonly kind: "remove"; readonly path: Path };

/**
 * The text with changes, one after another: all that they do not touch stays as it is written. Throws a ModelError
 * where the text is no JSON, or has something else where an object or a list is needed.
 */
export function changeText(text: string, changes: readonly TextChange[]): string {
  let changed = text;
  for (const change of changes) {
    changed = change.kind === "remove" ? remove(changed, change.path) : set(changed, change);
  }
  return changed;
}

/** The value at a path of a text; undefined: there is none. */
export function nodeAt(text: string, path: Path): Node | undefined {
  const root = parseTree(text);
  return root === undefined ? undefined : findNodeAtLocation(root, path);
}

function set(
  text: string,
  { path, value }: { readonly path: Path; readonly value: unknown },
): string {
  const root = rootOf(text);
  const present = findNodeAtLocation(root, path);
  if (present !== undefined) {
    const indent = indentAt(text, present.offset);
    const column = present.offset - lineStart(text, present.offset);
    return splice(text, present.offset, present.length, printJson(value, indent, column));
  }
  const key = path.at(-1);
  const parentPath = path.slice(0, -1);
  const parent = findNodeAtLocation(root, parentPath);
  if (key === undefined) throw new ModelError("", "there is nothing to change");
  if (parent === undefined) {
    return set(text, {
      path: parentPath,
      value: typeof key === "number" ? [value] : { [key]: value },
    });
  }
  if (parent.type !== (typeof key === "number" ? "array" : "object")) {
    const wanted = typeof key === "number" ? t`a list, [...]` : t`an object, {...}`;
    throw new ModelError(parentPath.join("."), `must be ${wanted}`);
  }
  return insert(text, parent, key, value);
}

/** One more entry at the end of an object or a list, written as those before it are. */
function insert(text: string, parent: Node, key: string | number, value: unknown): string {
  const name = typeof key === "number" ? "" : `${JSON.stringify(key)}: `;
  const last = parent.children?.at(-1);
  const own = indentAt(text, parent.offset);
  if (last === undefined) {
    const line = `${own}  ${name}`;
    const inside = `\n${line}${printJson(value, `${own}  `, line.length)}\n${own}`;
    return splice(text, parent.offset + 1, parent.length - 2, inside);
  }
  const end = last.offset + last.length;
  const isOneLine = !text.slice(parent.offset, end).includes("\n");
  if (isOneLine && (typeof value !== "object" || value === null)) {
    return splice(text, end, 0, `, ${name}${JSON.stringify(value)}`);
  }
  const indent = isOneLine ? `${own}  ` : indentAt(text, last.offset);
  const line = `${indent}${name}`;
  return splice(text, end, 0, `,\n${line}${printJson(value, indent, line.length)}`);
}

function remove(text: string, path: Path): string {
  const found = findNodeAtLocation(rootOf(text), path);
  const entry = found?.parent?.type === "property" ? found.parent : found;
  const siblings = entry?.parent?.children;
  if (entry?.parent === undefined || siblings === undefined) return text;
  const at = siblings.indexOf(entry);
  const [previous, next] = [siblings[at - 1], siblings[at + 1]];
  if (next !== undefined) return splice(text, entry.offset, next.offset - entry.offset, "");
  const end = entry.offset + entry.length;
  if (previous === undefined)
    return splice(text, entry.parent.offset + 1, entry.parent.length - 2, "");
  const start = previous.offset + previous.length;
  return splice(text, start, end - start, "");
}

function rootOf(text: string): Node {
  const root = parseTree(text);
  if (root === undefined) throw new ModelError("", "the text is no JSON; mend it first");
  return root;
}

function splice(text: string, at: number, length: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at + length);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

function indentAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at)))?.[0] ?? "";
}

/** What leads from one value to another, entry by entry, so that only these are written anew. */
export function changesBetween(
  before: unknown,
  after: unknown,
  path: Path = [],
): readonly TextChange[] {
  if (isSameData(before, after)) return [];
  if (!isObject(before) || !isObject(after)) return [{ kind: "set", path, value: after }];
  const ofKey = (of: Readonly<Record<string, unknown>>, key: string): unknown =>
    Object.hasOwn(of, key) ? of[key] : undefined;
  const gone = Object.keys(before).filter((key) => ofKey(after, key) === undefined);
  const changes = gone.map((key): TextChange => ({ kind: "remove", path: [...path, key] }));
  for (const [key, value] of Object.entries(after)) {
    if (value !== undefined)
      changes.push(...changesBetween(ofKey(before, key), value, [...path, key]));
  }
  return changes;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
