import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { Memory } from "../../src/app/instruments/memory.ts";
import { recall } from "../../src/app/instruments/recall.ts";
import { measure } from "../../src/cli/measure.ts";
import { instrumentContext } from "../../src/instruments/context.ts";
import { takeMoment, wantsOf } from "../../src/instruments/instruments.ts";
import type { InstrumentSetting } from "../../src/instruments/settings.ts";
import { readInstruments } from "../../src/observe/instrument-reading.ts";
import { completedSetting } from "../../src/observe/instrument-setting.ts";
import { PresetFamily } from "../../src/preset/resolve-preset.ts";
import { openRun } from "../../src/run/open-run.ts";
import type { Run } from "../../src/run/run.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** A field that decays, beside one that spreads, and an observable with a compartment in it. */
const file = {
  format: "milieu/1",
  title: "Decay",
  model: {
    fields: {
      u: { kind: "static", unit: "mM", initial: "x/100" },
      v: { kind: "population", unit: "1", initial: "0.2 + 0.1*random()", diffusion: 30 },
      plasma: { kind: "compartment", unit: "mM", initial: 4 },
    },
    parameters: { k: { value: 0.01, unit: "1/min", min: 0, max: 1 } },
    observables: { both: { expression: "u + plasma*k/0.01", unit: "mM" } },
    processes: [
      { type: "loss", field: "u", rate: "k" },
      { type: "loss", field: "plasma", rate: "k" },
    ],
  },
  domain: { size: ["240 um", "200 um"], grid: [24, 20] },
  time: { step: "10 min", stop: "1 d" },
  seed: 5,
} as const;

const family = new PresetFamily(structuredClone(file) as never, { library: [] });
const preset = family.resolve({});
const { scenario } = preset;
const { model, vocabulary } = family.context({});
const context = instrumentContext({ model, vocabulary, grid: scenario.grid });
const state = { scenario, vocabulary };

const settings: readonly InstrumentSetting[] = [
  { kind: "region", id: "a", where: "both < 6", fields: ["u", "v", "both"] },
  { kind: "phase", id: "b", x: "u", y: "both" },
  { kind: "kymograph", id: "c", from: [0, 100], to: [240, 100], field: "v" },
];

const runs: Run[] = [];
afterEach(() => {
  for (const run of runs.splice(0)) run.dispose();
});

async function start(): Promise<Run> {
  const run = await openRun(scenario, (one) => openCpuEngine(one));
  runs.push(run);
  return run;
}

/** The first steps of a run are short. */
async function advanceTo(run: Run, time: number): Promise<void> {
  while (run.engine.time < time) await run.advance(8, time);
}

describe("the past of instruments", () => {
  it("is in kept states what it was when the run was there", async () => {
    const run = await start();
    const live = settings.map((setting) => new Memory(setting));
    for (let time = 0; time <= 120; time += 30) {
      await advanceTo(run, time);
      const wants = settings.map((one) => wantsOf(one, context));
      const readings = await readInstruments(run.engine, state, wants);
      settings.forEach((one, index) => {
        live[index]!.add(takeMoment(one, readings[index]!, context));
      });
      await run.keepNow();
    }
    const later = settings.map((setting) => new Memory(setting));
    await recall(run, later, context, () => true);
    settings.forEach((_, index) => {
      const [seen, recalled] = [live[index]!.until(1e9), later[index]!.until(1e9)];
      expect(recalled.map(({ time }) => time)).toEqual([0, 30, 60, 90, 120]);
      expect(seen.map(({ time }) => time)).toEqual([0, 30, 60, 90, 120]);
      const numbers = (value: unknown): number[] =>
        typeof value === "number" ? [value] : Object.values(value as object).flatMap(numbers);
      recalled.forEach(({ value }, at) => {
        const wanted = numbers(seen[at]!.value);
        // Reductions of an engine add up in another order than those here.
        for (const [own, number] of numbers(value).entries()) {
          expect(number).toBeCloseTo(wanted[own]!, 5);
        }
      });
    });
    // Closed form: u decays from x/100, of which the mean is 1.2.
    const phase = later[1]!.until(1e9).at(-1)!.value as readonly [number, number];
    expect(phase[0]).toBeCloseTo(1.2 * Math.exp(-1.2), 4);
    expect(phase[1]).toBeCloseTo((1.2 + 4) * Math.exp(-1.2), 4);
  });

  it("stops when nobody wants it any more", async () => {
    const run = await start();
    await run.advance(4);
    await run.keepNow();
    const memory = new Memory(settings[1]!);
    let asked = 0;
    await recall(run, [memory], context, () => ++asked < 2);
    expect(memory.until(1e9).length).toBe(1);
  });

  it("changes with what replaces it", async () => {
    const run = await start();
    const { turns } = run;
    await run.advance(2);
    expect(run.turns).toBe(turns);
    await run.reset();
    expect(run.turns).toBeGreaterThan(turns);
  });
});

