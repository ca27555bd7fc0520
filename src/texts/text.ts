import { openLanguage, type Translation } from "./language.ts";

let translation: Translation = {};
let rules: Intl.PluralRules | undefined;

// Whoever has a text imports this file, and waits here for the translation: constants are translated, too.
const opening = openLanguage();
if (opening !== null) {
  const { language, texts } = await opening;
  useTranslation(language, texts);
}

/** From now on texts are those of a translation; what it lacks stays English. */
export function useTranslation(language: string, texts: Translation): void {
  translation = texts;
  rules = new Intl.PluralRules(language);
}

/**
 * Marks a text that people read: t`Rest at the end, ${unit}`. Its key is the English text with numbered gaps,
 * "Rest at the end, {0}", so that a translation may order them as its language does.
 */
export function t(parts: TemplateStringsArray, ...values: readonly unknown[]): string {
  const key = parts.reduce((text, part, index) => `${text}{${index - 1}}${part}`);
  const found = translation[key];
  return typeof found === "string"
    ? fill(found, values)
    : parts.reduce((text, part, index) => `${text}${values[index - 1]}${part}`);
}

/**
 * A text with a count, in the form that its language has for it: plural(n, "{0} field", "{0} fields").
 *
 * @param one in English, for 1
 * @param other in English, for every other count, and the text's key
 * @param values what goes into the gaps; {0} is the count unless these say it in another way
 */
export function plural(
  count: number,
  one: string,
  other: string,
  ...values: readonly unknown[]
): string {
  const gaps = values.length === 0 ? [count] : values;
  const forms = translation[other];
  if (rules === undefined || typeof forms !== "object") {
    return fill(count === 1 ? one : other, gaps);
  }
  return fill(forms[rules.select(count)] ?? (forms["other"] as string), gaps);
}

/** A text with its gaps filled; what looks like one and is none stays as it is. */
function fill(text: string, values: readonly unknown[]): string {
  return text.replace(/\{(\d+)\}/g, (gap, index) => String(values[Number(index)] ?? gap));
}
