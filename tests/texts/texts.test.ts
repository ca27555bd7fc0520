import { readdirSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { makeCatalogue, translationProblems } from "../../scripts/texts/catalogue.ts";
import { findTexts } from "../../scripts/texts/find-texts.ts";
import { pageTexts } from "../../scripts/texts/page-texts.ts";
import { chooseLanguage, type Translation } from "../../src/texts/language.ts";
import { plural, t, useTranslation } from "../../src/texts/text.ts";

const SOURCE = `${import.meta.dirname}/../../src`;
const LOCALES = `${import.meta.dirname}/../../locales`;
const readJson = <T>(name: string): T => JSON.parse(readFileSync(`${LOCALES}/${name}`, "utf8"));

afterEach(() => useTranslation("en", {}));

describe("the texts of the page", () => {
  it("are marked, each of them", () => {
    const { unmarked } = pageTexts(SOURCE);
    expect(
      unmarked.map(
        ({ file, line, key }) => `src/${file}:${line} should be marked, t\`...\`: ${key}`,
      ),
    ).toEqual([]);
  });

  it("are none of the style sheets'", () => {
    const folder = `${SOURCE}/styles`;
    const sheets = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, "utf8"));
    expect(sheets.join("\n").match(/content: "[^"]*[a-z]{2}[^"]*"/gi)).toBeNull();
  });

  it("are in the catalogue (npm run texts)", () => {
    expect(makeCatalogue(SOURCE)).toEqual(readJson("catalogue.json"));
  });

  it("have translations that fit them", () => {
    const catalogue = makeCatalogue(SOURCE);
    const problems = readdirSync(LOCALES)
      .filter((name) => name !== "catalogue.json")
      .flatMap((name) =>
        translationProblems(name.replace(".json", ""), readJson<Translation>(name), catalogue),
      );
    expect(problems).toEqual([]);
  });
});

describe("what finds them", () => {
  /** Sources are written with #{...} for what is put in. */
  const find = (source: string) => findTexts(source.replaceAll("#{", "$".concat("{")));
  const keys = (source: string) => find(source).unmarked.map(({ key }) => key);

  it("sees what is shown and not marked", () => {
    expect(keys('element("p", {}, "now")')).toEqual(["now"]);
    expect(keys("box.textContent = `of #{end}`")).toEqual(["of {0}"]);
    expect(keys('icon({ "aria-label": open ? "shut" : "open" })')).toEqual(["shut", "open"]);
    expect(keys('show(isOn, "Switch it off")')).toEqual(["Switch it off"]);
    expect(keys("const words = `#{count} frames are there`")).toEqual(["{0} frames are there"]);
    expect(keys("const words = t`In #{isOn ? 'The dark' : t`The light`}`")).toEqual(["The dark"]);
  });

  it("sees what no person reads", () => {
    for (const source of [
      'element("p", { class: "wide row" }, box)',
      'import { Big } from "./Big name.ts"',
      'root.querySelector("Button of it")',
      'const kind: "Open it" = one',
      'if (event.key === "Escape") stop()',
      'element("span", {}, `#{size} µm`)',
      "const place = { Left: 1 }",
    ]) {
      expect(keys(source), source).toEqual([]);
    }
  });

  it("gives marked texts their keys", () => {
    const source = 't`Rest, #{a} of #{b()}`; plural(n, "{0} field", "{0} fields")';
    expect(find(source).marked.map(({ key, one }) => [key, one])).toEqual([
      ["Rest, {0} of {1}", undefined],
      ["{0} fields", "{0} field"],
    ]);
  });

  it("says where a translation does not fit", () => {
    const catalogue = {
      "{0} of {1}": { at: [] },
      "{0} fields": { one: "{0} field", at: [] },
    };
    const problems = (texts: Translation, language = "de") =>
      translationProblems(language, texts, catalogue).length;
    expect(problems({ "{0} of {1}": "{1} hat {0}" })).toBe(0);
    expect(problems({ "{0} of {1}": "{0} hat" })).toBe(1);
    expect(problems({ "{0} of {1}": "{0} hat {1} und {2}" })).toBe(1);
    expect(problems({ "no such": "keiner" })).toBe(1);
    expect(problems({ "{0} fields": "Felder" })).toBe(1);
    expect(problems({ "{0} fields": { one: "ein Feld", other: "{0} Felder" } })).toBe(0);
    // Polish has one, few, many and other.
    expect(problems({ "{0} fields": { one: "pole", other: "{0} pola" } }, "pl")).toBe(2);
    expect(problems({ "{0} fields": "{0} 個" }, "ja")).toBe(0);
  });
});

describe("a text", () => {
  it("is English where there is no translation", () => {
    expect(t`${2} of ${"{0}"}`).toBe("2 of {0}");
    expect(plural(1, "{0} field", "{0} fields")).toBe("1 field");
    expect(plural(0, "{0} field", "{0} fields")).toBe("0 fields");
    expect(plural(1000, "1 voxel", "{0} voxels of {1}", "1,000", "it")).toBe("1,000 voxels of it");
  });

  it("is put in the order and form of its translation", () => {
    useTranslation("pl", {
      "{0} of {1}": "z {1}: {0}",
      "{0} fields": { one: "{0} pole", few: "{0} pola", many: "{0} pól", other: "{0} pola" },
    });
    expect(t`${"{1}"} of ${5}`).toBe("z 5: {1}");
    expect(t`not there ${1}`).toBe("not there 1");
    const counted = [1, 3, 5, 22].map((count) => plural(count, "{0} field", "{0} fields"));
    expect(counted).toEqual(["1 pole", "3 pola", "5 pól", "22 pola"]);
  });
});

describe("the language", () => {
  const known = ["en", "de", "pt-BR"];
  it.each([
    [null, null, ["de-AT", "en"], "de", null],
    [null, null, ["fr", "en-GB", "de"], "en", null],
    [null, "en", ["de"], "en", null],
    ["pt-br", "de", ["de"], "pt-BR", null],
    ["xx", null, ["de"], "de", "xx"],
    [null, null, [], "en", null],
    [null, null, ["pt"], "en", null],
  ] as const)("asked %s, kept %s, browser %s: %s", (asked, kept, browser, name, unknown) => {
    expect(chooseLanguage(asked, kept, browser, known)).toEqual({ name, unknown });
  });
});
