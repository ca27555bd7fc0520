import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describePlotted } from "../../src/cli/sweep/describe-results.ts";
import { plot } from "../../src/cli/sweep/plot.ts";
import type { ResultSource } from "../../src/cli/sweep/result-source.ts";
import type { ManifestLine } from "../../src/cli/sweep/run-result.ts";
import { saltelliDesign } from "../../src/sweep/designs/saltelli.ts";
import { matchQuantity } from "../../src/sweep/factor.ts";
import { sobolIndices } from "../../src/sweep/sensitivity/sobol-indices.ts";
import { allPoints } from "./all-points.ts";
import { type MadeUpRun, madeUpFolder, madeUpSweep } from "./made-up-folder.ts";
import { axisPlace, labelNumber, numberIn, ofClass, readSvg } from "./read-svg.ts";
import { ishigami } from "./test-functions.ts";

let root = "";
let made = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "milieu-plot-"));
});
afterAll(() => rm(root, { recursive: true }));

const outputs = [
  { name: "burden", measure: "integral", of: "m1" },
  { name: "course", of: "u", every: "1 d" },
  { name: "map", field: "u" },
];
const scores = { "burden/2": "burden/2" };
const twoFactors = [
  { parameter: "k", values: [0.1, 0.2, 0.3] },
  { treatment: "bolus", change: "start", values: ["3 h", "12 h"] },
];

/** A run whose numbers follow from its first values. */
function runOf({ values, seed }: ManifestLine): MadeUpRun {
  const [first = 0, second = 0] = Object.values(values).map(
    (value) => matchQuantity(value)?.number,
  );
  const burden = 10 * first + second + (seed % 2);
  return {
    numbers: { burden },
    curves: { course: { times_min: [0, 1440, 2880], values: [0, burden, 2 * burden] } },
  };
}

async function folder(
  plan: object,
  presets: readonly string[] = ["one"],
  run: (line: ManifestLine) => MadeUpRun = runOf,
): Promise<ResultSource> {
  const sweep = madeUpSweep({ outputs, scores, ...plan }, presets);
  return madeUpFolder(join(root, String(made++)), sweep, run);
}

const svgOf = async (source: ResultSource, name: string) =>
  readSvg(await readFile(join(source.dir, "plots", name), "utf8"));

