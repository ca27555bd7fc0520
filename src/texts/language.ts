/** What a count's forms are in a translation, by the names of Intl.PluralRules ("one", "few", "other" ...). */
export type Forms = Readonly<Record<string, string>>;

/** A translation: English texts with {0}, {1} ... for what is put in, to texts or forms of another language. */
export type Translation = Readonly<Record<string, string | Forms>>;

/** What the page is written in; it needs no translation. */
export const ENGLISH = "en";

/** Where the translations are, by their files. */
const files = import.meta.glob<string>(["../../locales/*.json", "!../../locales/catalogue.json"], {
  query: "?url&no-inline",
  import: "default",
  eager: true,
});

const SETTING = "milieu.language";

/** Languages that there is a translation into, by name ("de"), and English. */
export const languages: readonly string[] = [ENGLISH, ...Object.keys(files).map(nameOf)];

/** The language that the page is in, and one that was asked for in its address and is none of these. */
export interface Language {
  readonly name: string;
  readonly unknown: string | null;
}

let language: Language = { name: ENGLISH, unknown: null };

/** What was found; English until then. */
export const presentLanguage = (): Language => language;

/**
 * Which language a page is in: what its address asks for (`?lang=de`), else what was chosen before, else the first
 * of the browser's that there is, else English. "de-AT" is met by "de".
 */
export function chooseLanguage(
  asked: string | null,
  kept: string | null,
  browser: readonly string[],
  known: readonly string[] = languages,
): Language {
  const matching = (wanted: string): string | undefined =>
    known.find((one) => one.toLowerCase() === wanted.toLowerCase()) ??
    known.find((one) => one === wanted.split("-")[0]?.toLowerCase());
  const wishes = [asked, kept, ...browser].filter((wish) => wish !== null);
  const name = wishes.map(matching).find((one) => one !== undefined) ?? ENGLISH;
  return { name, unknown: asked !== null && matching(asked) === undefined ? asked : null };
}

/** Chooses the page's language and loads its translation; null: the page is English, or this is no page. */
export function openLanguage(): Promise<Opened> | null {
  if (typeof document === "undefined") return null;
  const asked = new URLSearchParams(location.search).get("lang");
  language = chooseLanguage(asked, keptLanguage(), navigator.languages);
  const file = files[`../../locales/${language.name}.json`];
  if (file !== undefined) return load(file, language.name);
  document.documentElement.lang = language.name;
  return null;
}

interface Opened {
  readonly language: string;
  readonly texts: Translation;
}

/** What cannot be loaded is told like what there is not; the page is there all the same. */
async function load(file: string, name: string): Promise<Opened> {
  try {
    const texts = (await (await fetch(file)).json()) as Translation;
    document.documentElement.lang = name;
    return { language: name, texts };
  } catch (error) {
    console.warn(error);
    language = { name: ENGLISH, unknown: name };
    return { language: ENGLISH, texts: {} };
  }
}

/** What those who speak a language call it. */
export function languageName(name: string): string {
  return new Intl.DisplayNames([name], { type: "language" }).of(name) ?? name;
}

/** Keeps a language and opens the page in it. */
export function chooseForGood(name: string): void {
  try {
    localStorage.setItem(SETTING, name);
  } catch (error) {
    // Storage may be switched off: then the address says it.
    console.warn(error);
  }
  const address = new URL(location.href);
  if (keptLanguage() === name) address.searchParams.delete("lang");
  else address.searchParams.set("lang", name);
  if (address.href === location.href) location.reload();
  else location.assign(address);
}

function keptLanguage(): string | null {
  try {
    return localStorage.getItem(SETTING);
  } catch (error) {
    console.warn(error);
    return null;
  }
}

function nameOf(path: string): string {
  return path.replace(/^.*\/|\.json$/g, "");
}