describe("memory", () => {
  it("keeps the order of times, drops what is left, and thins what grows long", () => {
    const memory = new Memory(settings[1]!);
    for (const time of [30, 10, 20, 20]) memory.add({ time, value: [time, 0] });
    expect(memory.until(25).map(({ time }) => time)).toEqual([10, 20]);
    memory.dropAfter(10);
    expect(memory.until(100).map(({ time }) => time)).toEqual([10]);
    for (let time = 0; time < 3000; time++) memory.add({ time, value: [time, 0] });
    const times = memory.until(1e9).map(({ time }) => time);
    expect(times.length).toBeLessThanOrEqual(1201);
    expect(times.at(-1)).toBe(2999);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });

  it("is of what is measured, not of its name", () => {
    const memory = new Memory({ kind: "histogram", id: "h", field: "u" });
    expect(memory.isFor({ kind: "histogram", id: "h", field: "u", name: "Mine" })).toBe(true);
    expect(memory.isFor({ kind: "histogram", id: "h", field: "v" })).toBe(false);
  });
});

describe("milieu measure", () => {
  it("gives what the page's instrument makes of the same run", async () => {
    const folder = await mkdtemp(join(tmpdir(), "milieu-measure-"));
    try {
      const [path, out] = [join(folder, "decay.json"), join(folder, "out.json")];
      await writeFile(path, JSON.stringify(file));
      const setting = '{"where": "both < 6", "fields": ["u", "both"]}';
      await measure(path, "region", {
        backend: "cpu",
        threads: 1,
        parameters: {},
        format: "json",
        setting,
        at: 60,
        every: 30,
        out,
      });
      const found = JSON.parse(await readFile(out, "utf8"));
      const run = await start();
      // The command line stops at each of its moments, and a step that is shorter rounds elsewhere.
      for (const time of [30, 60]) await advanceTo(run, time);
      const own = completedSetting("region", JSON.parse(setting), context);
      const [reading] = await readInstruments(run.engine, state, [wantsOf(own, context)]);
      const { value } = takeMoment(own, reading!, context);
      const { means, size } = value as { readonly means: number[]; readonly size: number };
      expect(found.columns.time).toEqual([0, 30, 60]);
      expect(found.columns.u.at(-1)).toBe(means[0]);
      expect(found.columns.both.at(-1)).toBe(means[1]);
      expect(found.columns.size.at(-1)).toBe(size);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("completes a setting, and drops what another way of saying it replaces", () => {
    expect(
      completedSetting(
        "region",
        {
          points: [
            [0, 0],
            [9, 0],
            [0, 9],
          ],
        },
        context,
      ),
    ).toMatchObject({
      kind: "region",
      points: [
        [0, 0],
        [9, 0],
        [0, 9],
      ],
    });
    expect(completedSetting("histogram", {}, context)).toMatchObject({ field: "v" });
    expect(() => completedSetting("histogram", { bins: 1 }, context)).toThrow(/bins: .*at least 2/);
    expect(() => completedSetting("cells", { side: 9 }, context)).toThrow();
  });
});