describe("plot", () => {
  it("draws what fits the design, for numbers, curves and scores", async () => {
    const cases: readonly [plan: object, kinds: readonly string[]][] = [
      [{ vary: twoFactors }, ["heat-map", "tornado"]],
      [{ vary: twoFactors.slice(0, 1) }, ["scatter"]],
      [
        { vary: [{ parameter: "k" }], design: { type: "latin-hypercube", samples: 5 } },
        ["scatter"],
      ],
      [{ vary: [{ parameter: "k" }], design: { type: "sobol", samples: 5 } }, ["scatter"]],
      [{ vary: [{ parameter: "k" }], design: { type: "saltelli", samples: 4 } }, ["sobol"]],
      [{ vary: [{ parameter: "k" }], design: { type: "morris", trajectories: 3 } }, ["morris"]],
    ];
    for (const [plan, kinds] of cases) {
      const source = await folder(plan);
      const { files, skipped } = await plot(source);
      expect(files).toEqual([
        ...kinds.map((kind) => `plots/burden-${kind}.svg`),
        "plots/course-curves.svg",
        ...kinds.map((kind) => `plots/burden-2-${kind}.svg`),
      ]);
      expect(skipped).toEqual([]);
      const written = await readdir(join(source.dir, "plots"));
      expect(written.map((name) => `plots/${name}`).sort()).toEqual([...files].sort());
    }
  });

  it("takes the outputs and kinds that are asked for", async () => {
    const source = await folder({ vary: twoFactors });
    const { files } = await plot(source, {
      outputs: ["burden", "burden"],
      kinds: ["scatter", "scatter"],
    });
    expect(files).toEqual(["plots/burden-scatter.svg"]);
    const both = await plot(source, { kinds: ["curves", "tornado"] });
    expect(both.files).toEqual([
      "plots/burden-tornado.svg",
      "plots/course-curves.svg",
      "plots/burden-2-tornado.svg",
    ]);
  });

  it("draws the values of the results, in the units of the factors", async () => {
    const source = await folder({ vary: twoFactors, seeds: [1, 2] });
    await plot(source, { outputs: ["burden"] });
    const elements = await svgOf(source, "burden-tornado.svg");
    expect(ofClass(elements, "row").map(({ text }) => text)).toEqual([
      "bolus start (h)",
      "k (1/min)",
    ]);
    const x = axisPlace(ofClass(elements, "x-tick"), "x");
    const [start, rate] = ofClass(elements, "bar");
    // The means over k and the seeds are 2 + 3 + 1/2 at 3 h and 2 + 12 + 1/2 at 12 h.
    expect(numberIn(start!, "x")).toBeCloseTo(x(5.5), 1);
    expect(numberIn(start!, "width")).toBeCloseTo(x(14.5) - x(5.5), 1);
    expect(numberIn(rate!, "width")).toBeCloseTo(x(2) - x(0), 1);
    const map = await svgOf(source, "burden-heat-map.svg");
    expect(ofClass(map, "y-tick").map(({ text }) => text)).toEqual(["3", "12"]);
    expect(map.some(({ text }) => text === "bolus start (h)")).toBe(true);
    expect(map.some(({ text }) => text === "Mean of 2 runs in each cell.")).toBe(true);
  });

  it("chooses what figures show by name", async () => {
    const source = await folder({ vary: twoFactors });
    await plot(source, { by: ["bolus start"] });
    const curves = await svgOf(source, "course-curves.svg");
    expect(ofClass(curves, "legend").map(({ text }) => text)).toEqual(["3", "12"]);
    const map = await svgOf(source, "burden-heat-map.svg");
    expect(ofClass(map, "x-tick").map(({ text }) => text)).toEqual(["3", "12"]);
    await expect(plot(source, { by: ["bolus stat"] })).rejects.toThrow('no factor "bolus stat"');
    await expect(plot(source, { kinds: ["heat-map"], by: ["k", "k"] })).rejects.toThrow(
      "a heat map needs two different factors",
    );
  });

  it("groups curves by levels that runs share, not by those of single samples", async () => {
    const design = { type: "saltelli", samples: 8 };
    const source = await folder({ vary: [{ parameter: "k" }, { parameter: "D" }], design });
    await plot(source);
    const elements = await svgOf(source, "course-curves.svg");
    expect(ofClass(elements, "median")).toHaveLength(1);
    const grid = await folder({
      vary: [{ parameter: "k", from: 0.1, to: 0.3, count: 8 }, twoFactors[1]],
    });
    await plot(grid, { outputs: ["course"] });
    const bars = ofClass(await svgOf(grid, "course-curves.svg"), "bar-tick");
    expect(bars.length).toBeGreaterThan(1);
  });

  it("has figures of each preset, and compares presets where nothing else varies", async () => {
    const several = await folder({ vary: twoFactors.slice(0, 1) }, ["one", "two/b.json"]);
    const { files } = await plot(several, { outputs: ["burden"] });
    expect(files).toEqual(["plots/burden-scatter-one.svg", "plots/burden-scatter-two-b.json.svg"]);
    const elements = await svgOf(several, "burden-scatter-one.svg");
    expect(elements[1]?.text).toBe("burden (µm²), one");
    expect(ofClass(elements, "run")).toHaveLength(3);
    const alone = await folder({ seeds: 3 }, ["one", "two"]);
    expect((await plot(alone)).files).toEqual([
      "plots/burden-scatter.svg",
      "plots/course-curves.svg",
      "plots/burden-2-scatter.svg",
    ]);
    const course = await svgOf(alone, "course-curves.svg");
    expect(ofClass(course, "legend").map(({ text }) => text)).toEqual(["one", "two"]);
  });

  it("says that runs are missing, and draws the others", async () => {
    const source = await folder({ vary: twoFactors }, ["one"], (line) =>
      line.index < 2
        ? "missing"
        : line.index === 2
          ? { failure: { code: 1, message: "" } }
          : runOf(line),
    );
    await plot(source);
    for (const name of ["burden-heat-map.svg", "burden-tornado.svg", "course-curves.svg"]) {
      const elements = await svgOf(source, name);
      expect(elements.some(({ text }) => text === "3 of 6 runs have no value.")).toBe(true);
    }
  });

  it("explains what cannot be drawn", async () => {
    const one = await folder({ vary: twoFactors.slice(0, 1) });
    const cases: readonly [options: Parameters<typeof plot>[1], message: string][] = [
      [{ outputs: ["burdn"] }, 'there is no output "burdn"'],
      [{ outputs: ["map"] }, 'there is no output "map"; known are burden, course, burden/2'],
      [{ kinds: ["heatmap"] }, "known are curves, heat-map, tornado, scatter, morris, sobol"],
      [
        { kinds: ["heat-map"] },
        "a heat map needs a grid over two factors or more; this one has a grid over k",
      ],
      [{ kinds: ["sobol"] }, 'need a design of type "saltelli"; this one has a grid over k'],
      [{ kinds: ["morris"] }, 'need a design of type "morris"; this one has a grid over k'],
      [
        { outputs: ["burden"], kinds: ["curves"] },
        'curves need an output over time ("every", or several times in "at"), but "burden" is',
      ],
      [
        { outputs: ["burden", "course"], kinds: ["tornado"] },
        'a tornado needs a single number, but "course" is a curve',
      ],
    ];
    for (const [options, message] of cases) {
      await expect(plot(one, options)).rejects.toMatchObject({
        code: 64,
        message: expect.stringContaining(message),
      });
    }
    const hypercube = await folder({
      vary: [{ parameter: "k" }],
      design: { type: "latin-hypercube", samples: 3 },
    });
    await expect(plot(hypercube, { kinds: ["tornado"] })).rejects.toThrow(
      "a tornado needs a grid over one factor or more; this one has a latin-hypercube design over k",
    );
    const still = await folder({ seeds: 2 });
    const { files, skipped } = await plot(still);
    expect(files).toEqual(["plots/course-curves.svg"]);
    expect(describePlotted({ files, skipped })).toBe(
      ["burden", "burden/2"].reduce(
        (text, name) =>
          `${text}\nnot drawn: ${name}: all runs have the same values, so that there is nothing to plot it against`,
        "drew plots/course-curves.svg",
      ),
    );
    const nothing = await folder({ vary: twoFactors }, ["one"], () => "missing");
    await expect(plot(nothing)).rejects.toThrow("no run of this sweep is done yet");
    const fields = await folder({ outputs: [{ name: "map", field: "u" }], scores: {} });
    await expect(plot(fields)).rejects.toThrow("no output that can be plotted");
  });
});

