import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkDimensions } from "../../src/model/check-dimensions.ts";
import { presetJsonSchema } from "../../src/preset/json-schema.ts";
import { presetCards, presetNames, presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { library } from "./sample-preset.ts";

describe.each(presetNames())("preset %s", (name) => {
  test("resolves, and its units fit", async () => {
    const preset = await readPreset(await presetText(name), { library, name });
    const { model, grid } = preset.scenario;
    expect(preset.name).toBe(name);
    expect(checkDimensions(model, grid.dimensions)).toEqual([]);
  });

  test("is a gallery entry with a story, references and claims", async () => {
    const preset = await readPreset(await presetText(name), { library });
    expect(preset.summary).not.toBe("");
    expect(preset.story.length).toBeGreaterThan(200);
    expect(preset.references.length).toBeGreaterThan(0);
    expect(preset.claims.length).toBeGreaterThan(0);
  });
});

test("the gallery lists every preset with its title", async () => {
  const cards = await presetCards();
  expect(cards.map(({ name }) => name)).toEqual(presetNames());
  expect(presetNames()).not.toContain("schema");
  for (const { name, title } of cards) expect(title).not.toBe(name);
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
