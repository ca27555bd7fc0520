import { getLocation, parse } from "jsonc-parser";
import { type CompletionSource, descriptionOf, roleAt } from "./completions.ts";
import { formulaNames, namesOfText } from "./known-names.ts";
import { schemasAt } from "./schema-at.ts";

/** What is under the pointer, in words. */
export interface WordsAt {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly text: string;
}

/** What a key, or a name in a formula, is; null: nothing to say. */
export function wordsAt(text: string, offset: number, source: CompletionSource): WordsAt | null {
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const json: unknown = parse(text);
  const schemas = schemasAt(source.schema, path, json);
  if (isAtPropertyKey && previousNode !== undefined) {
    const description = schemas.map(descriptionOf).find((one) => one !== undefined);
    const known = path[0] === "parameters" ? nameNamed(String(path[1]), json, source) : undefined;
    const words = description ?? known?.about;
    if (words === undefined) return null;
    const { offset: from, length } = previousNode;
    return { from, to: from + length, title: String(path.at(-1)), text: words };
  }
  if (roleAt(path, schemas).kind === "plain" || previousNode?.type !== "string") return null;
  const word = wordAround(text, offset, path[0] === "modules");
  const known = word === null ? undefined : nameNamed(word.name, json, source);
  if (word === null || known === undefined) return null;
  const note = known.note === undefined ? "" : `\n${known.note}`;
  return {
    from: word.from,
    to: word.to,
    title: `${known.name}: ${known.kind}`,
    text: known.about + note,
  };
}

function nameNamed(name: string, json: unknown, source: CompletionSource) {
  const all = [...source.names, ...namesOfText(json), ...formulaNames];
  return all.find((one) => one.name === name);
}

function wordAround(text: string, offset: number, isModule: boolean) {
  const [before, after] = isModule ? [/[\w-]*$/, /^[\w-]*/] : [/\w*$/, /^\w*/];
  const from =
    offset - (before.exec(text.slice(Math.max(0, offset - 100), offset))?.[0].length ?? 0);
  const to = offset + (after.exec(text.slice(offset, offset + 100))?.[0].length ?? 0);
  return from === to ? null : { name: text.slice(from, to), from, to };
}
