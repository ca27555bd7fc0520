import { describe, expect, it } from "vitest";
import {
  type Budget,
  type BudgetPlace,
  budgetOf,
  prepareBudget,
} from "../../src/analysis/budget.ts";
import { modelTerms } from "../../src/analysis/terms.ts";
import { readTissue, type TissueState } from "../../src/analysis/tissue-state.ts";
import { voxelCount } from "../../src/model/grid.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { formula, makeScenario, type ScenarioPlan } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";
import { shippedPreset } from "../support/shipped-preset.ts";

const total: BudgetPlace = { kind: "total" };

function budget(state: TissueState, field: string, place: BudgetPlace = total): Budget {
  const prepared = prepareBudget(state.model, modelTerms(state.model), field, place);
  return budgetOf(prepared, state);
}

/** The start of a run. */
async function start(plan: Omit<ScenarioPlan, "step">): Promise<TissueState> {
  const scenario = makeScenario({ ...plan, step: 1 });
  const engine = await openCpuEngine(scenario);
  const state = await readTissue(engine, scenario);
  engine.dispose();
  return state;
}

const expressions = (
  values: Readonly<Record<string, string>>,
): NonNullable<ScenarioPlan["initial"]> =>
  Object.entries(values).map(([field, text]) => ({
    type: "expression",
    field,
    expression: formula(text),
  }));

const rateOf = ({ entries }: Budget, label: string): number =>
  entries.find(({ term }) => term.label === label)?.rate ?? Number.NaN;

describe("a budget in closed form", () => {
  it("knows each kind of process", async () => {
    const state = await start({
      grid: planeGrid(4, 4, 10),
      model: {
        fields: {
          u: { kind: "substrate", unit: "mM" },
          c: { kind: "population", unit: "1" },
          d: { kind: "population", unit: "1" },
        },
        processes: [
          { type: "source", field: "u", rate: "0.3*c" },
          { type: "loss", field: "u", rate: 0.25, label: "Decay of u" },
          { type: "exchange", field: "u", rate: 0.1, target: 5 },
          { type: "growth", field: "c", rate: 0.2, capacity: 0.8, occupied: "c + d" },
          { type: "convert", from: "c", to: "d", rate: 0.5, yield: 0.4 },
        ],
      },
      initial: expressions({ u: "2", c: "0.4", d: "0.2" }),
    });
    const u = budget(state, "u");
    expect(rateOf(u, "Made by c")).toBeCloseTo(0.3 * 0.4, 6);
    expect(rateOf(u, "Decay of u")).toBeCloseTo(-0.25 * 2, 6);
    expect(rateOf(u, "Exchange")).toBeCloseTo(0.1 * (5 - 2), 6);
    expect(u.made).toBeCloseTo(0.42, 6);
    expect(u.taken).toBeCloseTo(-0.5, 6);
    expect(u.net).toBeCloseTo(-0.08, 6);
    expect(u.unit).toBe("mM");
    expect(u.value).toBeCloseTo(2, 6);
    expect(rateOf(budget(state, "c"), "Growth")).toBeCloseTo(0.2 * 0.4 * (1 - 0.6 / 0.8), 6);
    expect(rateOf(budget(state, "c"), "To d")).toBeCloseTo(-0.5 * 0.4, 6);
    expect(rateOf(budget(state, "d"), "From c")).toBeCloseTo(0.4 * 0.5 * 0.4, 6);
  });

  it("diffuses a wave at the rate that its length says", async () => {
    const grid = planeGrid(32, 4, 10);
    const wave = Math.PI / 320;
    const state = await start({
      grid,
      model: { fields: { u: { kind: "substrate", unit: "1", diffusion: 50 } } },
      initial: expressions({ u: `1 + cos(${wave}*x)` }),
    });
    // The second difference of a cosine is itself times this.
    const decay = (2 * 50 * (1 - Math.cos(wave * 10))) / 100;
    for (const x of [5, 95, 315]) {
      const { net } = budget(state, "u", { kind: "point", at: [x, 15, 0] });
      expect(net).toBeCloseTo(-decay * Math.cos(wave * x), 5);
    }
    expect(budget(state, "u").net).toBeCloseTo(0, 9);
  });

  it("lets drift and motility cancel where cells lie as Boltzmann says", async () => {
    // With D and a constant pull v the flux of exp(v x/D) is 0.
    const state = await start({
      grid: planeGrid(24, 4, 10),
      model: {
        fields: {
          a: { kind: "static", unit: "1" },
          c: { kind: "population", unit: "1", diffusion: 20 },
        },
        processes: [{ type: "chemotaxis", field: "c", towards: "a", sensitivity: 40 }],
      },
      initial: expressions({ a: "0.01*x", c: "exp(0.02*x)/100" }),
    });
    const inside = budget(state, "c", { kind: "point", at: [125, 15, 0] });
    expect(rateOf(inside, "Random motility")).toBeGreaterThan(1e-5);
    expect(Math.abs(inside.net)).toBeLessThan(2e-5 * inside.made);
    // Nothing leaves: what all voxels gain together is 0.
    expect(Math.abs(budget(state, "c").net)).toBeLessThan(1e-12);
  });

  it("says what passes a wall, and what holds a value", async () => {
    const grid = solidGrid(4, 4, 4, 10);
    const state = await start({
      grid,
      model: {
        fields: {
          u: {
            kind: "substrate",
            unit: "1",
            diffusion: 30,
            boundary: { left: { value: 3 }, right: { flux: 0.5 }, top: { exchange: 2, target: 4 } },
          },
          held: { kind: "substrate", unit: "1" },
        },
        processes: [
          { type: "source", field: "held", rate: 0.7 },
          { type: "fix", field: "held", where: "x < 20", value: 1 },
        ],
      },
      initial: expressions({ u: "1", held: "1" }),
    });
    const u = budget(state, "u");
    // Per volume, a quarter of the voxels lie along each wall.
    expect(rateOf(u, "Through the left wall")).toBeCloseTo((((2 * 30) / 100) * (3 - 1)) / 4, 6);
    expect(rateOf(u, "Through the right wall")).toBeCloseTo(0.5 / 10 / 4, 6);
    const series = 1 / (1 / 2 + 5 / 30);
    expect(rateOf(u, "Through the top wall")).toBeCloseTo(((series / 10) * (4 - 1)) / 4, 6);
    expect(rateOf(budget(state, "held"), "Held at a value")).toBeCloseTo(-0.7 / 2, 6);
  });

  it("is of the voxels of a region", async () => {
    const state = await start({
      grid: planeGrid(8, 8, 10),
      model: {
        fields: { u: { kind: "substrate", unit: "1" } },
        processes: [{ type: "loss", field: "u", rate: 0.1 }],
      },
      initial: expressions({ u: "x/10" }),
    });
    const right = budget(state, "u", { kind: "region", where: formula("x > 40 && y < 20") });
    expect(right.voxels).toBe(8);
    expect(right.net).toBeCloseTo((-0.1 * (4.5 + 5.5 + 6.5 + 7.5)) / 4, 5);
    expect(() => budget(state, "v")).toThrow('There is no field or compartment "v"');
    expect(() => budget(state, "u", { kind: "region", where: formula("w > 1") })).toThrow("w");
  });
});

