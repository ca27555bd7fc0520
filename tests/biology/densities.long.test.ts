import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { Grid } from "../../src/model/grid.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const DAY = 1440;
const SOLID = 0.15;

/**
 * Mean numbers per mm² of a 5 um section in which pathologists would find this tumor: between the
 * poorest and the richest of common solid tumors. "Published" is what was read in the source.
 */
const accepted = [
  {
    name: "cd8PerArea",
    low: 80,
    high: 500,
    published: "medians 70 to 328 by type (Blessin et al. 2020, doi 10.1007/s13402-020-00496-7)",
  },
  {
    name: "nkPerArea",
    low: 5,
    high: 100,
    published: "fewer than 6 little, more than 17 extensive (Coca et al. 1997, Cancer 79:2320)",
  },
  {
    name: "tamPerArea",
    low: 100,
    high: 1500,
    published:
      "medians of M1 and M2 together 127 to 168, each up to 357 (Ma et al. 2010, BMC Cancer 10:112); 1.8 to 22.9 % of the area by type, 100 to 1230 at 21 um across (Jung et al. 2015, doi 10.4132/jptm.2015.06.01)",
  },
  {
    name: "neutrophilsPerArea",
    low: 20,
    high: 500,
    published: "0 to 289 (Jensen et al. 2009, doi 10.1200/JCO.2008.18.9498)",
  },
  {
    name: "mdscPerArea",
    low: 20,
    high: 500,
    published: "none found; assumed as neutrophils, of which most MDSC of tumors are a kind",
  },
] as const;

/** The immune baseline: no drug is given. */
async function openBaseline(): Promise<Engine> {
  const path = resolve(import.meta.dirname, "../../presets/anti-pd1-csf1r.json");
  const { breakages: _, ...file } = JSON.parse(readFileSync(path, "utf8"));
  const untreated = {
    ...file,
    interventions: [],
    claims: [],
    domain: { ...file.domain, grid: [64, 64] },
    time: { ...file.time, step: "60 min" },
  };
  const options = { library: moduleLibrary, name: "anti-pd1-csf1r" };
  return openCpuEngine((await readPreset(JSON.stringify(untreated), options)).scenario);
}

/** Voxels of solid tumor, and those farther than a distance (um) from all of it. */
function regions({ nx, dx, dy }: Grid, tumor: Float32Array, distance: number) {
  const places = [...tumor.keys()].map((voxel) => ({
    voxel,
    x: (voxel % nx) * dx,
    y: Math.floor(voxel / nx) * dy,
  }));
  const solid = places.filter(({ voxel }) => tumor[voxel]! > SOLID);
  const healthy = places.filter((place) =>
    solid.every(({ x, y }) => Math.hypot(place.x - x, place.y - y) > distance),
  );
  return { solid: solid.map(({ voxel }) => voxel), healthy: healthy.map(({ voxel }) => voxel) };
}

function meanOver(values: Float32Array, voxels: readonly number[]): number {
  return voxels.reduce((sum, voxel) => sum + values[voxel]!, 0) / voxels.length;
}

interface Counts {
  readonly solid: number;
  readonly healthy: number;
}

async function countCells(engine: Engine, distance: number) {
  const tumor = await engine.read("tumor");
  const { solid, healthy } = regions(engine.grid, tumor, distance);
  const counts: Record<string, Counts> = {};
  for (const { name } of accepted) {
    const values = await engine.read(name);
    counts[name] = { solid: meanOver(values, solid), healthy: meanOver(values, healthy) };
  }
  return { counts, solid: solid.length, healthy: healthy.length };
}

describe("an untreated tumor", () => {
  let early: Awaited<ReturnType<typeof countCells>>;
  let middle: Awaited<ReturnType<typeof countCells>>;
  let late: Awaited<ReturnType<typeof countCells>>;

  beforeAll(async () => {
    const engine = await openBaseline();
    while ((await engine.advance(256, 12 * DAY)) > 0);
    early = await countCells(engine, 1000);
    while ((await engine.advance(256, 18 * DAY)) > 0);
    middle = await countCells(engine, 700);
    while ((await engine.advance(256, 24 * DAY)) > 0);
    late = await countCells(engine, 700);
    engine.dispose();
  });

  it.each(accepted)("holds $low to $high of $name on day 24; $published", ({ name, low, high }) => {
    expect(late.solid).toBeGreaterThan(500);
    expect(late.counts[name]!.solid).toBeGreaterThan(low);
    expect(late.counts[name]!.solid).toBeLessThan(high);
  });

  // NK cells rest in healthy tissue too: a quarter of what the tumor holds on day 12, two fifths on day 18.
  // On day 18 hardly a place is left 1 mm from the tumor, on day 12 there are many.
  it.each(accepted)("leaves far fewer of $name in healthy tissue", ({ name }) => {
    expect(early.healthy).toBeGreaterThan(100);
    expect(early.counts[name]!.healthy).toBeLessThan(0.3 * early.counts[name]!.solid);
    expect(middle.healthy).toBeGreaterThan(100);
    expect(middle.counts[name]!.healthy).toBeLessThan(0.5 * middle.counts[name]!.solid);
  });
});
