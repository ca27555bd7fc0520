import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "milieu-python-"));
afterAll(() => rmSync(folder, { recursive: true }));

const module = readFileSync("python/milieu.py", "utf8");
const recipe = readFileSync("docs/python.md", "utf8");
const environment = {
  ...process.env,
  PYTHONPATH: resolve("python"),
  PYTHONDONTWRITEBYTECODE: "1",
};

describe("docs/python.md", () => {
  test("uses only what the module has", () => {
    const used = [...recipe.matchAll(/\b(?:milieu|run|sweep)\.([a-z_]+)\b/g)].map(
      ([, name]) => name!,
    );
    expect(used.length).toBeGreaterThan(10);
    const endsOfFiles = ["json", "py"];
    for (const name of new Set(used)) {
      if (endsOfFiles.includes(name)) continue;
      expect(module).toMatch(new RegExp(`(def ${name}\\(|^    ${name}: |class ${name})`, "m"));
    }
  });
});

/** Node and npm are all that the tests may need: where Python has no numpy, the module is not tried. */
const hasNumpy = spawnSync("python3", ["-c", "import numpy"]).status === 0;
if (hasNumpy) {
  test("python/milieu.py runs presets and sweeps and reads them", () => {
    const script = resolve("tests/python/test_milieu.py");
    const done = spawnSync("python3", [script, folder], { env: environment, encoding: "utf8" });
    expect(done.stderr).toBe("");
    expect(done.stdout).toBe("all good\n");
  });
}
