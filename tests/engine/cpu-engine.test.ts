import { describe, expect, test } from "vitest";
import type { Engine, Snapshot } from "../../src/engine/engine.ts";
import { EngineError } from "../../src/engine/engine-error.ts";
import { limits } from "../../src/limits/limits.ts";
import type { ModelDescription } from "../../src/model/description.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** Something of everything: two substrates, movers, a static field, a compartment, an observable. */
const everything: ModelDescription = {
  fields: {
    oxygen: { kind: "substrate", unit: "mmHg", diffusion: 1e5, initial: 38 },
    signal: { kind: "substrate", unit: "1", diffusion: "3000*(1 - 0.5*tumor)" },
    tumor: { kind: "population", unit: "1", diffusion: 1, initial: "0.4*random()" },
    immune: { kind: "population", unit: "1", diffusion: 30, initial: "0.2*random()" },
    dead: { kind: "static", unit: "1" },
    plasma: { kind: "compartment", unit: "1", initial: 0.5 },
    cleared: { kind: "compartment", unit: "1" },
  },
  parameters: { kill: { value: 0.02, unit: "1/min", min: 0, max: 1 } },
  observables: { share: { expression: "immune/(mean(immune) + tumor)" } },
  processes: [
    { type: "loss", field: "oxygen", rate: "0.1 + 10*tumor/(1.5 + oxygen)" },
    { type: "exchange", field: "oxygen", rate: "if(x < 30, 5, 0)", target: 38 },
    { type: "source", field: "signal", rate: "tumor*inhibit(oxygen, 5, 2)" },
    { type: "loss", field: "signal", rate: 0.05 },
    { type: "exchange", field: "signal", rate: "if(x < 30, 0.1, 0)", target: "plasma" },
    { type: "growth", field: "tumor", rate: "0.001*michaelis(oxygen, 5)", capacity: 1 },
    { type: "convert", from: "tumor", to: "dead", rate: "kill*immune" },
    { type: "convert", from: "signal", to: "immune", rate: 0.01, yield: 0.1 },
    { type: "convert", from: "dead", to: "signal", rate: 0.002 },
    { type: "convert", from: "plasma", to: "cleared", rate: 0.003 },
    {
      type: "chemotaxis",
      field: "immune",
      towards: "signal",
      sensitivity: 50,
      crowding: "tumor + immune",
    },
    { type: "loss", field: "plasma", rate: "0.01 + 0.1*mean(tumor)" },
  ],
};

const interventions: Scenario["interventions"] = [
  {
    type: "field",
    label: "infusion",
    start: 20,
    every: 25,
    count: 4,
    field: "plasma",
    action: "add",
    amount: formula(1),
    where: formula(1),
  },
  {
    type: "field",
    label: "ablation",
    start: 47,
    every: 0,
    count: 1,
    field: "tumor",
    action: "multiply",
    amount: formula(0.1),
    where: formula("(x - 120)^2 + (y - 100)^2 < 60^2"),
  },
  {
    type: "parameter",
    label: "priming",
    start: 31,
    stop: 66,
    every: 0,
    count: 1,
    parameter: "kill",
    value: 0.3,
  },
];

function open(): Promise<Engine> {
  const grid = planeGrid(27, 22, 10);
  return openCpuEngine(makeScenario({ grid, step: 6, model: everything, interventions, seed: 3 }));
}

