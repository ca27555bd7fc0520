import { describe, expect, it } from "vitest";
import {
  type KeptClaim,
  keptOf,
  type Origin,
  printKept,
  settingsOf,
} from "../../scripts/robustness/kept.ts";
import { validationPage } from "../../scripts/robustness/validation-page.ts";
import { ownVariant, planOf, variantsOf } from "../../scripts/robustness/variants.ts";
import { RunIds } from "../../src/cli/sweep/run-id.ts";
import { describeClaim } from "../../src/observe/describe-claim.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";
import { Sweep } from "../../src/sweep/sweep.ts";
import { changed, resolve } from "../preset/sample-preset.ts";

const preset = resolve(changed({}));

describe("the settings", () => {
  const variants = variantsOf(preset);

  it("are the check, 128 voxels on the long side, half its step and three other seeds", () => {
    expect(variants.map(({ grid, step, seed }) => [...grid, step, seed])).toEqual([
      [32, 16, 30, 7],
      // Voxels of 5 um: steps in which no cell is held back.
      [128, 64, 2, 7],
      [32, 16, 15, 7],
      [32, 16, 30, 8],
      [32, 16, 30, 9],
      [32, 16, 30, 10],
    ]);
  });

  it("keep the step on a fine grid of voxels that cells do not cross within a substep", () => {
    const wide = resolve(changed({ "domain.size": ["8 mm", "4 mm"] }));
    expect(variantsOf(wide)[1]).toMatchObject({ kind: "grid", label: "128 × 64", step: 30 });
    expect(variants[1]?.label).toBe("128 × 64, 2 min");
  });

  it("are a quarter of the tolerated error at half the step, where steps are chosen by it", () => {
    const check = { grid: [32, 16], step: "30 min", tolerance: 0.02 };
    const chosen = variantsOf(resolve(changed({ check })));
    expect(chosen.map(({ tolerance }) => tolerance)).toEqual([0.02, 0.02, 0.005, 0.02, 0.02, 0.02]);
    const family = new PresetFamily(preset.file, { library: [], name: "core" });
    const sweep = new Sweep(planOf("core", chosen), [{ name: "core", family }]);
    expect([...sweep.lines()].map((line) => sweep.taskOf(line).scenario.time.tolerance)).toEqual(
      chosen.map(({ tolerance }) => tolerance),
    );
  });

  it("are the preset's own grid with --full, in steps of the check or those that its voxels need", () => {
    const own = { label: "own: 64 × 32, 8 min", kind: "own", grid: [64, 32], step: 8, seed: 7 };
    expect(ownVariant(preset)).toEqual(own);
    const wide = resolve(changed({ "domain.size": ["8 mm", "4 mm"] }));
    expect(ownVariant(wide)).toMatchObject({ grid: [64, 32], step: 30 });
    const narrow = resolve(changed({ "domain.size": ["64 um", "32 um"] }));
    expect(ownVariant(narrow).step).toBe(narrow.scenario.time.step);
  });

  it("are a plan of a sweep with one run each, all of them different", () => {
    const family = new PresetFamily(preset.file, { library: [], name: "core" });
    const sweep = new Sweep(planOf("core", variants), [{ name: "core", family }]);
    const ids = new RunIds(sweep);
    const lines = [...sweep.lines()];
    expect(new Set(lines.map((line) => ids.idOf(line))).size).toBe(variants.length);
    const found = lines.map((line) => {
      const { grid, time, seed } = sweep.taskOf(line).scenario;
      return { grid: [grid.nx, grid.ny], step: time.step, seed };
    });
    expect(found).toEqual(variants.map(({ grid, step, seed }) => ({ grid, step, seed })));
  });
});

