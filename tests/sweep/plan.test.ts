import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { readPlan } from "../../src/cli/sweep/read-plan.ts";
import { RunIds } from "../../src/cli/sweep/run-id.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";
import { planJsonSchema } from "../../src/sweep/json-schema.ts";
import { Sweep } from "../../src/sweep/sweep.ts";
import { drugPlan, drugPreset, openDrugSweep } from "./tiny-sweep.ts";

/** What a factor of a grid makes of the preset, value by value. */
function along<T>(vary: object, read: (task: ReturnType<Sweep["taskOf"]>) => T): T[] {
  const sweep = openDrugSweep({ vary: [vary] });
  return [...sweep.lines()].map((line) => read(sweep.taskOf(line)));
}

describe("what varies", () => {
  it("a parameter over values", () => {
    const found = along(
      { parameter: "k", values: [0.02, 0.03] },
      (t) => t.scenario.parameters["k"],
    );
    expect(found).toEqual([0.02, 0.03]);
  });

  it("a parameter over its own range, on its own scale", () => {
    const found = along({ parameter: "k", count: 3 }, (t) => t.scenario.parameters["k"]);
    expect(found).toEqual([0.001, 0.01, 0.1]);
  });

  it("a parameter on a linear scale where the plan says so", () => {
    const k = { parameter: "k", from: 0.01, to: 0.03, count: 3, scale: "linear" };
    expect(along(k, (t) => t.scenario.parameters["k"])).toEqual([0.01, 0.02, 0.03]);
  });

  it("a dose of a field", () => {
    const dose = { treatment: "dose", change: "dose", values: [0, 3] };
    expect(along(dose, (t) => t.scenario.interventions[0])).toMatchObject([
      { amount: { kind: "number", value: 0 } },
      { amount: { kind: "number", value: 3 } },
    ]);
  });

  it("the dose and the times of a parameter's change, which keeps its length when it starts later", () => {
    const block = (change: string, values: unknown[]) =>
      along({ treatment: "block", change, values }, (t) => t.scenario.interventions[1]);
    expect(block("dose", [0.05])).toMatchObject([{ value: 0.05, start: 30, stop: 90 }]);
    expect(block("start", ["2 h"])).toMatchObject([{ start: 120, stop: 180 }]);
    expect(block("stop", ["2 h"])).toMatchObject([{ start: 30, stop: 120 }]);
  });

  it("a start and a stop of one treatment, whichever stands first", () => {
    const start = { treatment: "block", change: "start", values: ["5 min"] };
    const stop = { treatment: "block", change: "stop", values: ["12 min"] };
    for (const vary of [
      [start, stop],
      [stop, start],
    ]) {
      const sweep = openDrugSweep({ vary });
      const [line] = sweep.lines();
      expect(sweep.taskOf(line!).scenario.interventions[1]).toMatchObject({ start: 5, stop: 12 });
    }
  });

  it("how often and how many times", () => {
    const dose = (change: string, values: unknown[]) =>
      along({ treatment: "dose", change, values }, (t) => t.scenario.interventions[0]);
    expect(dose("interval", ["20 min"])).toMatchObject([{ every: 20, count: 2 }]);
    expect(dose("count", [3])).toMatchObject([{ every: 60, count: 3 }]);
  });

  it("an entry of the start, by its label or its field", () => {
    for (const initial of ["spot", "drug"]) {
      const radius = { initial, change: "radius", from: "20 um", to: "40 um", count: 2 };
      expect(along(radius, (t) => t.scenario.initial[0])).toMatchObject([
        { shape: { radius: 20 } },
        { shape: { radius: 40 } },
      ]);
    }
  });

  it("grid, step, tolerance, residual and seed", () => {
    const grid = {
      setting: "grid",
      values: [
        [16, 16],
        [32, 20],
      ],
    };
    expect(along(grid, (t) => t.scenario.grid.nx * t.scenario.grid.ny)).toEqual([256, 640]);
    expect(along({ setting: "step", values: ["30 s"] }, (t) => t.scenario.time.step)).toEqual([
      0.5,
    ]);
    const tolerance = { setting: "tolerance", values: [0.01] };
    expect(along(tolerance, (t) => t.scenario.time.tolerance)).toEqual([0.01]);
    const residual = { setting: "residual", values: [1e-6] };
    expect(along(residual, (t) => t.scenario.time.residual)).toEqual([1e-6]);
    expect(along({ setting: "seed", values: [3, 4] }, (t) => t.scenario.seed)).toEqual([3, 4]);
  });
});

