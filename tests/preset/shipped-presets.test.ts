import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { presetJsonSchema } from "../../src/preset/json-schema.ts";
import {
  experimentNames,
  presetCards,
  presetNames,
  presetText,
  shippedNames,
} from "../../src/preset/preset-library.ts";
import { galleryEntries } from "../../src/ui/gallery-entries.ts";

test("the gallery lists every preset with its title", async () => {
  const cards = await presetCards();
  expect(cards.map(({ name }) => name)).toEqual(shippedNames());
  expect(shippedNames()).not.toContain("schema");
  for (const { name, title } of cards) expect(title).not.toBe(name);
});

test("experiments have names of their own and come last, under a heading of their own", async () => {
  expect(new Set(shippedNames()).size).toBe(presetNames().length + experimentNames().length);
  const cards = await presetCards();
  const measured = cards.filter(({ section }) => section === "measured");
  expect(measured.map(({ name }) => name)).toEqual(experimentNames());
  expect(galleryEntries(cards, "/").slice(-measured.length)).toMatchObject(
    measured.map(() => ({ section: "Held against measurement" })),
  );
});

test("an unknown name gets a suggestion", async () => {
  await expect(presetText("gray-scot")).rejects.toThrow(
    'there is no preset "gray-scot"; did you mean "gray-scott"?',
  );
});

test("presets/schema.json is current (node scripts/run-ts.mjs scripts/write-schema.ts)", () => {
  const shipped: unknown = JSON.parse(readFileSync("presets/schema.json", "utf8"));
  expect(shipped).toEqual(presetJsonSchema());
});

test.each(presetNames())("%s names the species whose doses it gives, once", async (name) => {
  const preset = JSON.parse(await presetText(name)) as {
    readonly modules?: readonly string[];
    readonly parameters?: Readonly<Record<string, number>>;
  };
  const text = JSON.stringify(preset);
  // Doses into plasma or tissue alone would have no species.
  expect(text).not.toMatch(/"field":"\w+Plasma","(add|set)"/);
  if (!/"\w+Given"|"\w+Infusion"/.test(text)) return;
  expect(preset.modules).toContain("drug-transport");
  expect([0, 1]).toContain(preset.parameters?.["species"]);
});
