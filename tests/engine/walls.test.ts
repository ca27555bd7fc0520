import { describe, expect, test } from "vitest";
import type { BoundaryDescription, ModelDescription } from "../../src/model/description.ts";
import type { Grid } from "../../src/model/grid.ts";
import { makeScenario, type ScenarioPlan } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const h = 10;
const grid: Grid = { dimensions: 2, nx: 24, ny: 16, nz: 1, dx: h, dy: h, dz: 1 };
const length = grid.nx * h;
const D = 1000;

type Plan = Partial<ScenarioPlan> & {
  readonly walls?: BoundaryDescription;
  readonly initial0?: string | number;
  readonly kind?: "substrate" | "population";
  readonly processes?: ModelDescription["processes"];
};

function open({ walls = "no-flux", initial0 = 0, kind = "substrate", processes, ...plan }: Plan) {
  const model: ModelDescription = {
    fields: { u: { kind, unit: "1", diffusion: D, initial: initial0, boundary: walls } },
    ...(processes && { processes }),
  };
  return openCpuEngine(makeScenario({ model, grid, step: 6, ...plan }));
}

/** The field along x at j = 3 and its mean after a time (min). */
async function runTo(time: number, plan: Plan) {
  const engine = await open(plan);
  await engine.advance(100_000, time);
  const values = await engine.read("u");
  const mean = (await engine.measure()).fields["u"]?.mean ?? Number.NaN;
  const row = [...values.slice(3 * grid.nx, 4 * grid.nx)];
  const top = [...values.slice(13 * grid.nx, 14 * grid.nx)];
  return { row, top, mean };
}

function expectClose(found: readonly number[], exact: (x: number) => number, tolerance: number) {
  const largest = Math.max(...found.map(Math.abs));
  for (const [i, value] of found.entries()) {
    expect(Math.abs(value - exact((i + 0.5) * h))).toBeLessThan(tolerance * largest);
  }
}

describe("a wall with a flux", () => {
  test.each(["implicit", "explicit"] as const)("lets in what it says (%s)", async (scheme) => {
    const step = scheme === "implicit" ? 6 : 0.02;
    const time = scheme === "implicit" ? 120 : 6;
    const { mean } = await runTo(time, { scheme, step, walls: { left: { flux: 2 } } });
    expect(mean).toBeCloseTo((2 * time) / length, 5);
  });

  test("lets in what it says where it varies along the side", async () => {
    const flux = "y < 80 ? 4 : 0";
    const { mean, row, top } = await runTo(60, { walls: { left: { flux } } });
    expect(mean).toBeCloseTo((0.5 * 4 * 60) / length, 5);
    expect(row[0]).toBeGreaterThan(1.2 * (top[0] as number));
  });

  test("rests at the slope q/D against a fixed value", async () => {
    const { row } = await runTo(6000, { walls: { left: { flux: 20 }, right: { value: 3 } } });
    expectClose(row, (x) => 3 + (20 * (length - x)) / D, 1e-4);
  });

  test("lets out what it says while there is enough, and never more than there is", async () => {
    const walls = { right: { flux: -2 } };
    const { mean } = await runTo(240, { walls, initial0: 10 });
    expect(mean).toBeCloseTo(10 - (2 * 240) / length, 3);
    const empty = await runTo(3000, { walls, initial0: 10 });
    expect(Math.min(...empty.row)).toBeGreaterThanOrEqual(0);
    expect(empty.mean).toBeLessThan(0.1);
  });

  test("lets populations in, too", async () => {
    const { mean } = await runTo(12, { kind: "population", walls: { left: { flux: 2 } } });
    expect(mean).toBeCloseTo((2 * 12) / length, 5);
  });
});

describe("a wall with an exchange", () => {
  test("rests on the line between a fixed value and its target", async () => {
    const [kappa, target, held] = [5, 8, 2];
    const slope = (kappa * (target - held)) / (D + kappa * length);
    const right = { exchange: kappa, target };
    const { row } = await runTo(6000, { walls: { left: { value: held }, right } });
    expectClose(row, (x) => held + slope * x, 1e-4);
  });

  // Slab 0..L, no flux at 0: the slowest mode cos(mu x/L) with mu tan(mu) = kappa L/D falls as
  // exp(-D mu^2 t/L^2) (Carslaw and Jaeger 1959, 3.11).
  test("empties a slab at the rate of its slowest mode", async () => {
    const kappa = 5;
    const biot = (kappa * length) / D;
    let mu = 1;
    for (let turn = 0; turn < 100; turn++) mu = Math.atan2(biot, mu);
    const time = 60;
    const { row } = await runTo(time, {
      step: 1,
      walls: { right: { exchange: kappa, target: 0 } },
      initial0: `cos(${mu}*x/${length})`,
    });
    const left = Math.exp((-D * mu ** 2 * time) / length ** 2);
    expectClose(row, (x) => left * Math.cos((mu * x) / length), 2e-3);
  });
});