describe("which runs there are", () => {
  const k = { parameter: "k", values: [0.01, 0.02] };
  const step = { setting: "step", values: ["1 min", "2 min", "3 min"] };

  it("every combination, the last factor and then the seeds first", () => {
    const sweep = openDrugSweep({ vary: [k, step], seeds: 2 });
    expect(sweep.count).toBe(12);
    const lines = [...sweep.lines()];
    expect(lines.slice(0, 3).map(({ values, seed, point }) => [...values, seed, point])).toEqual([
      [0.01, "1 min", 7, 0],
      [0.01, "1 min", 8, 0],
      [0.01, "2 min", 7, 1],
    ]);
    expect(lines.at(-1)).toMatchObject({ values: [0.02, "3 min"], seed: 8, point: 5 });
  });

  it("rows of a list, and the seeds that are named", () => {
    const rows = [
      { k: 0.05, step: "2 min" },
      { step: "1 min", k: 0.01 },
    ];
    const vary = [{ parameter: "k" }, { setting: "step" }];
    const sweep = openDrugSweep({ vary, design: { type: "list", rows }, seeds: [1, 9] });
    expect([...sweep.lines()].map(({ values, seed }) => [...values, seed])).toEqual([
      [0.05, "2 min", 1],
      [0.05, "2 min", 9],
      [0.01, "1 min", 1],
      [0.01, "1 min", 9],
    ]);
  });

  it.each([
    [{ type: "latin-hypercube", samples: 10 }, 10],
    [{ type: "sobol", samples: 8 }, 8],
    [{ type: "saltelli", samples: 4 }, 16],
    [{ type: "morris", trajectories: 3 }, 9],
  ])("points of %o within the ranges", (design, count) => {
    const lengths = { ...step, values: [...step.values, "4 min"] };
    const sweep = openDrugSweep({ vary: [{ parameter: "k" }, lengths], design });
    const values = [...sweep.lines()].map((line) => line.values);
    expect(values).toHaveLength(count);
    for (const [rate, length] of values) {
      expect(rate).toBeGreaterThanOrEqual(0.001);
      expect(rate).toBeLessThanOrEqual(0.1);
      expect(lengths.values).toContain(length);
    }
  });

  it("no more than anybody could run", () => {
    const many = { from: 0.001, to: 0.1, count: 10_000 };
    const vary = [
      { parameter: "k", ...many },
      { setting: "residual", from: 1e-6, to: 1e-3, count: 10_000 },
    ];
    expect(() => openDrugSweep({ vary })).toThrow("is of 100,000,000 runs");
  });

  it("each with its own seed where that is a factor", () => {
    const sweep = openDrugSweep({ vary: [{ setting: "seed", values: [3, 9] }] });
    const lines = [...sweep.lines()];
    expect(lines.map(({ seed }) => seed)).toEqual([3, 9]);
    expect(lines.map((line) => sweep.taskOf(line).scenario.seed)).toEqual([3, 9]);
  });

  it("a hundred thousand of them without keeping them", () => {
    const vary = [{ parameter: "k", count: 1000 }];
    const sweep = openDrugSweep({ vary, seeds: 100 });
    let lines = 0;
    let distinct = 0;
    let last = "";
    for (const line of sweep.lines()) {
      lines++;
      const now = String(line.values[0]);
      if (now !== last) distinct++;
      last = now;
    }
    expect([lines, distinct, sweep.count]).toEqual([100_000, 1000, 100_000]);
  });
});

