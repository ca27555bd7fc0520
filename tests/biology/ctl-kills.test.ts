import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const HOUR = 60;
const DAY = 1440;
const TUMOR_CELL = 2494;
const LYMPHOCYTE = 180;

interface Tissue {
  readonly tumor: number;
  /** Unhindered CD8 effectors. */
  readonly effectors: number;
  /** Times (min) at which every tumor cell is hit, and open hits per cell that each adds. */
  readonly hits?: { readonly times: readonly number[]; readonly each: number };
  readonly parameters?: Readonly<Record<string, number>>;
}

/** Tumor that neither grows nor moves, with killers that nothing holds back. */
async function open({ tumor, effectors, hits, parameters = {} }: Tissue): Promise<Engine> {
  const still = (initial: number) => ({ kind: "static", unit: "1", initial });
  const file = {
    format: "milieu/1",
    title: "Killers in packed tumor",
    modules: ["cytotoxicity"],
    parameters,
    model: {
      fields: { tumor: still(tumor), dead: still(0), cd8Eff: still(effectors) },
      observables: { cd8Cytotoxicity: { expression: "cd8Eff" } },
      contributions: [{ to: "targets", add: "tumor" }],
    },
    domain: { size: ["160 um", "160 um"], grid: [16, 16] },
    time: { step: "1 min", stop: "2 d" },
    interventions: (hits?.times ?? []).map((time) => ({
      start: `${time} min`,
      every: "1000 d",
      count: 1,
      field: "damage",
      add: hits?.each,
    })),
  };
  const preset = await readPreset(JSON.stringify(file), { library: moduleLibrary, name: "kills" });
  return openCpuEngine(preset.scenario);
}

async function advance(engine: Engine, until: number): Promise<void> {
  while ((await engine.advance(256, until)) > 0);
}

async function level(engine: Engine, name: string): Promise<number> {
  return (await engine.read(name))[0]!;
}

describe("kills per CTL and day", () => {
  it("are 2 to 16 in packed tumor with 1 % unhindered effectors (Halle et al. 2016)", async () => {
    const engine = await open({ tumor: 0.8, effectors: 0.01 });
    await advance(engine, 6 * HOUR);
    const kills = await level(engine, "ctlKills");
    expect(kills).toBeGreaterThan(2);
    expect(kills).toBeLessThan(16);
  });

  it("are the tumor cells that are gone, by the killers that are there", async () => {
    const engine = await open({ tumor: 0.8, effectors: 0.01 });
    await advance(engine, 6 * HOUR);
    const before = await level(engine, "tumor");
    const rates = [await level(engine, "ctlKills")];
    await advance(engine, 7 * HOUR);
    rates.push(await level(engine, "ctlKills"));
    const cells = (before - (await level(engine, "tumor"))) / TUMOR_CELL;
    const counted = (cells / (0.01 / LYMPHOCYTE)) * (DAY / HOUR);
    expect((rates[0]! + rates[1]!) / 2 / counted).toBeCloseTo(1, 2);
  });

  it("are only those that CD8 T cells do", async () => {
    const alone = await open({ tumor: 0.8, effectors: 0.01 });
    await advance(alone, 3 * HOUR);
    expect(await level(alone, "nkHit")).toBe(0);
    expect((await level(alone, "lymphocyteHit")) / (await level(alone, "cd8Hit"))).toBeCloseTo(
      1,
      6,
    );
    const none = await open({ tumor: 0.8, effectors: 0 });
    await advance(none, 3 * HOUR);
    expect(await level(none, "ctlKills")).toBe(0);
  });
});

describe("sublethal hits", () => {
  const each = 0.004;
  const burst = [0, 25, 50];
  const spaced = [0, 6 * HOUR, 12 * HOUR];

  /** Share of the tumor that dies of hits at these times. */
  async function deaths(
    times: readonly number[],
    parameters: Readonly<Record<string, number>> = {},
  ): Promise<number> {
    const engine = await open({ tumor: 0.8, effectors: 0, hits: { times, each }, parameters });
    await advance(engine, 2 * DAY);
    return 1 - (await level(engine, "tumor")) / 0.8;
  }

  it("add up to more than their sum within 50 min, and not hours apart (Weigelin et al. 2021)", async () => {
    const one = await deaths([0]);
    expect(one).toBeGreaterThan(0);
    expect((await deaths(burst)) / (3 * one)).toBeGreaterThan(2);
    expect((await deaths(spaced)) / (3 * one)).toBeGreaterThan(0.95);
    expect((await deaths(spaced)) / (3 * one)).toBeLessThan(1.05);
  });

  it("would add up hours apart if they were mended ten times as slowly", async () => {
    const slow = { damageRepair: 0.0014 };
    expect((await deaths(spaced, slow)) / (3 * (await deaths([0], slow)))).toBeGreaterThan(1.5);
  });

  it("would not add up if one hit killed as well as each of three", async () => {
    const flat = { damageSteepness: 1 };
    expect((await deaths(burst, flat)) / (3 * (await deaths([0], flat)))).toBeLessThan(1.05);
  });
});
