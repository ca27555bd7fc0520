import { beforeAll, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Engine, Snapshot } from "../../src/engine/engine.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** README's first five minutes: what it tells a new user to do shows what it says. */
const day = 1440;
const side = 2560;
let engine: Engine;
let week: Snapshot;
let own: Readonly<Record<string, number>>;

beforeAll(async () => {
  const { scenario } = await readPreset(await presetText("hypoxic-core"), {
    library: moduleLibrary,
    overrides: { grid: [80, 80], step: 60 },
  });
  own = scenario.parameters;
  engine = await openCpuEngine(scenario);
  await runTo(7);
  week = await engine.snapshot();
});

async function runTo(days: number): Promise<void> {
  while (engine.time < days * day) await engine.advance(64, days * day);
}

/** Means over the middle of the core. */
async function core(): Promise<{ oxygen: number; m1: number; m2: number }> {
  const meanOf = async (name: string) => {
    const values = await engine.read(name);
    const { nx, ny } = engine.grid;
    let [sum, count] = [0, 0];
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) {
        const x = ((i + 0.5) / nx - 0.5) * side;
        const y = ((j + 0.5) / ny - 0.5) * side;
        if (x * x + y * y > 120 ** 2) continue;
        sum += values[j * nx + i] as number;
        count++;
      }
    }
    return sum / count;
  };
  return { oxygen: await meanOf("oxygen"), m1: await meanOf("m1"), m2: await meanOf("m2") };
}

async function back(changed: Readonly<Record<string, number>>): Promise<void> {
  await engine.restore(week);
  engine.setParameters({ ...own, ...changed });
}

/** A dab of the brush as it stands when it is opened: half of the field's strength, 128 um. */
function dab(): void {
  for (let time = 0; time < 4; time++) {
    engine.edit({
      field: "trunk",
      from: [side / 2, side / 2, 0],
      to: [side / 2, side / 2, 0],
      radius: 128,
      softness: 0.6,
      action: "add",
      amount: 0.125,
      limit: 0.5,
    });
  }
}

it("1: in a week the core is airless and its macrophages are M2", async () => {
  await back({});
  const { oxygen, m1, m2 } = await core();
  expect(oxygen).toBeLessThan(8);
  expect(m2).toBeGreaterThan(5 * m1);
});

it("3: without both drives the core stays airless and turns green in three days", async () => {
  await back({ hypoxiaToM2: 0, lactateToM2: 0 });
  await runTo(10);
  const { oxygen, m1, m2 } = await core();
  expect(oxygen).toBeLessThan(8);
  expect(m1).toBeGreaterThan(0.8 * m2);
  await back({});
  await runTo(10);
  const usual = await core();
  expect(usual.m2).toBeGreaterThan(5 * usual.m1);
});

it("4: a dab of larger vessels brings oxygen at once, and without lactate's drive a green island", async () => {
  const islands = [];
  for (const changed of [{ lactateToM2: 0 }, {}]) {
    await back(changed);
    dab();
    await runTo(7.05);
    expect((await core()).oxygen).toBeGreaterThan(30);
    await runTo(9);
    const { m1, m2 } = await core();
    islands.push(m1 / m2);
  }
  expect(islands[0]).toBeGreaterThan(1);
  expect(islands[1]).toBeLessThan(0.7);
});