describe("the name of a run", () => {
  const idsOf = (changes: Readonly<Record<string, unknown>>) => {
    const sweep = openDrugSweep(changes);
    const ids = new RunIds(sweep);
    return [...sweep.lines()].map((line) => ids.idOf(line));
  };
  const k = { parameter: "k", values: [0.01, 0.02] };
  const before = idsOf({ vary: [k], seeds: 2 });

  it("follows from what claims measure, not from what they ask of it or say", () => {
    const idWith = (claim: object) => {
      const preset = { ...drugPreset, claims: [{ ...drugPreset.claims[0], ...claim }] };
      const sweep = openDrugSweep({ outputs: [{ claims: true }] }, preset);
      return new RunIds(sweep).idOf([...sweep.lines()][0]!);
    };
    const before = idWith({});
    expect(idWith({ is: "0.1 .. 0.2", why: "Other words." })).toBe(before);
    const other = [{ measure: "max" }, { at: "3 h" }, { versus: { at: "1 h" }, ratio: "> 0" }];
    const ids = other.map(idWith);
    expect(new Set([before, ...ids]).size).toBe(4);
    const versus = { at: "1 h" };
    const ratio = (is: string) => idWith({ versus, ratio: is });
    expect(ratio("< 2")).toBe(ids[2]);
    // What is compared, and how, is measured.
    expect(idWith({ versus, difference: "> 0" })).not.toBe(ids[2]);
  });

  it("is another for every number that the result follows from", () => {
    expect(new Set(before).size).toBe(4);
    const others = [
      idsOf({ vary: [k], seeds: 2, setting: { step: "2 min" } }),
      idsOf({ vary: [k], seeds: 2, setting: { until: "3 h" } }),
      idsOf({ vary: [k], seeds: 2, outputs: [{ name: "amount", of: "drug" }] }),
    ];
    for (const other of others) expect(other.filter((id) => before.includes(id))).toEqual([]);
  });

  it("stays while only words, scores, the order of runs or the way to a number change", () => {
    expect(
      idsOf({ vary: [k], seeds: 2, title: "A title", scores: { half: "amount / 2" } }),
    ).toEqual(before);
    expect(idsOf({ vary: [{ ...k, name: "rate" }], seeds: [7, 8] })).toEqual(before);
    const rows = [{ k: 0.02 }, { k: 0.01 }];
    const listed = idsOf({ vary: [{ parameter: "k" }], design: { type: "list", rows }, seeds: 2 });
    expect(listed.toSorted()).toEqual(before.toSorted());
  });
});

