import type { Forms } from "../../src/texts/language.ts";
import { pageTexts } from "./page-texts.ts";

/** A text of the page: its form for 1 where it has a count, and the files that say it, under src/. */
export interface Entry {
  readonly one?: string;
  readonly at: readonly string[];
}

/** All texts of the page, by their English, which is their key. */
export type Catalogue = Readonly<Record<string, Entry>>;

/** The catalogue of a source folder, in the order of the alphabet, so that changes are read easily. */
export function makeCatalogue(source: string): Catalogue {
  const entries = new Map<string, { one?: string; at: Set<string> }>();
  for (const { key, one, file } of pageTexts(source).marked) {
    const known = entries.get(key);
    if (known !== undefined && known.one !== one) {
      throw new Error(`“${key}” has two forms for 1, or stands in ${file} without a count`);
    }
    const entry = known ?? { at: new Set() };
    entry.at.add(file);
    if (one !== undefined) entry.one = one;
    entries.set(key, entry);
  }
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([key, { one, at }]) => [
      key,
      { ...(one === undefined ? {} : { one }), at: [...at].sort() },
    ]),
  );
}

/** What is wrong with a translation, a sentence each; missing texts are not, they stay English. */
export function translationProblems(
  language: string,
  texts: Readonly<Record<string, string | Forms>>,
  catalogue: Catalogue,
): readonly string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return Object.entries(texts).flatMap(([key, text]) => {
    const entry = catalogue[key];
    if (entry === undefined) return [`“${key}” is no text of the page`];
    if (typeof text === "string") {
      return entry.one === undefined || forms.length === 1
        ? gapProblems(key, text, gaps(key))
        : [`“${key}” has a count, and needs the forms ${forms.join(", ")}`];
    }
    if (entry.one === undefined) return [`“${key}” has no count, and takes one text`];
    const missing = forms.filter((form) => text[form] === undefined);
    return [
      ...missing.map((form) => `“${key}” lacks the form "${form}"`),
      ...Object.entries(text).flatMap(([form, one]) =>
        // "one field" need not say how many.
        gapProblems(key, one, gaps(form === "one" ? (entry.one as string) : key), form === "one"),
      ),
    ];
  });
}

function gapProblems(key: string, text: string, wanted: Set<string>, fewer = false): string[] {
  const there = gaps(text);
  const known = gaps(key);
  return [
    ...[...wanted]
      .filter((gap) => !there.has(gap) && !fewer)
      .map((gap) => `“${key}”: its translation lacks ${gap}`),
    ...[...there]
      .filter((gap) => !known.has(gap) && !wanted.has(gap))
      .map((gap) => `“${key}”: its translation has ${gap}, which the text has not`),
  ];
}

function gaps(text: string): Set<string> {
  return new Set(text.match(/\{\d+\}/g) ?? []);
}