describe("snapshot and restore", () => {
  test.each([3, 9, 14])("goes on bit for bit after step %d", async (steps) => {
    const whole = await open();
    await whole.advance(steps);
    const snapshot = await whole.snapshot();
    await whole.advance(20);
    const fresh = await open();
    await fresh.advance(5);
    fresh.setParameters({ kill: 0.7 });
    await fresh.restore(structuredClone(snapshot));
    await fresh.advance(20);
    expect(await fresh.snapshot()).toEqual(await whole.snapshot());
    await whole.restore(snapshot);
    await whole.advance(20);
    expect(await whole.snapshot()).toEqual(await fresh.snapshot());
    expect(snapshot.carry.filter((value) => value !== 0).length).toBeGreaterThan(1000);
    expect(snapshot.compartmentCarry[0]).not.toBe(0);
  });

  test("takes what version 0.2 saved, with nothing carried", async () => {
    const engine = await open();
    await engine.advance(4);
    const { carry, compartmentCarry, largest, proposedStep, solver, ...state } =
      await engine.snapshot();
    const other = await open();
    await other.advance(2);
    await other.restore({ ...state, format: "milieu-snapshot/1" });
    const restored = await other.snapshot();
    expect(restored.fields).toEqual(state.fields);
    expect(restored.carry).toEqual(new Float32Array(carry.length));
    expect(restored.compartmentCarry).toEqual(new Float32Array(compartmentCarry.length));
    expect(restored.largest).toEqual(new Float32Array(largest.length));
    expect(restored.time).toBe(state.time);
    const unknown = { ...state, format: "milieu-snapshot/9" } as unknown as Snapshot;
    await expect(other.restore(unknown)).rejects.toThrow('format "milieu-snapshot/9"');
    expect(proposedStep).toBe(0);
    expect(solver?.statistics.steps).toBe(4);
  });

  test("looking does not change the run", async () => {
    const watched = await open();
    const alone = await open();
    for (let i = 0; i < 10; i++) {
      await watched.measure();
      await watched.show({ names: ["oxygen", "share"], slice: 0 });
      await watched.read("share");
      await watched.advance(1);
    }
    await alone.advance(10);
    expect(await watched.snapshot()).toEqual(await alone.snapshot());
  });

  test("refuses another grid and another model", async () => {
    const snapshot = await (await open()).snapshot();
    const grid = planeGrid(20, 22, 10);
    const other = await openCpuEngine(makeScenario({ grid, step: 6, model: everything }));
    await expect(other.restore(snapshot)).rejects.toThrow(/another grid \(27x22x1/);
    const small = await openCpuEngine(
      makeScenario({ grid, step: 6, model: { fields: { u: { kind: "static", unit: "1" } } } }),
    );
    await expect(small.restore(snapshot)).rejects.toThrow(/another model/);
  });
});

describe("running", () => {
  test("stops at `until` and not beyond", async () => {
    const engine = await open();
    expect(await engine.advance(1000, 33)).toBeGreaterThan(0);
    expect(engine.time).toBe(33);
    expect(await engine.advance(10, 33)).toBe(0);
    expect(await engine.advance(10, 20)).toBe(0);
    expect(engine.time).toBe(33);
    expect(await engine.advance(2)).toBe(2);
  });

  test("calls made together run one after the other", async () => {
    const engine = await open();
    const taken = await Promise.all([engine.advance(3), engine.advance(2, 1e9), engine.advance(4)]);
    expect(taken).toEqual([3, 2, 4]);
    expect(engine.stepCount).toBe(9);
  });

  test("measures what it is asked for, and always the compartments", async () => {
    const engine = await open();
    await engine.advance(3);
    const all = await engine.measure();
    const some = await engine.measure({ names: ["share", "dead"] });
    expect(some.fields).toEqual({ dead: all.fields["dead"] });
    expect(some.observables).toEqual({ share: all.observables["share"] });
    expect(some.compartments).toEqual(all.compartments);
    expect((await engine.measure({ names: [] })).fields).toEqual({});
    await expect(engine.measure({ names: ["sahre"] })).rejects.toThrow('"sahre"');
  });

  test("everything stays finite and nothing below 0", async () => {
    const engine = await open();
    await engine.advance(1000, 300);
    const { fields, compartments } = await engine.measure();
    for (const statistics of Object.values(fields)) {
      expect(statistics.nonFinite).toBe(0);
      expect(statistics.min).toBeGreaterThanOrEqual(0);
    }
    expect(fields["oxygen"]!.max).toBeLessThanOrEqual(38 * (1 + 1e-6));
    expect(fields["dead"]!.integral).toBeGreaterThan(0);
    expect(compartments["plasma"]).toBeGreaterThan(0);
    expect(compartments["cleared"]).toBeGreaterThan(0);
  });

  test("dose times are exact and each dose is given once", async () => {
    const model: ModelDescription = {
      fields: { u: { kind: "static", unit: "1" }, c: { kind: "compartment", unit: "1" } },
      parameters: { feed: { value: 0.25, unit: "1/min", min: 0, max: 9 } },
      processes: [{ type: "source", field: "u", rate: "feed" }],
    };
    const dose = (field: string, start: number, every: number, count: number) =>
      ({ ...interventions[0], field, start, every, count }) as Scenario["interventions"][number];
    const engine = await openCpuEngine(
      makeScenario({
        grid: planeGrid(16, 16, 10),
        step: 6,
        model,
        interventions: [
          dose("u", 10, 10, 3),
          dose("c", 10, 4.4, Number.POSITIVE_INFINITY),
          {
            type: "parameter",
            label: "more",
            start: 12.5,
            stop: 40.25,
            every: 0,
            count: 1,
            parameter: "feed",
            value: 1.5,
          },
        ],
      }),
    );
    const uAt = async (time: number): Promise<number> => {
      await engine.advance(1000, time);
      return (await engine.measure()).fields["u"]!.mean;
    };
    expect(await uAt(10)).toBeCloseTo(2.5, 5);
    expect(await uAt(12.5)).toBeCloseTo(1 + 12.5 * 0.25, 5);
    expect(await uAt(35)).toBeCloseTo(3 + 12.5 * 0.25 + 22.5 * 1.5, 4);
    expect(await uAt(60)).toBeCloseTo(3 + (12.5 + 19.75) * 0.25 + 27.75 * 1.5, 4);
    expect((await engine.measure()).compartments["c"]).toBeCloseTo(12, 5);
  });

  test("parameters and edits are events", async () => {
    const engine = await open();
    await engine.advance(8);
    expect((await engine.snapshot()).sinceEvent).toBeGreaterThan(0);
    engine.setParameters({ kill: 0.1 });
    expect((await engine.snapshot()).sinceEvent).toBe(0);
    const before = engine.time;
    await engine.advance(1);
    expect(engine.time - before).toBeLessThanOrEqual(0.5);
    engine.edit({
      field: "oxygen",
      from: [100, 100, 0],
      to: [150, 100, 0],
      radius: 30,
      softness: 0.5,
      action: "add",
      amount: 1000,
      limit: 500,
    });
    expect((await engine.snapshot()).sinceEvent).toBe(0);
    expect(Math.max(...(await engine.read("oxygen")))).toBe(500);
    await engine.advance(1);
    const oxygen = await engine.read("oxygen");
    expect(Math.max(...oxygen)).toBeLessThan(500);
  });

  test("a mean in an observable is over the whole domain", async () => {
    const engine = await open();
    const immune = await engine.read("immune");
    const tumor = await engine.read("tumor");
    const mean = immune.reduce((sum, value) => sum + value, 0) / immune.length;
    const share = await engine.read("share");
    expect(share[100]).toBeCloseTo(immune[100]! / (mean + tumor[100]!), 5);
  });

  test("measures and shows a slice of a volume", async () => {
    const engine = await openCpuEngine(
      makeScenario({
        grid: solidGrid(6, 5, 4, 10),
        step: 6,
        model: { fields: { u: { kind: "static", unit: "1", initial: "z + 0.001*x" } } },
      }),
    );
    const { fields } = await engine.measure();
    expect(fields["u"]!.mean).toBeCloseTo(20.03, 4);
    expect(fields["u"]!.integral / (60 * 50 * 40)).toBeCloseTo(20.03, 4);
    const image = await engine.show({ names: ["u"], slice: 2 });
    if (image.kind !== "array") throw new Error("the CPU shows arrays");
    expect([image.width, image.height, image.layers, image.data.length]).toEqual([6, 5, 1, 30]);
    expect(image.data[7]).toBeCloseTo(25.015, 4);
    const all = await engine.show({ names: ["u"], slice: 0, volume: true });
    if (all.kind !== "array" || all.tiles === undefined) throw new Error("a volume was asked for");
    const { tiles, width, data } = all;
    for (const [i, j, k] of [
      [0, 0, 0],
      [5, 4, 3],
      [2, 3, 1],
    ] as const) {
      // Slices lie side by side, row by row.
      const column = 6 * (k % tiles.across) + i;
      const row = 5 * Math.floor(k / tiles.across) + j;
      expect(data[column + width * row]).toBeCloseTo(10 * k + 5 + 0.01 * (i + 0.5), 4);
    }
  });
});

describe("refusals", () => {
  test("unknown names and values that are no numbers", async () => {
    const engine = await open();
    expect(() => engine.setParameters({ kil: 1 })).toThrow(EngineError);
    expect(() => engine.setParameters({ kill: Number.NaN })).toThrow(/finite/);
    await expect(engine.read("oxigen")).rejects.toThrow(/"oxigen"/);
    expect(() => engine.show({ names: ["nothing"], slice: 0 })).toThrow(/"nothing"/);
    const names = Array.from({ length: limits.layers.most + 1 }, () => "tumor");
    expect(() => engine.show({ names, slice: 0 })).toThrow(`At most ${limits.layers.most} fields`);
    const most = engine.show({ names: names.slice(1), slice: 0 });
    expect(most).toMatchObject({ layers: limits.layers.most });
  });

  test("too little memory, with a grid that fits", async () => {
    const scenario = makeScenario({ grid: planeGrid(512, 512, 10), step: 6, model: everything });
    const opening = openCpuEngine(scenario, { memoryLimit: 2 ** 24 });
    await expect(opening).rejects.toThrow(
      /512x512 needs .* MiB .* 16 MiB.* grid of (\d+)x\1 would fit/,
    );
    const message = await openCpuEngine(scenario, { memoryLimit: 2 ** 24 }).then(
      () => "",
      (error: Error) => error.message,
    );
    const side = Number(/grid of (\d+)x\d+ would/.exec(message)?.[1]);
    const smaller = makeScenario({ grid: planeGrid(side, side, 10), step: 6, model: everything });
    await expect(openCpuEngine(smaller, { memoryLimit: 2 ** 24 })).resolves.toBeDefined();
  });
});