describe("mistakes name their place", () => {
  const problemOf = (changes: Readonly<Record<string, unknown>>): string => {
    try {
      openDrugSweep(changes);
    } catch (error) {
      return (error as Error).message;
    }
    return "none";
  };
  const output = { name: "a", of: "drug" };
  const k = { parameter: "k", values: [0.01, 0.02] };
  test.each<[Readonly<Record<string, unknown>>, string]>([
    [{ format: "milieu-sweep/2" }, 'format: must be "milieu-sweep/1"'],
    [{ vari: [] }, 'unknown key "vari"; did you mean "vary"?'],
    [{ vary: [{ parameter: "kk", values: [1] }] }, 'vary[0]: the preset has no parameter "kk"'],
    [{ vary: [{ parameter: "k", values: [5] }] }, "presets[0] with k = 5: parameters.k"],
    [{ vary: [{ parameter: "k" }] }, "vary[0].count: is missing"],
    [{ vary: [{ parameter: "k", values: [] }] }, "vary[0].values: must not be empty"],
    [{ vary: [{ parameter: "k", values: [0.01], count: 3 }] }, 'vary[0]: "values" lists them'],
    [{ vary: [{ initial: "spot", change: "radius", count: 2 }] }, "vary[0].from: is missing"],
    [
      { vary: [{ initial: "spot", change: "radius", from: "1 um", to: "2 mm", count: 2 }] },
      'vary[0].to: must have the unit of "from", "um"',
    ],
    [
      { vary: [{ treatment: "dosis", change: "dose", values: [1] }] },
      'vary[0]: the preset has no intervention "dosis"; it has dose, block',
    ],
    [{ vary: [{ initial: "spot", change: "radios", values: [1] }] }, 'unknown key "radios"'],
    [
      {
        vary: [
          { parameter: "k", values: [0.01], name: "a" },
          { setting: "step", values: ["1 min"], name: "a" },
        ],
      },
      'vary[1].name: "a" is there twice',
    ],
    [
      { design: { type: "list", rows: [{ j: 1 }] }, vary: [{ parameter: "k" }] },
      'design.rows[0]: "vary" has nothing called "j"',
    ],
    [
      { design: { type: "list", rows: [{}] }, vary: [{ parameter: "k" }] },
      'design.rows[0]: "k" is missing',
    ],
    [
      { design: { type: "morris", trajectories: 2 } },
      "vary: a morris design needs something to vary",
    ],
    [{ outputs: [output, output] }, 'outputs[1].name: "a" is there twice'],
    [
      { outputs: [{ ...output, of: "drag" }] },
      'outputs[0].of: unknown name "drag"; did you mean "drug"?',
    ],
    [
      { outputs: [{ ...output, at: "5 h" }] },
      "outputs[0].at: must be from 0 to the end of the run (240 min)",
    ],
    [{ outputs: [{ ...output, at: "1 h", every: "1 h" }] }, 'outputs[0]: give "at" or "every"'],
    [
      { outputs: [{ name: "p", compartment: "plasm" }] },
      'outputs[0].compartment: the preset has no "plasm"; did you mean "plasma"?',
    ],
    [
      { outputs: [{ name: "f", field: "drugs" }] },
      'outputs[0].field: the preset has no "drugs"; did you mean "drug"?',
    ],
    [
      { scores: { s: "amont / 2" } },
      'scores.s: there is no output with a single number called "amont"; did you mean "amount"?',
    ],
    [{ scores: { s: "amount /" } }, "scores.s: "],
    [{ vary: [k, { ...k, name: "other" }] }, "vary[1]: changes the same as vary[0]"],
    [
      { vary: [{ setting: "seed", values: [1, 2] }], seeds: 2 },
      'seeds: "seed" varies the seed; leave them out',
    ],
    [{ vary: [k], design: { type: "list", rows: [{ k: 0.01 }] } }, "vary[0]: has values, but"],
    [
      { vary: [k], design: { type: "morris", trajectories: 2 } },
      "vary[0].values: a morris design of 4 levels takes lists of 4 values, and this has 2",
    ],
    [{ vary: [{ parameter: "k", values: ["", " "] }] }, "must be a number, but is"],
    [{ outputs: [{ ...output, name: "../evil" }] }, "must begin with a letter or digit"],
    [{ outputs: [{ ...output, name: "a/b" }] }, "and have no / or"],
    [{ outputs: [{ ...output, name: "constructor" }] }, "a name that programs need"],
    [{ outputs: [{ ...output, name: "__proto__" }] }, "a name that programs need"],
    [{ outputs: [output], scores: { toString: "a" } }, "a name that programs need"],
    [{ vary: [{ initial: "spot", change: "__proto__", values: [1] }] }, "that programs need"],
    [{ setting: { until: "0 min" } }, "setting.until: must be longer than 0"],
  ])("%j", (changes, expected) => {
    expect(problemOf(changes)).toContain(expected);
  });
});

test("two presets of one name are refused", () => {
  const family = new PresetFamily(drugPreset, { library: [], name: "drug" });
  const twice = [
    { name: "drug", family },
    { name: "drug", family },
  ];
  const plan = drugPlan({ presets: ["a/drug.json", "b/drug.json"] });
  expect(() => new Sweep(plan, twice)).toThrow('presets[1]: there are two called "drug"');
});

test("schemas/sweep.json is current (node scripts/run-ts.mjs scripts/write-schema.ts)", () => {
  const shipped: unknown = JSON.parse(readFileSync("schemas/sweep.json", "utf8"));
  expect(shipped).toEqual(JSON.parse(JSON.stringify(planJsonSchema())));
});

test.each(readdirSync("examples/sweeps"))("examples/sweeps/%s can be planned", async (file) => {
  const { sweep } = await readPlan(`examples/sweeps/${file}`);
  expect(sweep.count).toBeGreaterThan(10);
});
