import { describe, expect, it } from "vitest";
import type { Experiment } from "../../scripts/measured/experiment.ts";
import { measuredPage } from "../../scripts/measured/page.ts";
import { judgeExperiment, performExperiment, type Result } from "../../scripts/measured/perform.ts";
import { experimentPicture } from "../../scripts/measured/picture.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** A slab that holds u = 8 at its left end and loses it at k = D/50^2: u falls by e over 50 um. */
const preset = {
  format: "milieu/1",
  title: "A slab",
  model: {
    fields: {
      u: { kind: "substrate", unit: "mM", diffusion: 1000 },
      cells: { kind: "static", unit: "1", initial: "x/400" },
      plasma: { kind: "compartment", unit: "mM", initial: 4 },
    },
    parameters: { k: { value: 0.4, unit: "1/min", min: 0.1, max: 2, source: "control" } },
    processes: [
      { type: "loss", field: "u", rate: "k" },
      { type: "loss", field: "plasma", rate: "log(2)/60" },
    ],
  },
  domain: {
    size: ["400 um", "50 um"],
    grid: [80, 16],
    boundaries: { u: { left: { value: 8 } } },
  },
  time: { step: "10 min", residual: 1e-6, stop: "2 h" },
  claims: [
    { at: "2 h", measure: "mean", of: "u", where: "x < 5", is: "7 .. 9", why: "A test." },
    { at: "2 h", measure: "median", of: "u", where: "x > 1000", is: "> 0", why: "Nowhere." },
  ],
};

const experiment: Experiment = {
  question: "How far?",
  source: { label: "A paper", doi: "10.1/2", where: "abstract" },
  experiment: "It was measured.",
  preset: "A slab.",
  quantities: [
    { label: "at the wall", unit: "mM", measured: 8, tolerance: { within: 1 } },
    { label: "nowhere", unit: "mM", measured: [0, null], tolerance: { within: 0 }, miss: "Empty." },
  ],
  uncertain: [{ parameters: { k: 1.6 }, why: "four times the loss" }],
  plot: {
    x: { label: "depth", unit: "um", from: 0, to: 400 },
    y: { label: "level", unit: "mM", from: 0.01, to: 10, scale: "log" },
    data: [{ label: "measured", points: [{ x: 50, y: 3, low: 2, high: 4, left: 40, right: 60 }] }],
    model: [
      { kind: "profile", label: "profile", of: "u", along: "x", at: "2 h" },
      { kind: "distribution", label: "spread", of: "x", where: "x < 200", at: "2 h" },
      { kind: "profile", label: "less loss", given: { k: 0.1 }, of: "u", along: "x", at: "2 h" },
    ],
  },
};

const run = (changed: Partial<Experiment> = {}): Promise<Result> =>
  performExperiment(
    { name: "slab", preset: JSON.stringify(preset), experiment: { ...experiment, ...changed } },
    openCpuEngine,
  );

describe("performExperiment", () => {
  it("draws a profile as the closed form has it, and widens its band by the uncertain runs", async () => {
    const { curves } = await run();
    const [profile, , slower] = curves;
    for (const [x, y, low, high] of profile!.points.filter(([at]) => at < 200)) {
      expect(y / (8 * Math.exp(-x / 50))).toBeCloseTo(1, 1);
      expect(low / (8 * Math.exp(-x / 25))).toBeLessThan(1.2);
      expect(high).toBeGreaterThanOrEqual(y);
    }
    const at100 = slower!.points.find(([x]) => x > 100)!;
    expect(at100[1] / (8 * Math.exp(-at100[0] / 100))).toBeCloseTo(1, 1);
  });

  it("draws a distribution in percent of the voxels of its region", async () => {
    const { curves } = await run();
    const half = curves[1]!.points.find(([x]) => x === 100)!;
    expect(half[1]).toBeCloseTo(50, 5);
    expect(curves[1]!.points.at(-1)![1]).toBe(100);
  });

  it("draws a course in the unit of its axis", async () => {
    const { curves } = await run({
      plot: {
        ...experiment.plot!,
        x: { label: "time", unit: "h", from: 0, to: 2 },
        model: [
          { kind: "course", label: "plasma", of: "plasma", measure: "mean", times: ["1 h", "2 h"] },
        ],
      },
    });
    expect(curves[0]!.points.map(([x]) => x)).toEqual([1, 2]);
    expect(curves[0]!.points.map(([, y]) => y)).toEqual([
      expect.closeTo(2, 3),
      expect.closeTo(1, 3),
    ]);
  });

  it("judges each quantity by its claim and gives the extremes of the uncertain runs", async () => {
    const { found } = await run();
    expect(found[0]).toMatchObject({ holds: true });
    expect(found[0]!.low!).toBeLessThan(found[0]!.value!);
    expect(found[0]!.high).toBe(found[0]!.value);
    expect(found[1]).toEqual({ value: null, low: null, high: null, holds: false });
  });

  it("judges the median over the tissues of an ensemble", async () => {
    const noisy = {
      ...preset,
      initial: [{ field: "cells", shape: "noise", value: 0.5, amplitude: 0.4, scale: "200 um" }],
      claims: [{ at: "0 min", measure: "mean", of: "cells", is: "0 .. 1", why: "A test." }],
    };
    const seeds = [3, 1, 2];
    const quantities = [
      { label: "cells", unit: "1", measured: 0.5, tolerance: { within: 1e-9 }, miss: "Noise." },
    ];
    const changed: Experiment = { ...experiment, quantities, ensemble: seeds, uncertain: [] };
    const { plot: _, ...plain } = changed;
    const file = { name: "noisy", preset: JSON.stringify(noisy), experiment: plain };
    const single = async (seed: number) => {
      const { ensemble: _none, ...one } = plain;
      const own = JSON.stringify({ ...noisy, seed });
      return (await performExperiment({ ...file, preset: own, experiment: one }, openCpuEngine))
        .found[0]!.value!;
    };
    const each = [await single(1), await single(2), await single(3)].toSorted((a, b) => a - b);
    expect(new Set(each).size).toBe(3);
    const { found } = await performExperiment(file, openCpuEngine);
    expect(found).toEqual([{ value: each[1], low: each[0], high: each[2], holds: false }]);
    expect((await judgeExperiment(file, openCpuEngine))[0]!.holds).toBe(false);
  });
});

describe("page and picture", () => {
  it("show the numbers, the verdicts and the reason of a miss", async () => {
    const result = await run();
    const file = { name: "slab", preset: "", experiment };
    const page = measuredPage([file], { slab: result });
    expect(page).toContain("0 of 1 experiments within tolerance, 0 of them without");
    expect(page).toContain("| nowhere | at least 0 mM | none | **missed** |");
    expect(page).toContain("- **Missed, nowhere:** Empty.");
    expect(page).toContain("- `k` 1.6: four times the loss");
    expect(page).toContain("(https://doi.org/10.1/2) (abstract)");
    const [wall, nowhere] = experiment.quantities;
    const told = { ...experiment, quantities: [{ ...wall!, fitted: "By hand." }, nowhere!] };
    const honest = measuredPage([{ ...file, experiment: told }], { slab: result });
    expect(honest).toContain("| within, fitted |");
    expect(honest).toContain("- *Fitted*, at the wall: By hand.");
    const picture = experimentPicture(experiment, result);
    expect(picture.match(/class="model"/g)).toHaveLength(3);
    expect(picture.match(/class="data"/g)).toHaveLength(1);
    expect(picture.match(/class="found"/g)).toHaveLength(1);
    expect(picture).toContain("nowhere: none (missed)");
  });
});
