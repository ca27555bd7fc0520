import { findNodeAtLocation, getLocation, type Location, parse, parseTree } from "jsonc-parser";
import type { Path } from "./change-text.ts";
import { formulaNames, type KnownName, type NameKind, namesOfText } from "./known-names.ts";
import { type SchemaNode, schemasAt } from "./schema-at.ts";

/** What may be written at a place of a text. */
export interface Completions {
  /** The characters that a choice replaces. */
  readonly from: number;
  readonly to: number;
  readonly options: readonly CompletionOption[];
}

export interface CompletionOption {
  readonly label: string;
  /** What is written; its first `|`, if any, is where one goes on. */
  readonly insert: string;
  readonly kind: NameKind | "key" | "value";
  /** Beside it, in few words. */
  readonly detail: string;
  /** What it is, in a sentence or two. */
  readonly info?: string;
}

export interface CompletionSource {
  readonly schema: SchemaNode;
  /** Of the model as it was understood last, and the modules that there are. */
  readonly names: readonly KnownName[];
}

/** What a text at a place is: a formula, a name of some kinds, or neither. */
export type Role =
  | { readonly kind: "formula" }
  | { readonly kind: "name"; readonly of: readonly NameKind[] }
  | { readonly kind: "plain" };

const MOST_OF_FORMULA = 2000;
const fields: readonly NameKind[] = ["substrate", "population", "static", "compartment"];
const shown: readonly NameKind[] = [...fields, "observable"];

/** Keys, values, names in formulas and names of fields, as the schema and the model have them; null: nothing. */
export function completionsAt(
  text: string,
  offset: number,
  source: CompletionSource,
): Completions | null {
  const location = getLocation(text, offset);
  const json: unknown = parse(text);
  if (location.isAtPropertyKey) return keysAt(text, offset, location, source, json);
  const word = wordInString(text, offset, location);
  const schemas = schemasAt(source.schema, location.path, json);
  const role = roleAt(location.path, schemas);
  const names = [...namesOfText(json), ...source.names];
  if (role.kind === "formula" && word !== null) {
    const options = unique([...names, ...formulaNames])
      .filter(({ kind }) => kind !== "module")
      .map((name) => optionOf(name, name.kind === "function" ? `${name.name}(|)` : name.name));
    return { ...word, options };
  }
  const within = stringAt(text, offset, location);
  const written = within ?? { from: offset - bareWord(text, offset).length, to: offset };
  if (role.kind === "name") {
    const options = unique(names)
      .filter(({ kind }) => role.of.includes(kind))
      .map((name) => optionOf(name, JSON.stringify(name.name)));
    return options.length === 0 ? null : { ...written, options };
  }
  const values = schemas.flatMap(valuesOf);
  const options = [...new Set(values.map((value) => JSON.stringify(value)))].map(
    (value): CompletionOption => ({
      label: value.replaceAll('"', ""),
      insert: value,
      kind: "value",
      detail: "",
    }),
  );
  return options.length === 0 ? null : { ...written, options };
}

/** What a text at this path is read as. */
export function roleAt(path: Path, schemas: readonly SchemaNode[]): Role {
  const key = path.findLast((part) => typeof part === "string");
  if (path[0] === "modules") return { kind: "name", of: ["module"] };
  if (key === "source" || key === "note" || key === "summary") return { kind: "plain" };
  if (schemas.some(({ type, maxLength }) => type === "string" && maxLength === MOST_OF_FORMULA)) {
    return { kind: "formula" };
  }
  if (key === "field" || key === "from" || (key === "to" && path.includes("processes"))) {
    return { kind: "name", of: path.includes("view") ? shown : fields };
  }
  if (key === "towards" || key === "of") return { kind: "name", of: shown };
  if (key === "to" || key === "observable") return { kind: "name", of: ["observable"] };
  if (key === "parameter") return { kind: "name", of: ["parameter"] };
  return { kind: "plain" };
}

