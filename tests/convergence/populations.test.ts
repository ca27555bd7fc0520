import { describe, expect, test } from "vitest";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const sum = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((total, value) => total + value, 0);

/** Place (um) where a front along x falls through 1/2. */
function frontOf(n: ArrayLike<number>, cells: number): number {
  for (let i = 0; i < cells - 1; i++) {
    if (n[i]! >= 0.5 && n[i + 1]! < 0.5)
      return (i + 0.5 + (n[i]! - 0.5) / (n[i]! - n[i + 1]!)) * 10;
  }
  return Number.NaN;
}

/** n_t = 10 n_xx + 1e-3 n (1 - n) on the same voxels in double precision, by Runge and Kutta's method. */
function frontsInDouble(times: readonly number[]): number[] {
  const rate = (n: Float64Array): Float64Array =>
    n.map((u, i) => ((n[i - 1] ?? u) - u + ((n[i + 1] ?? u) - u)) / 10 + 1e-3 * u * (1 - u));
  const dt = 2;
  let n = new Float64Array(768).fill(1, 0, 40);
  let time = 0;
  return times.map((until) => {
    for (; time < until; time += dt) {
      const a = rate(n);
      const b = rate(n.map((u, i) => u + (dt / 2) * a[i]!));
      const c = rate(n.map((u, i) => u + (dt / 2) * b[i]!));
      const d = rate(n.map((u, i) => u + dt * c[i]!));
      n = n.map((u, i) => u + (dt / 6) * (a[i]! + 2 * b[i]! + 2 * c[i]! + d[i]!));
    }
    return frontOf(n, 768);
  });
}