describe("what is kept", () => {
  const variants = variantsOf(preset);
  const asked = preset.claims;
  const origin = { milieu: "1.0.0", revision: 4 };
  const label = variants[0]!.label;
  const measured = asked.map((claim) => ({
    statement: describeClaim(claim),
    value: 3,
    control: 2,
  }));
  const read = (claims: readonly KeptClaim[], found: Origin = origin) => {
    const file = printKept({ preset: "core", ...found, settings: { [label]: claims } });
    return settingsOf(JSON.parse(file), variants, { origin, asked });
  };

  it("is judged by what the claims ask now", () => {
    const [check, ...others] = read(measured);
    expect(check?.claims?.map(({ comparisons }) => comparisons.length > 0)).toEqual(
      asked.map(() => true),
    );
    expect(others.every(({ claims }) => claims === undefined)).toBe(true);
  });

  it("keeps what was read and nothing that was judged, also where nothing could be read", () => {
    const claim = {
      ...measured[0]!,
      value: null,
      problem: "an empty region",
      holds: true,
    } as never;
    const [kept] = keptOf([claim]);
    expect(kept).toEqual({ ...measured[0], value: null, problem: "an empty region" });
    const [check] = read([kept!, ...measured.slice(1)]);
    expect(check?.claims?.[0]).toMatchObject({ holds: false, problem: "an empty region" });
  });

  it("is as good as not run of another version, of other numerics, and of claims about something else", () => {
    expect(read(measured, { ...origin, milieu: "0.9.0" })[0]?.claims).toBeUndefined();
    expect(read(measured, { ...origin, revision: 3 })[0]?.claims).toBeUndefined();
    expect(read(measured.map((one) => ({ ...one, statement: "else" })))[0]?.claims).toBeUndefined();
    expect(read(measured.slice(1))[0]?.claims).toBeUndefined();
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
        { label: "check", kind: "check", claims: [claim(0.81234, true)] },
        { label: "seed 2", kind: "seed", claims: [claim(0.6, false)] },
        { label: "seed 3", kind: "seed" },
      ],
    },
    { name: "other", title: "Another", settings: [{ label: "check", kind: "check" }] },
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
    const settings = [{ label: "check", kind: "check" as const, claims: [claim(0.8, true)] }];
    expect(validationPage([{ name: "a", title: "A", settings }])).toContain("Nothing fails.");
  });

  it("tells which ratios move by more than a tenth with the grid or the step", () => {
    const benefit = (number: number) => {
      const comparisons = [{ name: "benefit", number, asked: "> 0.2", holds: true }];
      return { statement: "", why: "It helps.", holds: true, comparisons };
    };
    const settings = [
      { label: "", kind: "check" as const, claims: [claim(0.8, true), benefit(0.5)] },
      { label: "", kind: "grid" as const, claims: [claim(0.87, true), benefit(0.6)] },
      { label: "", kind: "step" as const, claims: [claim(0.9, true), benefit(0.49)] },
      { label: "", kind: "seed" as const, claims: [claim(9, true), benefit(0.1)] },
    ];
    const text = validationPage([{ name: "a", title: "A", settings }]);
    expect(text).toContain("Of 2 ratios that claims are about, 2 move by more than 10 %");
    expect(text).toContain("| [a](#a) | It helps. | 0.5 | **−20 %** | +2 % |");
    expect(text).toContain("| [a](#a) | It rises. | 0.8 | +8.75 % | **+12.5 %** |");
    expect(text.indexOf("| It helps.")).toBeLessThan(text.indexOf("| It rises."));
    const few = validationPage([{ name: "a", title: "A", settings: settings.slice(0, 1) }]);
    expect(few).toContain("Of 0 ratios");
    expect(text).toContain("Of 2 ratios that claims are about, 2 differ by more than a half");
    expect(text).toContain("| [a](#a) | It rises. | 0.8 | 9 |");
    expect(text).toContain("| [a](#a) | It helps. | 0.5 | 0.9 |");
    const like = [...settings.slice(0, 1), { ...settings[2]!, kind: "seed" as const }];
    const near = validationPage([{ name: "a", title: "A", settings: like }]);
    expect(near).toContain("Of 2 ratios that claims are about, 0 differ by more than a half");
  });
});