function keysAt(
  text: string,
  offset: number,
  location: Location,
  source: CompletionSource,
  json: unknown,
): Completions | null {
  const parentPath = location.path.slice(0, -1);
  const root = parseTree(text);
  const parent = root === undefined ? undefined : findNodeAtLocation(root, parentPath);
  const written = stringAt(text, offset, location) ?? {
    from: offset - bareWord(text, offset).length,
    to: offset,
  };
  const present = new Set(
    (parent?.children ?? [])
      .map((property) => property.children?.[0])
      .filter((key) => key !== undefined && key.offset !== written.from)
      .map((key) => String(key?.value)),
  );
  const hasColon = /^\s*:/.test(text.slice(written.to));
  const options = new Map<string, CompletionOption>();
  for (const schema of schemasAt(source.schema, parentPath, json)) {
    for (const [key, of] of Object.entries(schema.properties ?? {})) {
      if (present.has(key)) continue;
      const detail = schema.required?.includes(key) === true ? "needed" : "";
      const info = descriptionOf(of);
      const insert = JSON.stringify(key) + (hasColon ? "" : `: ${startOf(of)}`);
      options.set(key, { label: key, insert, kind: "key", detail, ...(info && { info }) });
    }
  }
  // Values of parameters are written by the parameter's name.
  if (parentPath.length === 1 && parentPath[0] === "parameters") {
    for (const name of source.names) {
      if (name.kind !== "parameter" || present.has(name.name)) continue;
      options.set(name.name, optionOf(name, JSON.stringify(name.name) + (hasColon ? "" : ": ")));
    }
  }
  return options.size === 0 ? null : { ...written, options: [...options.values()] };
}

function optionOf({ name, kind, about, note }: KnownName, insert: string): CompletionOption {
  return {
    label: name,
    insert,
    kind,
    detail: about,
    ...(note === undefined ? {} : { info: note }),
  };
}

/** How a value of this kind begins. */
function startOf(schema: SchemaNode): string {
  const [first] = schema.anyOf ?? schema.oneOf ?? [schema];
  if (first?.const !== undefined) return JSON.stringify(first.const);
  if (first?.type === "object") return "{|}";
  if (first?.type === "array") return "[|]";
  return first?.type === "string" ? '"|"' : "";
}

export function descriptionOf(schema: SchemaNode): string | undefined {
  return (
    schema.description ??
    [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].find(({ description }) => description)
      ?.description
  );
}

function valuesOf({ const: fixed, enum: several, type }: SchemaNode): readonly unknown[] {
  if (fixed !== undefined) return [fixed];
  if (several !== undefined) return several;
  return type === "boolean" ? [true, false] : [];
}

/** The word of a formula before and behind the place; null: it is in no text. */
function wordInString(
  text: string,
  offset: number,
  location: Location,
): { readonly from: number; readonly to: number } | null {
  const string = stringAt(text, offset, location);
  if (string === null || offset === string.from) return null;
  const from =
    offset - (/[A-Za-z_]\w*$/.exec(text.slice(string.from + 1, offset))?.[0].length ?? 0);
  const to = offset + (/^\w*/.exec(text.slice(offset))?.[0].length ?? 0);
  return { from, to };
}

/** The text in quotes around the place. */
function stringAt(
  _text: string,
  offset: number,
  { previousNode }: Location,
): { readonly from: number; readonly to: number } | null {
  if (previousNode?.type !== "string") return null;
  const { offset: from, length } = previousNode;
  return offset >= from && offset <= from + length ? { from, to: from + length } : null;
}

function bareWord(text: string, offset: number): string {
  return /[\w"]*$/.exec(text.slice(Math.max(0, offset - 100), offset))?.[0] ?? "";
}

function unique(names: readonly KnownName[]): readonly KnownName[] {
  return [...new Map(names.map((one) => [one.name, one])).values()];
}
