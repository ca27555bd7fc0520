import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type KeptResults, keepResults, readKept } from "../../scripts/robustness/kept-results.ts";
import { validationPage } from "../../scripts/robustness/validation-page.ts";
import { costOf, fingerprintOf, variantsOf } from "../../scripts/robustness/variants.ts";
import { changed, resolve } from "../preset/sample-preset.ts";

const preset = resolve(changed({}));

describe("the settings", () => {
  const variants = variantsOf(preset);

  it("are the check, 128 voxels on the long side, half its step and three other seeds", () => {
    expect(variants.map(({ name, grid, step, seed }) => [name, ...grid, step, seed])).toEqual([
      ["check", 32, 16, 30, 7],
      ["finer-grid", 128, 64, 30, 7],
      ["half-step", 32, 16, 15, 7],
      ["seed-8", 32, 16, 30, 8],
      ["seed-9", 32, 16, 30, 9],
      ["seed-10", 32, 16, 30, 10],
    ]);
  });

  it("cost sixteen times as much on four times the grid, twice as much at half the step", () => {
    const [check, finer, half] = variants.map((variant) => costOf(preset, variant));
    expect(finer).toBeCloseTo(16 * check!, 3);
    expect(half).toBeCloseTo(2 * check!, 5);
  });

  it("have fingerprints of their own, which stay while only the words change", () => {
    const prints = variants.map((variant) => fingerprintOf(preset, variant));
    expect(new Set(prints).size).toBe(variants.length);
    const printOf = (changes: Record<string, unknown>) =>
      fingerprintOf(resolve(changed(changes)), variants[0]!);
    expect(printOf({ story: "Another story.", title: "Another title" })).toBe(prints[0]);
    expect(printOf({ "model.parameters.k.label": "Another label" })).toBe(prints[0]);
    expect(printOf({ "claims.0.is": "> 0.6" })).not.toBe(prints[0]);
    expect(printOf({ "model.parameters.k.value": 0.123 })).not.toBe(prints[0]);
  });
});

describe("kept results", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "milieu-kept-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const results: KeptResults = {
    preset: "core",
    variant: "half-step",
    fingerprint: "abc",
    claims: [
      {
        statement: "mean of u at 1 d",
        why: "So.",
        holds: false,
        problem: "no voxel fulfils its `where`",
        comparisons: [{ name: "", number: Number.NaN, asked: "> 1", holds: false }],
      },
    ],
  };

  it("come back as long as the fingerprint is the same", async () => {
    expect(await readKept(folder, results)).toBeUndefined();
    await keepResults(folder, results);
    expect(await readKept(folder, results)).toEqual(results);
    expect(await readKept(folder, { ...results, fingerprint: "other" })).toBeUndefined();
    expect(await readKept(folder, { ...results, variant: "check" })).toBeUndefined();
    expect(await readdir(folder)).toEqual(["core.half-step.json"]);
  });
});

describe("docs/validation.md", () => {
  const claim = (number: number, holds: boolean) => ({
    statement: "mean of u | v at 1 d",
    why: "It rises.",
    holds,
    comparisons: [
      { name: "", number: 3, asked: "> 2", holds: true },
      { name: "ratio", number, asked: "> 0.7", holds },
    ],
  });
  const page = validationPage([
    {
      name: "core",
      title: "The core",
      settings: [
        { label: "check", claims: [claim(0.81234, true)] },
        { label: "seed 2", claims: [claim(0.6, false)] },
        { label: "seed 3" },
      ],
    },
    { name: "other", title: "Another", settings: [{ label: "check" }] },
  ]);

  it("says first what fails and what has not been run", () => {
    expect(page).toContain("2 presets; 1 of 2 checks hold.");
    expect(page).toContain("| [core](#core) | seed 2 | It rises. | ratio 0.6 | ratio > 0.7 |");
    expect(page).toContain("- `core`: seed 3\n- `other`: check");
    expect(page.indexOf("## Summary")).toBeLessThan(page.indexOf("## The core"));
  });

  it("has every figure beside what is asked, and marks those that fail", () => {
    expect(page).toContain("| claim | asked | check | seed 2 | seed 3 |");
    expect(page).toContain("| It rises.<br>mean of u \\| v at 1 d | > 2 | 3 | 3 |  |");
    expect(page).toContain("|  | ratio > 0.7 | 0.8123 | **0.6** ✗ |  |");
    expect(page).toContain("## Another\n\n`other`\n\nNot run yet.");
  });

  it("says so if nothing fails", () => {
    const settings = [{ label: "check", claims: [claim(0.8, true)] }];
    expect(validationPage([{ name: "a", title: "A", settings }])).toContain("Nothing fails.");
  });
});
