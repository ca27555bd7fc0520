// npm run texts: writes locales/catalogue.json from the sources and says what translations lack.
// npm run texts -- de: prints what locales/de.json lacks, ready to be filled in.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Translation } from "../../src/texts/language.ts";
import { type Catalogue, makeCatalogue, translationProblems } from "./catalogue.ts";

const CATALOGUE = "locales/catalogue.json";

const catalogue = makeCatalogue("src");
const [asked] = process.argv.slice(2);
if (asked === undefined) {
  writeFileSync(CATALOGUE, `${JSON.stringify(catalogue, null, 2)}\n`);
  console.log(`${CATALOGUE}: ${Object.keys(catalogue).length} texts`);
  for (const file of readdirSync("locales").filter((name) => name !== "catalogue.json")) {
    const language = file.replace(".json", "");
    const texts = readTranslation(language);
    console.log(`locales/${file}: ${Object.keys(lacking(texts, catalogue)).length} are missing`);
    for (const problem of translationProblems(language, texts, catalogue))
      console.log(`  ${problem}`);
  }
} else {
  console.log(JSON.stringify(lacking(readTranslation(asked), catalogue), null, 2));
}

function readTranslation(language: string): Translation {
  const path = `locales/${language}.json`;
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Translation) : {};
}

/** In English what a translation has not; a count has the forms of English. */
function lacking(texts: Translation, all: Catalogue): Translation {
  const missing = Object.entries(all).filter(([key]) => texts[key] === undefined);
  return Object.fromEntries(
    missing.map(([key, { one }]) => [key, one === undefined ? key : { one, other: key }]),
  );
}
