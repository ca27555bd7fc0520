import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { presetFacts, presetsWithFacts } from "../../src/preset/preset-facts.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";

describe("presets/facts", () => {
  it("are known of some presets", async () => {
    expect(presetsWithFacts()).toContain("fisher-kpp");
    expect(await presetFacts("no-such-preset")).toBeUndefined();
  });

  it.each(presetsWithFacts())("are of %s as it is (npm run sensitivity)", async (name) => {
    const facts = (await presetFacts(name))!;
    const preset = await readPreset(await presetText(name), { library: moduleLibrary, name });
    const { model, parameters } = preset.scenario;
    for (const { name: parameter, value, label, low, high } of facts.decisive) {
      expect(parameters[parameter]).toBe(value);
      expect(model.parameters.find((one) => one.name === parameter)?.label).toBe(label);
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
    const reasons = preset.claims.map(({ why }) => why);
    for (const { why } of facts.drawn) expect(reasons).toContain(why);
    expect(facts.decisive.length).toBeLessThanOrEqual(5);
  });
});
