import { describe, expect, it } from "vitest";
import {
  drawnClaim,
  indicesOf,
  leadingFactors,
  type Runs,
  rankGroups,
} from "../../scripts/sensitivity/decisive.ts";
import { factorsOf, type SensitiveFactor, valueAt } from "../../scripts/sensitivity/factors.ts";
import { factsOf, sensitivityPage, withPresentSources } from "../../scripts/sensitivity/report.ts";
import {
  drawStage,
  morrisStage,
  planOf,
  type Stage,
  sobolStage,
} from "../../scripts/sensitivity/stages.ts";
import { headlinesOf } from "../../scripts/sensitivity/subject.ts";
import { summaryPage } from "../../scripts/sensitivity/summary-page.ts";
import { loadPreset } from "../../src/cli/load-preset.ts";
import { presetFacts, presetsWithFacts } from "../../src/preset/preset-facts.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";
import { plausibleRange } from "../../src/sweep/plausible-range.ts";
import { Sweep } from "../../src/sweep/sweep.ts";
import { runLines } from "../support/run-lines.ts";

/** What decays at a rate k, in a tissue where h does nothing: a(t) = exp(-k t). */
const decay = {
  format: "milieu/1",
  title: "Decay",
  model: {
    parameters: {
      k: { value: 0.01, unit: "1/min", min: 0, max: 1, source: "assumed: a test" },
      h: { value: 2, unit: "1", range: [1.9, 4], min: 1, max: 10, source: "Somebody 2020" },
      dose: { value: 1, unit: "1", source: "control" },
    },
    fields: { a: { kind: "static", unit: "1", initial: 1 } },
    observables: { both: { expression: "dose*a*hill(h, 0.001, 2)" } },
    processes: [{ type: "loss", field: "a", rate: "k" }],
  },
  domain: { size: ["160 um", "160 um"], grid: [16, 16] },
  time: { step: "10 min", stop: "100 min" },
  claims: [
    // It holds where k < ln(2.5)/100 min.
    { at: "100 min", measure: "mean", of: "both", is: "> 0.4", why: "Much is left." },
    { at: "100 min", measure: "mean", of: "h", is: "> 1", why: "h is there.", headline: true },
  ],
};
const family = new PresetFamily(decay, { library: [], name: "decay" });
const factors = factorsOf(family.resolve());

function run(stage: Stage): Promise<Runs> {
  return runLines(new Sweep(planOf("decay", "", stage), [{ name: "decay", family }]));
}

describe("the range of a parameter", () => {
  const plain = { min: 0, max: 10 };

  it("is its own, or 1.5 times up and down within its least and most", () => {
    expect(plausibleRange(plain, 3)).toEqual([2, 4.5]);
    expect(plausibleRange({ ...plain, max: 4 }, 3)).toEqual([2, 4]);
    expect(plausibleRange({ ...plain, min: -10 }, -3)).toEqual([-4.5, -2]);
    expect(plausibleRange({ ...plain, range: [1, 9] }, 3)).toEqual([1, 9]);
    expect(plausibleRange({ ...plain, range: [1, 2] }, 3)).toEqual([2, 4.5]);
  });

  it("is none for controls, and where nothing is left", () => {
    expect(plausibleRange({ ...plain, source: "control: the kind" }, 3)).toBeUndefined();
    expect(plausibleRange(plain, 0)).toBeUndefined();
  });

  it("makes the factors, by even factors from end to end", () => {
    expect(factors.map(({ name, isAssumed }) => [name, isAssumed])).toEqual([
      ["k", true],
      ["h", false],
    ]);
    const [k] = factors as [SensitiveFactor];
    expect([0, 0.5, 1].map((at) => valueAt(k, at))).toEqual([0.00666667, 0.01, 0.015]);
    expect(valueAt({ ...k, low: -1, high: 3 }, 0.25)).toBe(0);
  });
});

