import { describe, expect, it } from "vitest";
import { planOf } from "../../scripts/mutants/plan.ts";
import { mutantsSection, scorePage } from "../../scripts/mutants/report.ts";
import { type MutantRun, scoreOf, shortfallOf } from "../../scripts/mutants/score.ts";
import { replaceSection } from "../../scripts/page-section.ts";
import { RunIds } from "../../src/cli/sweep/run-id.ts";
import { Sweep } from "../../src/sweep/sweep.ts";
import { breakableFamily } from "../support/breakable-preset.ts";
import { runLines } from "../support/run-lines.ts";

const family = breakableFamily({
  breakages: {
    own: { "no boost": { without: ["boost"], why: "Nothing is given." } },
    mustNotice: ["motility of walker", "even recruitment", "reach of call"],
    mayMiss: { "oxygen uptake*": "Nobody needs it." },
  },
});
const breakages = family.breakages();
const sweep = new Sweep(planOf("walkers", breakages), [{ name: "walkers", family }]);
const lines = [...sweep.lines()];

describe("claims under broken models", async () => {
  const runs = (await runLines(sweep)).map((claims): MutantRun => ({ claims }));
  const score = scoreOf({ preset: "walkers", title: "Walkers", milieu: "1" }, breakages, runs);
  const noticedBy = Object.fromEntries(score.breakages.map((one) => [one.name, one.noticedBy]));

  it("notice what they depend on, in the model and in its control runs", () => {
    expect(noticedBy).toEqual({
      "motility of walker": [0, 2],
      "chemotaxis of walker": [],
      "reach of call": [],
      "oxygen uptake x 4": [],
      "oxygen uptake / 4": [],
      "killing by lymphocytes": [0, 2],
      "even recruitment": [2],
      "no boost": [],
    });
  });

  it("are told apart: missed, unsaid, and those that nothing makes fail", () => {
    const { missed, unsaid, blunt, open } = shortfallOf(score);
    expect(missed.map(({ name }) => name)).toEqual(["reach of call", "no boost"]);
    expect(unsaid.map(({ name }) => name)).toEqual([
      "chemotaxis of walker",
      "killing by lymphocytes",
    ]);
    expect(blunt.map(({ why }) => why)).toEqual(["Who sits is still there."]);
    expect(open).toEqual([]);
  });

  it("stand in a table", () => {
    expect(mutantsSection([{ score, present: score.claims }])).toContain(
      "| [walkers](../bench/results/mutants/walkers.md) | 2 of 4 | 3 of 8 | 2 of 3 | **missed: reach of call**; **missed: no boost**; 2 of which the preset says nothing |",
    );
    const [first, ...others] = score.claims;
    const present = [{ ...first!, expected: "> 1e9" }, ...others];
    expect(mutantsSection([{ score, present }])).toContain(
      "| 1 of 2 | **missed: reach of call**; **missed: no boost**; 2 of which the preset says nothing; claims that now ask for something else: 1 |",
    );
    expect(scorePage(score)).toContain(
      "| killing by lymphocytes | lymphocyteHit = 0 | **nothing** | 1, 3 |",
    );
    expect(scorePage(score)).toContain(
      "| no boost | Nothing is given. | must notice | **nobody** |",
    );
  });

  it("that fail in the model as it is notice nothing", () => {
    const [healthy, ...broken] = runs;
    const { claims } = healthy as Extract<MutantRun, { claims: unknown }>;
    const unsound = { claims: claims.map((claim) => ({ ...claim, holds: false })) };
    const about = { preset: "walkers", title: "Walkers", milieu: "1" };
    const found = scoreOf(about, breakages, [unsound, ...broken]);
    expect(found.breakages.every(({ noticedBy: by }) => by?.length === 0)).toBe(true);
    const partly = scoreOf(about, breakages, [healthy, undefined, { failure: "It blew up." }]);
    expect(shortfallOf(partly).open).toHaveLength(breakages.length);
  });
});

describe("the name of a run", () => {
  it("follows from how the model is broken, not only from what that is called", () => {
    const nameOf = (force: number) => {
      const other = breakableFamily({
        breakages: { own: { weak: { parameters: { force }, why: "?" } } },
      });
      const plan = planOf("walkers", other.breakages());
      const planned = new Sweep(plan, [{ name: "walkers", family: other }]);
      return new RunIds(planned).idOf([...planned.lines()].at(-1)!);
    };
    expect(nameOf(0.001)).not.toBe(nameOf(0.002));
    const ids = new RunIds(sweep);
    expect(new Set(lines.map((line) => ids.idOf(line))).size).toBe(lines.length);
  });
});

describe("a page that several commands write", () => {
  it("keeps the parts of the others", () => {
    const both = replaceSection(replaceSection("", "a", "A"), "b", "B");
    expect(replaceSection(both, "a", "C")).toBe(
      "<!-- a -->\n\nC\n\n<!-- end of a -->\n\n<!-- b -->\n\nB\n\n<!-- end of b -->\n",
    );
    expect(replaceSection(both, "b", "B")).toBe(both);
  });
});
