import { describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { composeModel } from "../../src/model/compose-model.ts";
import type { ModelDescription } from "../../src/model/description.ts";
import type { Grid } from "../../src/model/grid.ts";
import type { InitialEntry, Shape } from "../../src/model/scenario.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { formula } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/** Vessels and oxygen in tissue that stands still. */
const own: ModelDescription = {
  fields: { tumor: { kind: "static", unit: "1" }, dead: { kind: "static", unit: "1" } },
  observables: {
    trunkSupply: { expression: "trunkOxygenExchange*trunk*(bloodOxygen - oxygen)" },
    burned: { expression: "respiration/oxygenSolubility" },
  },
};

const modules = moduleLibrary.filter(({ name }) => name === "vessels" || name === "oxygen");

interface Plan {
  readonly grid: Grid;
  readonly tumor?: number | string;
  readonly vessel?: number;
  readonly trunk?: Shape;
  readonly parameters?: Readonly<Record<string, number>>;
  /** Of what is changed in the model. */
  readonly more?: ModelDescription;
}

async function settled({ grid, tumor = 0.8, vessel = 0, trunk, parameters = {}, more = {} }: Plan) {
  const model = composeModel({
    modules,
    own: { ...own, processes: more.processes ?? [] },
    library: moduleLibrary,
    domainBoundary: "no-flux",
    dimensions: grid.dimensions,
  });
  const standard = Object.fromEntries(model.parameters.map(({ name, value }) => [name, value]));
  const still = { vesselCollapse: 0, vesselRecovery: 0 };
  const initial: InitialEntry[] = [
    ...Object.entries({ tumor, vessel }).map(
      ([field, value]) => ({ type: "expression", field, expression: formula(value) }) as const,
    ),
    ...(trunk === undefined
      ? []
      : [
          {
            type: "shape",
            field: "trunk",
            shape: trunk,
            value: formula(1),
            combine: "set",
          } as const,
        ]),
  ];
  const engine = await openCpuEngine({
    title: "test",
    model,
    parameters: { ...standard, ...still, ...parameters },
    grid,
    time: { step: 60, scheme: "implicit", residual: 1e-6 },
    initial,
    seed: 1,
    interventions: [],
  });
  await engine.advance(24);
  const value = (name: string) => (parameters[name] ?? standard[name])!;
  return { engine, value };
}

/** A vessel cut across, of this radius (um), in the middle of 640 um. */
const disc = (radius: number): Shape => ({
  kind: "disc",
  center: [320, 320],
  radius,
  softness: 0,
});

/** Oxygen (mmHg) along a line from the middle, by the distance of the voxel (um). */
async function alongLine(engine: Engine, grid: Grid): Promise<(distance: number) => number> {
  const oxygen = await engine.read("oxygen");
  const middle = Math.floor(grid.nx / 2);
  const layer = grid.dimensions === 3 ? Math.floor(grid.nz / 2) : 0;
  const row = grid.nx * (middle + grid.ny * layer);
  return (distance) => {
    const place = distance / grid.dx;
    const i = Math.floor(place);
    const share = place - i;
    return (1 - share) * oxygen[row + middle + i]! + share * oxygen[row + middle + i + 1]!;
  };
}

const mean = async (engine: Engine, name: string) =>
  (await engine.measure()).observables[name]!.mean;

describe("oxygen around one vessel in packed tumor", () => {
  const grid = planeGrid(129, 129, 640 / 129);

  it("falls as around Krogh's, whose cord ends where pressure and its slope do", async () => {
    const parameters = {
      ...{ halfOxygen: 0.02, trunkOxygenExchange: 1e6 },
      ...{ tissueOxygenUse: 0, oxygenUptake: 250 },
    };
    const { engine, value } = await settled({ grid, trunk: disc(20), parameters });
    const oxygen = await alongLine(engine, grid);
    const a = 0.8 * value("oxygenUptake");
    // p(r) = p0 - a/(4 D) (2 R^2 ln(r/r0) - (r^2 - r0^2)), with p(R) = 0.
    const fall = (r: number, r0: number, end: number) =>
      (a / (4 * value("oxygenDiffusion"))) * (2 * end ** 2 * Math.log(r / r0) - (r ** 2 - r0 ** 2));
    let end = 20;
    while (fall(end, 20, end) < value("bloodOxygen")) end += 0.1;
    for (const r of [40, 60, 80, 100]) {
      const krogh = value("bloodOxygen") - fall(r, 20, end);
      expect(Math.abs(oxygen(r) - krogh), `at ${r} um`).toBeLessThan(1);
    }
    expect(oxygen(end + 15)).toBeLessThan(0.3);
  });

  it("leaves less than 5 mmHg at 140 um, as Lanzen found, and a cord between 118 um of rodents and 145 um of lungs", async () => {
    const { engine } = await settled({ grid, trunk: disc(12) });
    const oxygen = await alongLine(engine, grid);
    expect(oxygen(12 + 25)).toBeGreaterThan(10);
    expect(oxygen(12 + 140)).toBeLessThan(5);
    let cord = 0;
    while (oxygen(12 + cord) > 0.5) cord++;
    expect(cord).toBeGreaterThan(118);
    expect(cord).toBeLessThan(145);
  });

  it("hardly falls across blood: a larger vessel is limited by its wall", async () => {
    const { engine } = await settled({ grid, trunk: disc(36) });
    const oxygen = await alongLine(engine, grid);
    expect(oxygen(0)).toBeGreaterThan(45);
    expect(oxygen(36)).toBeLessThan(45);
    expect(oxygen(36)).toBeGreaterThan(33);
  });
});

describe("oxygen beside a wall of blood", () => {
  it("reaches sqrt(2 D p/a), falling as the square of what is left of the way", async () => {
    const grid = planeGrid(160, 4, 4);
    const stripe: Shape = { kind: "stripe", axis: "x", from: 0, to: 40, softness: 0 };
    const parameters = { halfOxygen: 0.02, trunkOxygenExchange: 1e6, tissueOxygenUse: 0 };
    const { engine, value } = await settled({ grid, trunk: stripe, parameters });
    const oxygen = await engine.read("oxygen");
    const [p, a] = [value("bloodOxygen"), 0.8 * value("oxygenUptake")];
    const depth = Math.sqrt((2 * value("oxygenDiffusion") * p) / a);
    for (const share of [0.2, 0.4, 0.6, 0.8]) {
      const at = oxygen[Math.round((40 + share * depth) / 4 - 0.5)]!;
      expect(Math.abs(at - p * (1 - share) ** 2), `at ${share}`).toBeLessThan(0.03 * p);
    }
  });
});

describe("oxygen in a spheroid", () => {
  it("ends at the center at the diffusion limit of Grimes et al. 2014, 232 um at 100 mmHg", async () => {
    const grid = solidGrid(41, 41, 41, 13);
    const outside = (radius: number) =>
      `sqrt((x - 266.5)^2 + (y - 266.5)^2 + (z - 266.5)^2) > ${radius}`;
    const center = async (radius: number) => {
      const { engine } = await settled({
        grid,
        tumor: `if(${outside(radius)}, 0, 1)`,
        parameters: {
          ...{ bloodOxygen: 100, oxygenUptake: 1326, oxygenDiffusion: 1.2e5 },
          ...{ halfOxygen: 0.05, tissueOxygenUse: 0 },
        },
        more: {
          processes: [
            { type: "fix", field: "oxygen", where: outside(radius), value: "bloodOxygen" },
          ],
        },
      });
      return (await alongLine(engine, grid))(0);
    };
    // p(0) = p0 - a R^2/(6 D) for a smaller one.
    expect(Math.abs((await center(180)) - (100 - (1326 * 180 ** 2) / 7.2e5))).toBeLessThan(4);
    expect(await center(215)).toBeGreaterThan(5);
    expect(await center(255)).toBeLessThan(0.5);
  });
});

describe("supply by vessels", () => {
  it("is that of a Krogh cylinder of healthy tissue, halved by what blood resists", async () => {
    const { value } = await settled({ grid: planeGrid(4, 4, 20) });
    const density = 1 / 118 ** 2;
    const cylinder = Math.log(1 / (Math.sqrt(Math.PI * density) * 3.5)) - 0.75;
    const tissue = (2 * Math.PI * value("oxygenDiffusion") * density) / cylinder;
    expect(value("oxygenExchange")).toBeGreaterThan(0.3 * tissue);
    expect(value("oxygenExchange")).toBeLessThan(0.7 * tissue);
  });

  it("keeps healthy tissue at the 45.8 mmHg of its median, within 2", async () => {
    const { engine } = await settled({ grid: planeGrid(4, 4, 20), tumor: 0, vessel: 1 });
    expect(Math.abs((await engine.measure()).fields["oxygen"]!.mean - 45.8)).toBeLessThan(2);
  });

  it("does not depend on the voxel: larger vessels give as much at 40 um as at 10", async () => {
    const network: Shape = {
      kind: "network",
      roots: 5,
      branches: 8,
      radius: 28,
      softness: 12,
    };
    const supply = async (voxels: number) => {
      const grid = planeGrid(voxels, voxels, 1280 / voxels);
      const { engine } = await settled({ grid, trunk: network, tumor: 0.5 });
      return [await mean(engine, "trunkSupply"), await mean(engine, "trunkPerfusion")] as const;
    };
    const [coarse, fine] = [await supply(32), await supply(128)];
    expect(Math.abs(coarse[0] / fine[0] - 1)).toBeLessThan(0.1);
    expect(Math.abs(coarse[1] / fine[1] - 1)).toBeLessThan(0.1);
  });

  it("is what is burned", async () => {
    const { engine } = await settled({ grid: planeGrid(64, 64, 10), trunk: disc(30) });
    const ratio = (await mean(engine, "trunkSupply")) / (await mean(engine, "burned"));
    expect(Math.abs(ratio - 1)).toBeLessThan(0.01);
  });
});
