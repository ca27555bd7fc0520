import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { measure } from "../../src/cli/measure.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "milieu-measure-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("takes the fields of the picture where none are named, as the page does", async () => {
  const out = join(folder, "profile.json");
  await measure("gatenby-gawlinski", "profile", {
    backend: "cpu",
    parameters: {},
    threads: 1,
    at: 0,
    setting: "{}",
    format: "json",
    out,
  });
  const { columns } = JSON.parse(await readFile(out, "utf8"));
  // In the order of the view's channels; the model's first field is the acid.
  expect(Object.keys(columns)).toEqual(["distance", "healthy", "tumorCells", "acid"]);
});
