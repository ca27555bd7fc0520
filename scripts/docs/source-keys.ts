import { moduleLibrary } from "../../src/biology/module-library.ts";

/** A code or a paper that names numbers. */
export interface SourceOrigin {
  readonly name: string;
  /** owner/name on GitHub */
  readonly repository?: string;
  readonly commit?: string;
  readonly doi?: string;
  /** Nobody can look it up: it may stand beside an assumption, and be no source by itself. */
  readonly isUntraced?: boolean;
}

/** A number as another model or paper has it. */
export interface SourceKey {
  readonly key: string;
  readonly value: number | string | readonly number[];
  readonly unit: string;
  readonly what: string;
  readonly origin: string;
  /** Where in the repository. */
  readonly file?: string;
  /** What that code gives as its own source. */
  readonly after?: string;
}

/** docs/data/source-keys.json. */
export interface SourceKeys {
  readonly origins: Readonly<Record<string, SourceOrigin>>;
  readonly keys: readonly SourceKey[];
}

/** A source of the model's numbers, and whose it is. */
export interface SourceText {
  readonly of: string;
  readonly text: string;
}

/** What the modules say of where their numbers come from. */
export function sourceTexts(): readonly SourceText[] {
  return moduleLibrary.flatMap((module) => textsIn(module, module.name));
}

function textsIn(value: unknown, of: string): readonly SourceText[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
    if (typeof part === "string") return /source$/i.test(name) ? [{ of, text: part }] : [];
    return textsIn(part, Array.isArray(value) ? of : placeOf(name, of));
  });
}

/** The name of a parameter, else the module's. */
function placeOf(name: string, of: string): string {
  return /^(parameters|fields|processes|treatments|observables|species)$/.test(name) ? of : name;
}

/** Keys of a text in the order in which they stand there. */
export function keysIn(text: string, keys: readonly SourceKey[]): readonly SourceKey[] {
  return keys
    .map((key) => ({ key, at: placeIn(text, key.key) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ key }) => key);
}

/** Where a key stands as a word of its own; -1: nowhere. */
function placeIn(text: string, key: string): number {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
    const around = `${text[at - 1] ?? " "}${text[at + key.length] ?? " "}`;
    if (!/[A-Za-z0-9_]/.test(around)) return at;
  }
  return -1;
}