describe("elementary effects as results of a sweep", () => {
  it("are those of the means over seeds", async () => {
    const [from, to] = [0.1, 0.3];
    const source = await folder({
      vary: [{ parameter: "k", from, to, scale: "linear" }],
      design: { type: "morris", trajectories: 4, seed: 5 },
      seeds: 3,
    });
    await plot(source, { outputs: ["burden", "burden/2"] });
    for (const [file, slope] of [
      ["burden-morris.svg", 10 * (to - from)],
      ["burden-2-morris.svg", 5 * (to - from)],
    ] as const) {
      const elements = await svgOf(source, file);
      const x = axisPlace(ofClass(elements, "x-tick"), "x");
      expect(numberIn(ofClass(elements, "factor")[0]!, "cx")).toBeCloseTo(x(slope), 1);
      expect(ofClass(elements, "label").map(({ text }) => text)).toEqual(["k"]);
    }
  });
});

describe("Sobol' indices of Ishigami's function as results of a sweep", () => {
  const samples = 1024;
  const known = ishigami(7, 0.1);
  const ranges = { k: [0.05, 0.35], D: [10, 900], chi: [0.5, 1.5] } as const;
  const names = ["k", "D", "chi"] as const;
  const vary = names.map((parameter) => {
    const [from, to] = ranges[parameter];
    return { parameter, from, to, scale: "linear" };
  });
  const design = { type: "saltelli", samples, seed: 3 };

  /** In memory: thousands of files would take long. */
  async function ishigamiSource(seeds: number, failing = -1): Promise<ResultSource> {
    const sweep = madeUpSweep({ vary, design, seeds, outputs: [{ name: "f", of: "u" }] });
    const empty = await madeUpFolder(join(root, String(made++)), sweep, () => "missing");
    const read = async (id: string) => {
      const line = lines[Number.parseInt(id, 16)]!;
      if (line.index === failing) return undefined;
      const point = names.map((name) => {
        const [from, to] = ranges[name];
        return (Number(line.values[name]) - from) / (to - from);
      });
      const value = known.value(point) + (line.seed % 2);
      return { ...template, numbers: { f: value } };
    };
    const lines: ManifestLine[] = [];
    for await (const line of empty.lines()) lines.push(line);
    return { ...empty, result: read, failure: async () => undefined, isRunning: async () => false };
  }
  const template = {
    format: "milieu-sweep-run/1",
    id: "",
    preset: "one",
    seed: 0,
    values: {},
    curves: {},
    fields: {},
    scores: {},
    problems: {},
    backend: "",
    adapter: "",
    milieu: "",
    seconds: 0,
    memory_mb: 0,
    host: "",
    finished: "",
  } as const;

  async function barsOf(source: ResultSource) {
    await plot(source);
    const elements = await svgOf(source, "f-sobol.svg");
    const x = axisPlace(ofClass(elements, "x-tick"), "x");
    const perPoint = 1 / (x(1) - x(0));
    const order = ofClass(elements, "row").map(({ text }) => text);
    const read = (role: string) =>
      ofClass(elements, role).map((bar) => numberIn(bar, "width") * perPoint);
    return { order, first: read("first"), total: read("total"), perPoint, elements };
  }

  it("are bars as long as the indices, which are those of the closed form", async () => {
    const source = await ishigamiSource(2);
    const { order, first, total, perPoint, elements } = await barsOf(source);
    expect(order).toEqual(["k", "D", "chi"]);
    const outputsOf = allPoints(saltelliDesign(3, samples, 3)).map((point) => known.value(point));
    const found = sobolIndices(3, outputsOf, { resamples: 10, seed: 1, confidence: 0.95 });
    for (let axis = 0; axis < 3; axis++) {
      expect(Math.abs(first[axis]! - Math.abs(found.first[axis]!.value))).toBeLessThan(
        0.02 * perPoint,
      );
      expect(Math.abs(total[axis]! - found.total[axis]!.value)).toBeLessThan(0.02 * perPoint);
      expect(Math.abs(first[axis]! - known.first[axis]!)).toBeLessThan(0.03);
      expect(Math.abs(total[axis]! - known.total[axis]!)).toBeLessThan(0.03);
    }
    expect(ofClass(elements, "x-tick").map(({ text }) => labelNumber(text))).toContain(1);
    expect(elements.some(({ text }) => text.startsWith("1024 of 1024 base samples"))).toBe(true);
  });

  it("leave out the base sample of a run that failed, with one seed as with several", async () => {
    for (const seeds of [1, 2]) {
      const { elements } = await barsOf(await ishigamiSource(seeds, 7));
      expect(elements.some(({ text }) => text.startsWith("1023 of 1024 base samples"))).toBe(true);
    }
  });
});
