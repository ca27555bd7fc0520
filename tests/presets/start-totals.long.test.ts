import { describe, expect, test } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { presetNames, presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { startTotals } from "../support/start-total.ts";

describe("what lies in a shipped preset at the start", () => {
  test.each(presetNames())("%s: is as much on a coarse grid as on a fine one", async (name) => {
    const text = await presetText(name);
    const { domain } = JSON.parse(text) as { domain: { grid: readonly number[] } };
    const totalsAt = async (parts: number) => {
      const grid = domain.grid.map((count) => Math.max(16, Math.round(count / parts)));
      const { scenario } = await readPreset(text, { library: moduleLibrary, overrides: { grid } });
      return startTotals(scenario);
    };
    const coarse = await totalsAt(4);
    for (const [field, total] of await totalsAt(1)) {
      expect(Math.abs((coarse.get(field) ?? 0) / total - 1), field).toBeLessThan(0.01);
    }
  });
});
