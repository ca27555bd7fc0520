import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** Four months of a small piece of tissue, untreated, with these modules. */
async function liveOn(modules: readonly string[], grid: number) {
  const text = JSON.stringify({
    format: "milieu/1",
    title: "Four months",
    modules,
    domain: { size: ["1.6 mm", "1.6 mm"], grid: [grid, grid] },
    time: { step: "60 min", stop: "120 d" },
    initial: [
      { field: "vessel", shape: "noise", value: 1, amplitude: 0.25, scale: "260 um" },
      { field: "tumor", shape: "disc", radius: "200 um", value: 0.8, softness: "40 um" },
    ],
  });
  const { scenario } = await readPreset(text, { library: moduleLibrary });
  const engine = await openCpuEngine(scenario);
  const ranges: { name: string; kind: string; least: number; most: number }[] = [];
  for (const day of [30, 60, 90, 120]) {
    while ((await engine.advance(256, day * 1440)) > 0);
    for (const { name, kind } of scenario.model.fields) {
      const values = await engine.read(name);
      const [least, most] = [Math.min(...values), Math.max(...values)];
      ranges.push({ name: `${name} at ${day} d`, kind, least, most });
    }
  }
  engine.dispose();
  return ranges;
}

// Leukemia is a tissue of its own: marrow without a solid tumor.
const solid = moduleLibrary.map(({ name }) => name).filter((name) => name !== "leukemia");

describe("every module at once", () => {
  it("stays positive and bounded over 120 days", async () => {
    const ranges = await liveOn(solid, 16);
    expect(ranges.length).toBeGreaterThan(400);
    const wrong = ranges.filter(({ kind, least, most }) => {
      // Densities are shares of the tissue; a concentration has no such bound, but none is absurd.
      const bound = kind === "population" ? 1.05 : 1e4;
      return !(least >= 0 && most <= bound);
    });
    expect(wrong).toEqual([]);
  }, 300_000);
});
