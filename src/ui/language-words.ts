import { chooseForGood, languageName, languages, presentLanguage } from "../texts/language.ts";
import { t } from "../texts/text.ts";
import type { MenuItem } from "./menu.ts";
import type { Notice } from "./notices.ts";

/** Entries of a menu: the page in another language, each called as those call it who speak it. */
export function languageItems(): readonly MenuItem[] {
  return languages.map((name) => ({
    label: t`Language: ${languageName(name)}`,
    checked: name === presentLanguage().name,
    run: () => chooseForGood(name),
  }));
}

/** The address asks for a language that there is no translation into. */
export function unknownLanguage(name: string): Notice {
  const there = languages.map(languageName).join(", ");
  return {
    kind: "info",
    key: "language",
    title: t`There is no translation into “${name.slice(0, 40)}”`,
    message: t`There are: ${there}.`,
    seconds: 20,
  };
}