describe("populations against exact solutions", () => {
  test("Fisher-KPP front", async () => {
    const engine = await openCpuEngine(
      makeScenario({
        grid: planeGrid(768, 1, 10),
        step: 6,
        model: {
          fields: {
            n: { kind: "population", unit: "1", diffusion: 10, initial: "if(x < 400, 1, 0)" },
          },
          processes: [{ type: "growth", field: "n", rate: 1e-3, capacity: 1 }],
        },
      }),
    );
    const times = [3000, 6000, 9000, 12000, 15000];
    const inDouble = frontsInDouble(times);
    let last = 0;
    for (const [index, time] of times.entries()) {
      await engine.advance(10000, time);
      expect(engine.time).toBe(time);
      const front = frontOf(await engine.read("n"), 768);

      expect(Math.abs(front - inDouble[index]!)).toBeLessThan(0.01);
      if (index === 4) expect((front - last) / 3000 / 0.2).toBeCloseTo(0.93, 1);
      last = front;
    }
  });

  test("drift and motility balance in n = exp(chi a / D)", async () => {
    const grid = planeGrid(48, 40, 10);
    const engine = await openCpuEngine(
      makeScenario({
        grid,
        step: 6,
        model: {
          fields: {
            n: {
              kind: "population",
              unit: "1",
              diffusion: 20,
              initial: "exp(2*cos(pi*x/480) + sin(y/70))",
            },
            a: { kind: "static", unit: "1", initial: "3 + 2*cos(pi*x/480) + sin(y/70)" },
          },
          processes: [{ type: "chemotaxis", field: "n", towards: "a", sensitivity: 20 }],
        },
      }),
    );
    const before = await engine.read("n");
    await engine.advance(20);
    const late = await engine.read("n");
    await engine.advance(1);
    const after = await engine.read("n");
    before.forEach((value, i) => {
      expect(Math.abs(late[i]! / value - 1)).toBeLessThan(1e-5);
      expect(Math.abs(after[i]! / late[i]! - 1)).toBeLessThan(1e-6);
    });
  });

  test.each([
    ["2D", planeGrid(40, 37, 10), "no-flux"],
    ["2D, wrapped", planeGrid(41, 36, 10), "periodic"],
    ["3D", solidGrid(12, 15, 11, 10), "no-flux"],
  ] as const)(
    "movement keeps the number of cells and its bounds, %s",
    async (_, grid, boundary) => {
      const engine = await openCpuEngine(
        makeScenario({
          grid,
          boundary,
          step: 6,
          seed: 4,
          model: {
            fields: {
              n: {
                kind: "population",
                unit: "1",
                diffusion: "10*(1 - 0.9*step(200, x))",
                initial: "random()^6",
              },
              m: { kind: "population", unit: "1", diffusion: 30, initial: "random()^6" },
              a: { kind: "static", unit: "1", initial: "random()" },
            },
            processes: [
              {
                type: "chemotaxis",
                field: "n",
                towards: "a",
                sensitivity: 100,
                crowding: "n + m",
              },
            ],
          },
        }),
      );
      const before = { n: await engine.read("n"), m: await engine.read("m") };
      await engine.advance(50);
      for (const name of ["n", "m"] as const) {
        const after = await engine.read(name);
        expect(Math.abs(sum(after) / sum(before[name]) - 1)).toBeLessThan(2e-6 * Math.sqrt(50));
        expect(after.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
      }
      expect(Math.max(...(await engine.read("m")))).toBeLessThanOrEqual(Math.max(...before.m));
    },
  );

  test.each([0.1, 6, 60])("conversions keep the number of cells, dt %f", async (step) => {
    const engine = await openCpuEngine(
      makeScenario({
        grid: planeGrid(16, 16, 10),
        step,
        model: {
          fields: {
            m1: { kind: "population", unit: "1", initial: "0.5*random()" },
            m2: { kind: "population", unit: "1", initial: "0.5*random()" },
            dead: { kind: "static", unit: "1" },
          },
          processes: [
            { type: "convert", from: "m1", to: "m2", rate: "0.3*hill(x, 80, 4)" },
            { type: "convert", from: "m2", to: "m1", rate: "0.1 + 0.2*m1" },
            { type: "convert", from: "m2", to: "dead", rate: 0.05 },
          ],
        },
      }),
    );
    const total = async (): Promise<number> => {
      const { fields } = await engine.measure();
      return fields["m1"]!.integral + fields["m2"]!.integral + fields["dead"]!.integral;
    };
    const before = await total();
    await engine.advance(40);
    expect(Math.abs((await total()) / before - 1)).toBeLessThan(2e-6);
    const { fields } = await engine.measure();
    expect(fields["dead"]!.integral).toBeGreaterThan(0.05 * before);
    expect(Math.min(fields["m1"]!.min, fields["m2"]!.min)).toBeGreaterThanOrEqual(0);
  });

  test.each([0.1, 6, 60, 600])("growth ends at the capacity, dt %f", async (step) => {
    const engine = await openCpuEngine(
      makeScenario({
        grid: planeGrid(16, 16, 10),
        step,
        model: {
          fields: { n: { kind: "population", unit: "1", initial: "0.01 + 0.5*random()" } },
          processes: [{ type: "growth", field: "n", rate: 0.05, capacity: 0.8 }],
        },
      }),
    );
    await engine.advance(10_000, 1200);
    const n = await engine.read("n");
    expect(Math.max(...n)).toBeLessThanOrEqual(0.8 * (1 + 1e-6));
    expect(Math.min(...n)).toBeGreaterThan(0.799);
  });
});

describe("growth ends at the capacity in steps of many doublings", () => {
  const end = async (initial: number, occupied: string): Promise<number> => {
    const engine = await openCpuEngine(
      makeScenario({
        grid: planeGrid(16, 16, 10),
        step: 1000,
        model: {
          fields: {
            n: { kind: "population", unit: "1", initial },
            dead: { kind: "static", unit: "1", initial: 0.3 },
          },
          processes: [{ type: "growth", field: "n", rate: 1, occupied, capacity: 1 }],
        },
      }),
    );
    await engine.advance(8);
    return (await engine.read("n"))[0]!;
  };

  // 1e-9 is below the last digit of 0.3 in single precision.
  test.each([1e-9, 1e-20])(
    "where a trace of %s grows beside what fills the place",
    async (trace) => {
      expect(await end(trace, "n + dead")).toBeCloseTo(0.7, 5);
    },
  );

  test("where the field counts by its square", async () => {
    expect(await end(0.1, "n^2")).toBeCloseTo(1, 3);
  });
});

describe("a reaction of either sign", () => {
  const fields = { u: { kind: "population", unit: "1" } } as const;
  const grid = planeGrid(16, 16, 10);

  test.each([0.1, 1, 10])("rests with what leaves where it should, dt %f", async (step) => {
    const engine = await openCpuEngine(
      makeScenario({
        grid,
        step,
        model: {
          fields,
          processes: [
            { type: "react", field: "u", rate: -3 },
            { type: "loss", field: "u", rate: 1 },
          ],
        },
      }),
    );
    await engine.advance(400);
    expect((await engine.read("u"))[0]).toBeCloseTo(-3, 5);
  });

  test.each(["population", "substrate", "compartment"] as const)(
    "makes no %s negative that it converts into",
    async (kind) => {
      const engine = await openCpuEngine(
        makeScenario({
          grid,
          step: 1,
          model: {
            fields: { ...fields, n: { kind, unit: "1", initial: 0.25 } },
            processes: [
              { type: "react", field: "u", rate: -0.1 },
              { type: "convert", from: "u", to: "n", rate: 0.1 },
            ],
          },
        }),
      );
      await engine.advance(60);
      const { fields: found, compartments } = await engine.measure();
      expect(found["n"]?.min ?? compartments["n"]).toBe(0.25);
      expect(found["u"]!.mean).toBeLessThan(-0.9);
    },
  );
});

test("rates read a compartment that only interventions change", async () => {
  const engine = await openCpuEngine(
    makeScenario({
      grid: planeGrid(16, 16, 10),
      step: 1,
      model: {
        fields: {
          n: { kind: "population", unit: "1" },
          plasma: { kind: "compartment", unit: "1", initial: 2 },
        },
        processes: [{ type: "source", field: "n", rate: "0.1*plasma" }],
      },
      interventions: [
        {
          type: "field",
          label: "dose",
          start: 10,
          every: 0,
          count: 1,
          field: "plasma",
          action: "add",
          amount: formula(1),
          where: formula(1),
        },
      ],
    }),
  );
  await engine.advance(100, 20);
  expect((await engine.read("n"))[0]).toBeCloseTo(2 + 3, 5);
});

test("says when cells are too fast for the step", async () => {
  const open = (D: number) =>
    openCpuEngine(
      makeScenario({
        grid: planeGrid(16, 16, 10),
        step: 6,
        model: {
          fields: {
            n: { kind: "population", unit: "1", diffusion: D, initial: "if(x < 40, 1, 0)" },
          },
        },
      }),
    );
  const slow = await open(100);
  await slow.advance(6);
  expect((await slow.measure()).notes).toEqual([]);
  const fast = await open(1e4);
  await fast.advance(6);
  const { notes, fields } = await fast.measure();
  expect(notes).toEqual([expect.stringMatching(/held to 2\d? %.*shorter step/)]);
  expect(fields["n"]!.min).toBeGreaterThanOrEqual(0);
  expect((await fast.measure()).notes).toEqual([]);
});

test.each([1, 6, 120])(
  "what cells turn into a substrate spreads and decays as it arrives, dt %f",
  async (step) => {
    const engine = await openCpuEngine(
      makeScenario({
        grid: planeGrid(8, 8, 10),
        step,
        model: {
          fields: {
            alarm: { kind: "substrate", unit: "1", diffusion: 500 },
            n: { kind: "population", unit: "1", initial: 1 },
          },
          processes: [
            { type: "convert", from: "n", to: "alarm", rate: 1e-6, yield: 1000 },
            { type: "loss", field: "alarm", rate: 0.5 },
          ],
        },
      }),
    );
    await engine.advance(1000, 1200);
    // At rest: supply over loss, 1e-3/0.5, however long the step is beside the 2 min of the decay.
    const alarm = await engine.read("alarm");
    const rest = (1e-3 * Math.exp(-1e-6 * 1200)) / 0.5;
    for (const value of alarm) expect(Math.abs(value / rest - 1)).toBeLessThan(1e-3);
  },
);

test.each([6, 120])("chains of conversions rest where they should, dt %f", async (step) => {
  const engine = await openCpuEngine(
    makeScenario({
      grid: planeGrid(2, 2, 10),
      step,
      model: {
        fields: {
          a: { kind: "population", unit: "1" },
          b: { kind: "population", unit: "1" },
          c: { kind: "static", unit: "1" },
        },
        processes: [
          { type: "source", field: "a", rate: 1e-3 },
          { type: "convert", from: "a", to: "b", rate: 0.01 },
          { type: "convert", from: "b", to: "c", rate: 0.02 },
          { type: "loss", field: "c", rate: 0.05 },
        ],
      },
    }),
  );
  await engine.advance(10_000, 6000);
  // Supply over rate: 1e-3/0.01, 1e-3/0.02, 1e-3/0.05.
  expect((await engine.read("a"))[0]).toBeCloseTo(0.1, 6);
  expect((await engine.read("b"))[0]).toBeCloseTo(0.05, 6);
  expect((await engine.read("c"))[0]).toBeCloseTo(0.02, 6);
});

test.each([
  ["substrate", "population", 1],
  ["substrate", "population", 60],
  ["compartment", "compartment", 1],
  ["compartment", "compartment", 60],
] as const)("chains from a %s over a %s rest where they should, dt %f", async (from, to, step) => {
  const engine = await openCpuEngine(
    makeScenario({
      grid: planeGrid(2, 2, 10),
      step,
      model: {
        fields: {
          a: { kind: from, unit: "1" },
          b: { kind: to, unit: "1" },
          c: { kind: to, unit: "1" },
          other: { kind: "static", unit: "1" },
        },
        processes: [
          { type: "source", field: "a", rate: 1 },
          { type: "convert", from: "a", to: "b", rate: 0.2 },
          { type: "convert", from: "b", to: "c", rate: 0.3, yield: 2 },
          { type: "loss", field: "b", rate: 0.1 },
          { type: "loss", field: "c", rate: 0.5 },
        ],
      },
    }),
  );
  await engine.advance(10_000, 3000);
  const { fields, compartments } = await engine.measure();
  const level = (name: string) => fields[name]?.mean ?? compartments[name];
  // Supply over rate of what leaves: 1/0.2; 1/0.4; 2 * 0.3 * 2.5/0.5.
  expect(level("a")).toBeCloseTo(5, 4);
  expect(level("b")).toBeCloseTo(2.5, 4);
  expect(level("c")).toBeCloseTo(3, 4);
});

test("what a compartment gives at rates that follow moving cells is what leaves it", async () => {
  const engine = await openCpuEngine(
    makeScenario({
      grid: planeGrid(8, 4, 10),
      step: 15,
      model: {
        fields: {
          n: { kind: "population", unit: "1", diffusion: 20, initial: "x > 40 ? 1 : 0" },
          blood: { kind: "compartment", unit: "1", initial: 4 },
        },
        processes: [{ type: "convert", from: "blood", to: "n", rate: "0.01*n/(1 + n)" }],
      },
    }),
  );
  await engine.advance(10);
  const { fields, compartments } = await engine.measure();
  expect(compartments["blood"]).toBeLessThan(3.7);
  expect(compartments["blood"]! + fields["n"]!.mean).toBeCloseTo(4.5, 5);
});
