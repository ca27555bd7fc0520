import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkDimensions } from "../../src/model/check-dimensions.ts";
import { parseJson } from "../../src/preset/parse-json.ts";
import { presetSchema } from "../../src/preset/preset-schema.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { library } from "./sample-preset.ts";

const page = readFileSync("docs/preset-format.md", "utf8");
const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(
  (match) => parseJson(match[1] as string) as object,
);
const [whole, ...parts] = examples;

describe("the examples of docs/preset-format.md", () => {
  test("there are some", () => {
    expect(parts.length).toBeGreaterThan(8);
  });

  test.each(examples.map((example, i) => [i, example] as const))(
    "example %i resolves, and its units fit",
    async (_, example) => {
      const text = JSON.stringify({ ...whole, ...example });
      const { scenario } = await readPreset(text, { library });
      expect(checkDimensions(scenario.model, scenario.grid.dimensions)).toEqual([]);
    },
  );

  test("every key of the format is explained", () => {
    for (const key of Object.keys(presetSchema.entries))
      expect(page).toContain(`\`${key}\``.replace("`$schema`", '"$schema"'));
  });
});
