import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import {
  type DecisiveParameter,
  presetFacts,
  presetsWithFacts,
} from "../../src/preset/preset-facts.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";

/** Of the effects on the headline claims; an outcome hinges on what has more. */
const HINGE = 0.25;

/** Labels of the numbers on which a preset hinges and which no paragraph of its story calls assumed. */
function hingesUntold(decisive: readonly DecisiveParameter[], story: string): readonly string[] {
  const told = story.split("\n\n").filter((paragraph) => /\bassumed\b/.test(paragraph));
  return decisive
    .filter(({ share, label }) => share > HINGE && !told.some((one) => one.includes(`*${label}*`)))
    .map(({ label }) => label);
}

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

  it.each(presetsWithFacts())(
    "have the story of %s say on which assumed number it hinges",
    async (name) => {
      const { decisive } = (await presetFacts(name))!;
      const { story = "" } = JSON.parse(await presetText(name)) as { readonly story?: string };
      expect(hingesUntold(decisive, story)).toEqual([]);
    },
  );

  it("are not told by a story that names the number without calling it assumed, or that calls another one so", () => {
    const hinge = { name: "g", label: "Growth", unit: "1", value: 1, low: 1, high: 2, share: 0.3 };
    expect(hingesUntold([hinge], "Raise *Growth*.\n\nMotility is assumed.")).toEqual(["Growth"]);
    expect(hingesUntold([hinge], "It hangs on *Growth*, which is assumed.")).toEqual([]);
    expect(hingesUntold([{ ...hinge, share: 0.2 }], "")).toEqual([]);
  });
});
