import { expect, test } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { keyParameters } from "../../src/preset/key-parameters.ts";
import { readPreset } from "../../src/preset/read-preset.ts";

const file = {
  format: "milieu/1",
  title: "Test",
  story: "Raise *Oxygen in blood* and see. The *view* is no parameter.",
  modules: ["vessels", "oxygen", "tumor"],
  model: { parameters: { mine: { value: 1, unit: "1" } } },
  parameters: { tumorMotility: 1 },
  domain: { size: ["1 mm", "1 mm"], grid: [16, 16] },
  time: { step: "6 min" },
  interventions: [{ start: "1 d", stop: "2 d", parameter: "oxygenUptake", value: 100 }],
  claims: [
    {
      at: "1 d",
      measure: "mean",
      of: "tumor",
      versus: { parameters: { hypoxicDeath: 0 } },
      ratio: "> 0",
      why: "It is said so.",
    },
  ],
};

test("are those that the story names, the preset sets, schedules or defines, and claims vary", async () => {
  const preset = await readPreset(JSON.stringify(file), { library: moduleLibrary });
  const names = keyParameters(preset);
  expect([...names].sort()).toEqual([
    "bloodOxygen",
    "hypoxicDeath",
    "mine",
    "oxygenUptake",
    "tumorMotility",
  ]);
  const all = preset.scenario.model.parameters.map(({ name }) => name);
  expect(all.filter((name) => names.includes(name))).toEqual(names);
});