describe("groups of parameters", () => {
  const factor = (name: string): SensitiveFactor => {
    return {
      name,
      label: name,
      unit: "1",
      value: 1,
      low: 0,
      high: 1,
      module: "m",
      isAssumed: true,
    };
  };
  const groups = [[factor("a"), factor("b")], [factor("c")], [factor("d"), factor("e")]];
  const stage = morrisStage(groups, 20);
  const score = (of: (row: Readonly<Record<string, number>>) => number): Runs =>
    stage.rows.map((row) => [
      { holds: true, comparisons: [{ name: "", number: of(row), asked: "> 0", holds: true }] },
    ]);

  it("move one group at a time, all members of it as far as each other", () => {
    const [first, second] = stage.rows as [Record<string, number>, Record<string, number>];
    const moved = Object.keys(first).filter((name) => first[name] !== second[name]);
    expect(groups.map((group) => group.map(({ name }) => name))).toContainEqual(moved);
    for (const name of moved) expect(Math.abs(first[name]! - second[name]!)).toBeCloseTo(2 / 3, 5);
  });

  it("are ranked by what they do, also where members work against each other", () => {
    const runs = score(({ a, b, c, d }) => a! - b! + 0.3 * c! + 0.1 * d!);
    const { effects, ranked } = rankGroups(stage, runs, 1);
    expect(ranked.map(({ what }) => what[0]!.name)).toEqual(["a", "c", "d"]);
    // |±1 ±1| is 0 or 2, on average 1; of linear ones the mean is the weight.
    expect(effects[0]!.effects[0]!.muStar.value).toBeGreaterThan(0.5);
    expect(effects[0]!.effects[1]!.muStar.value).toBeCloseTo(0.3, 4);
    expect(ranked.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it("give their members to the next stage while there is room", () => {
    const ranked = groups.map((what) => ({ what, share: 0 }));
    expect(leadingFactors(ranked, 3).map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(leadingFactors(ranked, 1).map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("count nothing of an outcome that nothing moves", () => {
    const flat = rankGroups(
      stage,
      score(() => 1),
      1,
    );
    expect(flat.ranked.every(({ share }) => share === 0)).toBe(true);
  });
});

describe("a preset whose outcome has a closed form", async () => {
  const alone = morrisStage(
    factors.map((one) => [one]),
    4,
  );
  const { effects, ranked } = rankGroups(alone, await run(alone), 2);
  const draws = await run(drawStage(factors, 100));

  it("is decided by what stands in it", () => {
    const [k] = effects[0]!.effects;
    const outcome = (at: number) => Math.exp(-100 * valueAt(factors[0]!, at));
    const moved = (from: number, to: number) => Math.abs(outcome(to) - outcome(from)) / (2 / 3);
    const [least, most] = [moved(0, 2 / 3), moved(1 / 3, 1)].sort((a, b) => a - b);
    expect(k!.muStar.value).toBeGreaterThan(least! - 1e-4);
    expect(k!.muStar.value).toBeLessThan(most! + 1e-4);
    expect(effects[0]!.effects[1]!.muStar.value).toBeLessThan(1e-4);
    expect(effects[1]!.effects[0]!.muStar.value).toBe(0);
    expect(ranked.map(({ share }) => share.toFixed(3))).toEqual(["0.500", "0.500"]);
  });

  it("has the Sobol' indices of one parameter", async () => {
    const [index] = indicesOf(2, await run(sobolStage(factors, 16)), 1);
    expect(index!.total[0]!.value).toBeCloseTo(1, 1);
    expect(index!.total[1]!.value).toBeLessThan(1e-3);
  });

  it("holds as often as the range says", () => {
    const { low, high } = factors[0]!;
    const expected = Math.log(Math.log(2.5) / 100 / low) / Math.log(high / low);
    const found = drawnClaim(draws, 0);
    expect(found.draws).toBe(100);
    expect(Math.abs(found.holds - 100 * expected)).toBeLessThanOrEqual(1);
    expect(found.present).toBeCloseTo(Math.exp(-1), 3);
    expect(found.low).toBeCloseTo(Math.exp(-100 * valueAt(factors[0]!, 0.95)), 2);
    expect(found.high).toBeCloseTo(Math.exp(-100 * valueAt(factors[0]!, 0.05)), 2);
    expect(drawnClaim([draws[0], undefined, draws[1]], 1)).toMatchObject({ draws: 1, holds: 1 });
  });
});

describe("what is kept", () => {
  const kept = {
    preset: "decay",
    title: "Decay",
    screening: {
      milieu: "1",
      grid: [16, 8],
      trajectories: 4,
      parameters: 2,
      outcomes: [{ why: "Much is left.", statement: "mean of both" }],
      modules: [{ module: "model", share: 1 }],
      leading: [
        { ...factors[1]!, share: 0.6, total: [0.61] },
        { ...factors[0]!, share: 0.4 },
      ],
    },
    draws: {
      milieu: "1",
      grid: [40, 40],
      parameters: 2,
      count: 100,
      claims: [
        {
          why: "Much is left.",
          isHeadline: false,
          draws: 100,
          holds: 60,
          asked: "> 0.4",
          present: 0.367,
          low: 0.2,
          high: 0.5,
        },
        {
          why: "h is there.",
          isHeadline: true,
          draws: 99,
          holds: 87,
          asked: "> 1",
          present: 2,
          low: Number.NaN,
          high: 3,
        },
      ],
    },
  };

  it("is a page with all figures", () => {
    const page = sensitivityPage(kept);
    expect(page).toContain("| h (`h`) | 2 1 | 1.9 to 4 | sourced | 60 % | 61 % |");
    expect(page).toContain("Milieu 1; 16 × 8 voxels; 2 parameters, 4 trajectories");
    expect(page).toContain("Milieu 1; 40 × 40 voxels; 2 parameters drawn at once");
    expect(page).toContain("| **h is there.** | > 1 | 2 | none to 3 | 87 of 99 |");
  });

  it("is a row of the page of all presets, which counts what is assumed", () => {
    const other = { preset: "a", title: "A", screening: { ...kept.screening, leading: [] } };
    const page = summaryPage([kept, { preset: "b", title: "B" }, other]);
    expect(page).toContain("in each of 2 presets, 2 in all, 1 are assumed (50 %)");
    expect(page).toContain(
      "| [Decay](../bench/results/sensitivity/decay.md) | h 60 %, k (assumed) 40 % | 1 of 2 | 87 of 99 |",
    );
    expect(page.indexOf("[A]")).toBeLessThan(page.indexOf("[Decay]"));
    expect(page).toContain("| not drawn yet |");
  });

  it("gives the page of the program the assumed ones alone, and headlines", () => {
    const facts = factsOf(kept)!;
    expect(facts.decisive.map(({ name, share }) => [name, share])).toEqual([["k", 0.4]]);
    expect(facts.drawn).toEqual([
      { why: "h is there.", asked: "> 1", present: 2, low: null, high: 3, holds: 87, draws: 99 },
    ]);
    const { draws: _, ...half } = kept;
    expect(factsOf(half)).toBeUndefined();
  });

  it("calls assumed what is assumed now", () => {
    const present = factors.map((factor) => ({ ...factor, isAssumed: factor.name === "h" }));
    const facts = factsOf(withPresentSources(kept, present))!;
    expect(facts.decisive.map(({ name }) => name)).toEqual(["h"]);
    expect(withPresentSources({ preset: "b", title: "B" }, present)).toEqual({
      preset: "b",
      title: "B",
    });
  });

  it("of shipped presets agrees with the sources of today (npm run sensitivity -- --page PRESET)", async () => {
    for (const name of presetsWithFacts()) {
      const preset = await loadPreset(name);
      const assumed = factorsOf(preset).flatMap((one) => (one.isAssumed ? [one.name] : []));
      const shown = (await presetFacts(name))!.decisive.map((one) => one.name);
      expect(assumed, name).toEqual(expect.arrayContaining(shown));
    }
  });

  it("is of the marked claims, or of the first three", () => {
    expect(headlinesOf(family.file)).toEqual([1]);
    const claim = family.file.claims![0]!;
    const plain = { ...family.file, claims: [claim, claim, claim, claim] };
    expect(headlinesOf(plain)).toEqual([0, 1, 2]);
  });
});
