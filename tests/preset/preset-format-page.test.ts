import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { checkDimensions } from "../../src/model/check-dimensions.ts";
import { checkScenario } from "../../src/observe/check-scenario.ts";
import { parseJson } from "../../src/preset/parse-json.ts";
import { presetSchema } from "../../src/preset/preset-schema.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { checkClaims } from "../../src/sweep/check-claims.ts";
import { openCpuEngine } from "../support/open-engines.ts";

type Json = Record<string, unknown>;

const page = readFileSync("docs/preset-format.md", "utf8");
const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(
  (match) => parseJson(match[1] as string) as Json,
);
const [whole, ...parts] = examples as [Json, ...Json[]];

/** A part in its place, as the page says. */
function inPlace(example: Json): Json {
  const { view, claims, ...rest } = whole;
  return { ...("model" in example ? rest : { ...rest, view, claims }), ...example };
}

const read = (file: Json) => readPreset(JSON.stringify(file), { library: moduleLibrary });

describe("the examples of docs/preset-format.md", () => {
  test("there are some", () => {
    expect(parts.length).toBeGreaterThan(8);
  });

  test.each(examples.map((example, i) => [i, example] as const))(
    "example %i resolves, and its units fit",
    async (_, example) => {
      const { scenario } = await read(inPlace(example));
      expect(checkDimensions(scenario.model, scenario.grid.dimensions)).toEqual([]);
    },
  );

  test.each(examples.map((example, i) => [i, example] as const))(
    "example %i runs, and what it claims holds",
    async (_, example) => {
      const preset = await read(inPlace(example));
      if ("claims" in example) {
        const results = await checkClaims(preset, { openEngine: openCpuEngine });
        expect(results.filter(({ holds }) => !holds).map(({ sentence }) => sentence)).toEqual([]);
        return;
      }
      const engine = await openCpuEngine(checkScenario(preset));
      await engine.advance(3);
      const { fields } = await engine.measure();
      engine.dispose();
      for (const { nonFinite } of Object.values(fields)) expect(nonFinite).toBe(0);
    },
  );

  test("the first shows all that it is about", async () => {
    const { view, scenario } = await read(whole);
    const engine = await openCpuEngine({ ...checkScenario(await read(whole)) });
    while (engine.time < 15 * 60) await engine.advance(16, 15 * 60);
    const { fields } = await engine.measure();
    engine.dispose();
    if (view.mode !== "composite") throw new Error("it is no composite");
    const channels = view.channels.map(({ field, window }) => {
      const { max } = fields[field] ?? { max: 0 };
      return [field, window === "auto" ? 1 : max / (window?.[1] ?? 1)] as const;
    });
    expect(channels.map(([field]) => field)).toEqual(["cells", "dead", "drug", "vessel"]);
    for (const [field, brightness] of channels) expect(brightness, field).toBeGreaterThan(0.2);
    expect(scenario.title).toBe("A drug that leaks from vessels");
  });

  test("every key of the format is explained", () => {
    for (const key of Object.keys(presetSchema.entries))
      expect(page).toContain(`\`${key}\``.replace("`$schema`", '"$schema"'));
  });
});
