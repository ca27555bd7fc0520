import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { keysIn, type SourceKeys, sourceTexts } from "../../scripts/docs/source-keys.ts";

const file = resolve(import.meta.dirname, "../../docs/data/source-keys.json");
const { origins, keys } = JSON.parse(readFileSync(file, "utf8")) as SourceKeys;
const texts = sourceTexts();

/** What is left of a text without keys and names of models: its other words with underscores. */
function strangers(text: string): readonly string[] {
  const names = Object.values(origins).flatMap(({ name, repository = "" }) => [
    name,
    repository.split("/").at(-1) ?? "",
  ]);
  const known = [...keys.map(({ key }) => key), ...names.filter((name) => name !== "")];
  const rest = known
    .sort((a, b) => b.length - a.length)
    .reduce((left, name) => left.replaceAll(name, " "), text);
  return rest.match(/\b[A-Za-z0-9]+(?:_[A-Za-z0-9+-]+)+/g) ?? [];
}

describe("names in sources", () => {
  it("are all on the page of named sources", () => {
    expect(texts.length).toBeGreaterThan(500);
    const found = texts.flatMap(({ of, text }) => strangers(text).map((name) => `${of}: ${name}`));
    expect(found).toEqual([]);
    expect(strangers("k_made_up, SPQSP_PDAC (3), beside D_O2_pdac")).toEqual(["k_made_up"]);
  });

  it("are of a model with a version, or of a paper", () => {
    for (const origin of Object.values(origins)) {
      if (origin.isUntraced || origin.doi !== undefined) continue;
      if (origin.repository === undefined) expect(origin.name).toMatch(/ and | et al\. .*\d{4}/);
      else expect(origin.commit, origin.name).toMatch(/^[0-9a-f]{7,8}$/);
    }
    for (const { key, origin, unit, value } of keys) {
      expect(origins[origin], key).toBeDefined();
      expect(unit, key).not.toBe("");
      expect(value, key).not.toBeNull();
    }
  });

  it("that nobody can look up stand beside assumptions alone", () => {
    const untraced = keys.filter(({ origin }) => origins[origin]?.isUntraced);
    expect(untraced.length).toBeGreaterThan(0);
    const resting = texts.filter(({ text }) => !text.startsWith("assumed"));
    expect(resting.length).toBeGreaterThan(100);
    for (const { of, text } of resting) {
      expect(keysIn(text, untraced), `${of}: ${text}`).toEqual([]);
    }
  });

  it("are on the page only where a source has them", () => {
    const used = new Set(texts.flatMap(({ text }) => keysIn(text, keys)));
    expect(keys.filter((key) => !used.has(key)).map(({ key }) => key)).toEqual([]);
  });
});