describe("fix", () => {
  // Centres of a row held at 0 with loss k and no flux at n: u_i = 38 cosh(a (n - i - 1/2))/cosh(a (n - 1/2)),
  // 2 cosh(a) - 2 = k h^2/D, exactly on this grid.
  test("holds a row of voxels, and what lies beside it follows", async () => {
    const k = 0.05;
    const { row } = await runTo(3000, {
      processes: [
        { type: "loss", field: "u", rate: k },
        { type: "fix", field: "u", where: "x < 10", value: 38 },
      ],
    });
    const a = Math.acosh(1 + (k * h * h) / (2 * D));
    const from = (i: number) => Math.cosh(a * (grid.nx - i - 0.5));
    expectClose(row, (x) => (38 * from(x / h - 0.5)) / from(0), 1e-4);
  });

  test("sets a population at the end of every step, by the time then", async () => {
    const engine = await open({
      kind: "population",
      processes: [{ type: "fix", field: "u", where: "x < 10", value: "t" }],
    });
    await engine.advance(1000, 20);
    const values = await engine.read("u");
    expect(values[0]).toBeCloseTo(20, 4);
    expect(values[1]).toBeGreaterThan(0);
    expect(values[1]).toBeLessThan(20);
  });
});

describe("rates that jump", () => {
  test.each([6, 60])("a pulse of 2 min brings its 10 in steps of %i min", async (step) => {
    const { mean } = await runTo(240, {
      step,
      processes: [{ type: "source", field: "u", rate: "t >= 103 && t < 105 ? 5 : 0" }],
    });
    expect(mean).toBeCloseTo(10, 5);
  });
});

describe("an exchange that conserves", () => {
  // At rest the tissue has half of what plasma has, and 0.25 of it with plasma's is what there was.
  test.each([
    ["substrate", "0.3", 6],
    ["substrate", "20*(x < 50)", 6],
    ["population", "0.3", 6],
    ["substrate", "0.2*(1 + sin(t/20))", 6],
  ] as const)("of a %s at the rate %s rests where it should", async (kind, rate, step) => {
    const model: ModelDescription = {
      fields: {
        u: { kind, unit: "1", diffusion: D },
        plasma: { kind: "compartment", unit: "1", initial: 45 },
      },
      processes: [{ type: "exchange", field: "u", rate, target: "0.5*plasma", conserve: 0.25 }],
    };
    const engine = await openCpuEngine(makeScenario({ model, grid, step }));
    await engine.advance(100_000, 1200);
    const { fields, compartments } = await engine.measure();
    expect(compartments["plasma"]).toBeCloseTo(40, 3);
    for (const value of [fields["u"]?.min, fields["u"]?.max]) expect(value).toBeCloseTo(20, 2);
  });

  test.each([
    ["substrate", "implicit", 6],
    ["population", "implicit", 6],
    ["substrate", "explicit", 0.02],
  ] as const)("of a %s (%s): what leaves plasma arrives, and back", async (kind, scheme, step) => {
    const model: ModelDescription = {
      fields: {
        u: { kind, unit: "1", diffusion: D },
        vessel: { kind: "static", unit: "1", initial: "random()" },
        plasma: { kind: "compartment", unit: "1", initial: 40 },
      },
      processes: [
        {
          type: "exchange",
          field: "u",
          rate: "0.2*vessel*(1 + sin(t/20))",
          target: "0.5*plasma",
          conserve: 0.25,
        },
      ],
    };
    const engine = await openCpuEngine(makeScenario({ model, grid, step, scheme }));
    const steps = scheme === "implicit" ? 200 : 500;
    await engine.advance(steps);
    const { fields, compartments } = await engine.measure();
    const u = fields["u"]?.mean ?? Number.NaN;
    const plasma = compartments["plasma"] ?? Number.NaN;
    expect(plasma).toBeLessThan(38);
    expect(Math.abs(plasma + 0.25 * u - 40)).toBeLessThan(
      40 * (scheme === "implicit" ? 1e-6 : 1e-5),
    );
  });
});
