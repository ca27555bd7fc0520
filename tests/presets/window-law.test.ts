import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { WindowLaw } from "./window-law.ts";

const folder = resolve(import.meta.dirname, "../../presets");

async function lawOf(name: string) {
  const text = readFileSync(resolve(folder, `${name}.json`), "utf8");
  const preset = await readPreset(text, { library: moduleLibrary, name });
  return { preset, law: new WindowLaw(preset) };
}

/** Faults of a picture of which a share has a value of every field, and the rest none. */
async function faultsOf(name: string, value: number, share: number) {
  const { law } = await lawOf(name);
  const values = new Float32Array(100).fill(value, 0, 100 * share);
  for (const look of law.looks) law.look(look, values);
  return law.faults;
}

describe("the window law", () => {
  it("looks until the run ends, not until the last claim", async () => {
    const { preset, law } = await lawOf("adenosine-fog");
    const last = Math.max(...law.looks.map(({ at }) => at));
    expect(last).toBe(preset.scenario.time.stop);
    expect(last).toBeGreaterThan(Math.max(...preset.claims.map(({ at }) => at)));
  });

  it.each([
    ["adenosine-fog", ["tumor", "dead", "nkActive", "nkDys", "pdc", "adenosine", "nkCytotoxicity"]],
    ["fisher-kpp", ["cells"]],
    ["gatenby-gawlinski", ["healthy", "tumorCells", "acid"]],
    ["spheroid-3d", ["tumor", "dead", "hypoxia"]],
    ["tam-hubs", ["tgfBetaSignal", "ccl2", "il10", "pdl1"]],
  ])("holds every channel of %s to less than a full picture", async (name, fields) => {
    const bright = await faultsOf(name, 1e3, 0.61);
    expect(new Set(bright.map((fault) => fault.split(":")[0]))).toEqual(new Set(fields));
    expect(bright.every((fault) => fault.includes("0.61 of the picture is saturated"))).toBe(true);
    expect(await faultsOf(name, 1e3, 0.6)).toEqual([]);
  });

  it("says which light and which cells are never seen", async () => {
    expect(await faultsOf("adenosine-fog", 0, 1)).toEqual([
      "adenosine: never seen",
      "nkCytotoxicity: never seen",
      "tumor: never more than 0 cells",
      "debris: never more than 0 cells",
      "nk: never more than 0 cells",
      "pdc: never more than 0 cells",
    ]);
    expect(await faultsOf("adenosine-fog", 1e3, 0.01)).toEqual([
      "adenosine: never seen",
      "nkCytotoxicity: never seen",
    ]);
  });
});
