import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exitCode } from "../../src/cli/exit-code.ts";
import { loadPreset } from "../../src/cli/load-preset.ts";
import { readPlan, readPresetSource } from "../../src/cli/sweep/read-plan.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "milieu-text-"));
});
afterAll(() => rm(folder, { recursive: true }));

const wide = Buffer.from('\uFEFF{ "format": "milieu/1" }', "utf16le");
const latin = Buffer.from('{\n"title": "Gef\u00e4\u00df" }', "latin1");

it.each([
  ["UTF-16", wide, "is UTF-16 (little-endian); save it as UTF-8"],
  ["Latin-1", latin, 'is not UTF-8 (line 2, byte 14 is 0xE4, "ä" in Latin-1 (Windows-1252))'],
])("a preset or plan in %s is named as such", async (name, bytes, problem) => {
  const path = join(folder, `${name}.json`);
  await writeFile(path, bytes);
  for (const read of [loadPreset, readPresetSource, readPlan]) {
    await expect(read(path)).rejects.toMatchObject({
      code: exitCode.badPreset,
      message: expect.stringContaining(problem),
    });
  }
});

it("a broken JSON file says its line and column", async () => {
  const path = join(folder, "broken.json");
  await writeFile(path, '{\n  "title": "x",\n  "seed": 1,,\n}');
  for (const read of [loadPreset, readPresetSource, readPlan]) {
    await expect(read(path)).rejects.toThrow("line 3, column 13: ");
  }
});