describe("a budget and the engine", () => {
  // The engine is asked how far every field came; the budget at both ends says how fast it went.
  it("agree on all fields of a preset over a small step", async () => {
    const { scenario } = await shippedPreset("anti-pd1-csf1r", { grid: [32, 32], step: 60 });
    const engine = await openCpuEngine(scenario);
    await engine.advance(30);
    const before = await readTissue(engine, scenario);
    await engine.advance(1, engine.time + 0.05);
    const after = await readTissue(engine, scenario);
    const dt = after.context.time - before.context.time;
    const { model } = scenario;
    const size = voxelCount(scenario.grid);
    for (const { name } of model.fields) {
      const [first, last] = [budget(before, name), budget(after, name)];
      const turnover = (first.made - first.taken + last.made - last.taken) / 2;
      const change = (last.value - first.value) / dt;
      // What single precision leaves of a mean, and rates that a step takes at its start or middle.
      const digits = (2e-7 * first.value) / dt / Math.sqrt(size);
      const allowed = 0.04 * turnover + digits;
      expect(Math.abs((first.net + last.net) / 2 - change), name).toBeLessThanOrEqual(allowed);
    }
    engine.dispose();
  });

  it("agree in each voxel, with drift, crowding, walls and a compartment", async () => {
    const scenario = makeScenario({
      grid: planeGrid(12, 10, 20),
      step: 0.25,
      model: {
        parameters: { k: { value: 0.02, unit: "1/min" } },
        fields: {
          a: {
            kind: "substrate",
            unit: "1",
            diffusion: "2 + 0.02*x",
            boundary: { left: { value: 2 }, bottom: "periodic", top: "periodic" },
          },
          c: { kind: "population", unit: "1", diffusion: 1 },
          d: { kind: "population", unit: "1", diffusion: 2 },
          blood: { kind: "compartment", unit: "1", initial: 1 },
        },
        observables: { hunger: { expression: "inhibit(a, 1, 2)", unit: "1" } },
        processes: [
          { type: "loss", field: "a", rate: "0.05*c + k*hunger" },
          { type: "convert", from: "blood", to: "a", rate: "0.01*c" },
          { type: "growth", field: "c", rate: 0.03, occupied: "c + d", capacity: 1 },
          { type: "convert", from: "c", to: "d", rate: "0.02*hunger" },
          {
            type: "chemotaxis",
            field: "c",
            towards: "a",
            sensitivity: 60,
            crowding: "c + d",
          },
        ],
      },
      initial: expressions({
        a: "1 + 0.5*sin(x/60)*cos(y/40)",
        c: "0.3 + 0.2*sin(x/50 + y/70)",
        d: "0.2 + 0.1*cos(x/40)",
      }),
    });
    const engine = await openCpuEngine(scenario);
    await engine.advance(2);
    const before = await readTissue(engine, scenario);
    await engine.advance(1);
    const after = await readTissue(engine, scenario);
    const dt = after.context.time - before.context.time;
    for (const field of ["a", "c", "d", "blood"]) {
      for (const at of [
        [10, 10, 0],
        [110, 90, 0],
        [230, 190, 0],
      ] as const) {
        const place: BudgetPlace = { kind: "point", at };
        const [first, last] = [budget(before, field, place), budget(after, field, place)];
        const change = (last.value - first.value) / dt;
        const turnover = Math.max(first.made - first.taken, 1e-6);
        expect(
          Math.abs((first.net + last.net) / 2 - change) / turnover,
          `${field} ${at}`,
        ).toBeLessThan(0.01);
      }
    }
    engine.dispose();
  });
});
