import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { openLibrary } from "../../src/biology/open-library.ts";
import { parseJson } from "../../src/preset/parse-json.ts";
import { presetText, shippedNames } from "../../src/preset/preset-library.ts";
import type { PresetFile } from "../../src/preset/preset-schema.ts";
import { readRasters } from "../../src/preset/read-rasters.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";

const fileOf = async (name: string) => parseJson(await presetText(name)) as PresetFile;

describe("a library that is opened for a model", () => {
  it("has every module, in the same order", async () => {
    for (const chosen of [[], ["oxygen"], moduleLibrary.map(({ name }) => name)]) {
      const names = (await openLibrary(chosen)).map(({ name }) => name);
      expect(names).toEqual(moduleLibrary.map(({ name }) => name));
    }
  });

  it("loads the modules that are chosen, and outlines of the others", async () => {
    const loadedFor = async (chosen: readonly string[]) => {
      const library = new Set(await openLibrary(chosen));
      return moduleLibrary.filter((module) => library.has(module)).map(({ name }) => name);
    };
    expect(await loadedFor([])).toEqual([]);
    expect(await loadedFor(["nonsense"])).toEqual(["tissue"]);
    expect(await loadedFor(["anti-pd1", "oxygen"])).toEqual(["oxygen", "tissue", "anti-pd1"]);
    const opening = (await fileOf("hypoxic-core")).modules ?? [];
    expect((await loadedFor(opening)).sort()).toEqual([...opening, "tissue"].sort());
    const all = moduleLibrary.map(({ name }) => name);
    expect(await loadedFor(all)).toEqual(all);
  });

  it("knows the module that joins every choice", async () => {
    const implied = moduleLibrary.filter((module) => module.implied === true);
    const library = new Set(await openLibrary(["oxygen"]));
    expect(implied.length).toBeGreaterThan(0);
    expect(implied.filter((module) => !library.has(module))).toEqual([]);
  });

  it.each(shippedNames())("makes of %s what the whole library makes", async (name) => {
    const file = await fileOf(name);
    const rasters = await readRasters(file);
    const [opened, whole] = [await openLibrary(file.modules ?? []), moduleLibrary].map(
      (library) => new PresetFamily(file, { library, rasters, name }),
    );
    const { vocabulary, ...context } = opened!.context();
    expect(context).toEqual({ model: whole!.context().model, grid: whole!.context().grid });
    expect([...vocabulary].sort()).toEqual([...whole!.context().vocabulary].sort());
    expect(opened!.resolve()).toEqual(whole!.resolve());
  });

  it("names the modules there are where one is unknown", async () => {
    const file = { ...(await fileOf("hypoxic-core")), modules: ["oxygen", "anti-pd11"] };
    const family = new PresetFamily(file, { library: await openLibrary(file.modules) });
    expect(() => family.context()).toThrow(/unknown module "anti-pd11"; did you mean "anti-pd1"/);
  });
});
