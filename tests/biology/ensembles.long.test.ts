import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { randomSequence } from "../../src/engine/initial/random-sequence.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";
import { EngineReuse } from "../../src/sweep/engine-reuse.ts";
import { performRun, type RunReadings } from "../../src/sweep/perform-run.ts";
import { Sweep } from "../../src/sweep/sweep.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** The story of anti-PD-1 and CSF1R inhibition with other treatments. */
async function storyWith(interventions: readonly object[]): Promise<PresetFamily> {
  const preset = JSON.parse(await presetText("anti-pd1-csf1r"));
  const { modules, claims: _, breakages: __, ...file } = preset;
  const story = { ...file, modules: [...modules, "readouts"], interventions };
  return new PresetFamily(story, { library: moduleLibrary });
}

/** What is read of each run of a sweep over treatments, by the treatment's name, point by point. */
async function runSweep(
  treatments: Readonly<Record<string, readonly object[]>>,
  plan: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, readonly RunReadings["numbers"][]>>> {
  const presets = await Promise.all(
    Object.entries(treatments).map(async ([name, interventions]) => ({
      name,
      family: await storyWith(interventions),
    })),
  );
  const sweep = new Sweep(
    { format: "milieu-sweep/1", presets: Object.keys(treatments), ...plan },
    presets,
  );
  const engines = new EngineReuse(openCpuEngine);
  const found: Record<string, RunReadings["numbers"][]> = {};
  for (const line of sweep.lines()) {
    const readings = await performRun(sweep.taskOf(line), {
      openEngine: (scenario) => engines.begin(scenario),
      keepField: async () => {},
      between: async () => false,
    });
    found[line.preset] = [...(found[line.preset] ?? []), readings!.numbers];
  }
  engines.dispose();
  return found;
}

const antiPd1 = {
  label: "anti-PD-1",
  start: "12 d",
  every: "14 d",
  count: 2,
  field: "antiPd1Given",
  add: 1,
};
const csf1rInhibitor = {
  label: "CSF1R inhibitor",
  start: "12 d",
  parameter: "csf1rInhibitorInfusion",
  value: 1,
};

describe("patients", () => {
  // systems.md row 68: over 20 draws the pair has more responders than its better half.
  it("answer to two drugs more often than to either", async () => {
    const draws = Array.from({ length: 20 }, (_, index) => index + 1);
    const rows = draws.map((seed) => ({ seed, ...drawParameters(seed) }));
    const { seed: _, ...drawn } = rows[0]!;
    const treatments = {
      none: [],
      antiPd1: [antiPd1],
      csf1r: [csf1rInhibitor],
      both: [antiPd1, csf1rInhibitor],
    };
    const { none, ...treated } = await runSweep(treatments, {
      setting: { grid: [24, 24], step: "240 min", until: "36 d" },
      vary: [{ setting: "seed" }, ...Object.keys(drawn).map((parameter) => ({ parameter }))],
      design: { type: "list", rows },
      outputs: [{ name: "mass", of: "tumor" }],
    });
    const massOf = (numbers: RunReadings["numbers"]) => numbers["mass"]![0]!;
    // A responder keeps less than 0.7 of the tumor that it would have without drugs.
    const responders = (drug: "antiPd1" | "csf1r" | "both") =>
      treated[drug]!.filter((each, at) => massOf(each) < 0.7 * massOf(none![at]!)).length;
    const best = Math.max(responders("antiPd1"), responders("csf1r"));
    expect(best).toBeGreaterThan(0);
    expect(responders("antiPd1")).toBeLessThan(20);
    expect(responders("both")).toBeGreaterThan(best);
  });

  // systems.md row 51: pockets that killers do not reach foretell the regrowth.
  it("relapse the more, the more of the tumor lies in isolated pockets a week after the drug", async () => {
    const { patients } = await runSweep(
      { patients: [{ ...antiPd1, count: 1 }] },
      {
        setting: { grid: [40, 40], step: "240 min", until: "55 d" },
        seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        outputs: [
          { name: "pocket", of: "isolatedPocket", at: "18 d" },
          { name: "then", of: "tumor", at: "18 d" },
          { name: "later", of: "tumor", at: "55 d" },
        ],
      },
    );
    const pockets = patients!.map((each) => each["pocket"]![0]!);
    const growth = patients!.map((each) => each["later"]![0]! / each["then"]![0]!);
    expect(pockets.filter((share) => share > 0).length).toBeGreaterThan(4);
    expect(Math.max(...growth)).toBeGreaterThan(2 * Math.min(...growth));
    expect(correlation(ranks(pockets), ranks(growth))).toBeGreaterThan(0.6);
  });
});

/** Numbers in which patients differ, each between 0.6 and 1.6 times its usual value. */
function drawParameters(seed: number): Record<string, number> {
  const random = randomSequence(seed, 68);
  const usual = new Map(
    moduleLibrary.flatMap(({ parameters }) => Object.entries(parameters ?? {})),
  );
  const names = [
    ...["tumorGrowth", "cd8Entry", "cd8Hits", "nkEntry", "recruitment", "csf1Dependence"],
    ...["ifnGammaPdl1", "hypoxiaToM2", "lactateToM2", "tregTgfBeta", "csf1rReeducation"],
  ];
  return Object.fromEntries(
    names.map((name) => [name, usual.get(name)!.value * 2 ** (1.4 * random() - 0.7)]),
  );
}

/** Place in the order from least to most. */
function ranks(values: readonly number[]): readonly number[] {
  return values.map((value) => values.filter((other) => other < value).length);
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (v: readonly number[]) => v.reduce((sum, each) => sum + each, 0) / v.length;
  const product = (u: readonly number[], v: readonly number[]) =>
    u.reduce((sum, each, i) => sum + (each - mean(u)) * (v[i]! - mean(v)), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}
