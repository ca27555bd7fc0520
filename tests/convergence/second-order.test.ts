import { expect, test } from "vitest";
import { planeGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

/**
 * A tumor that outgrows its oxygen, its dead, and cells that enter from one side and clear them: every
 * kind of coupling between substrates, populations and static fields, on a line of 24 voxels.
 */
const cells = 24;
const h = 20;
const names = ["u", "n", "d", "m"] as const;
const end = 1440;

function open(step: number) {
  return openCpuEngine(
    makeScenario({
      grid: planeGrid(cells, 1, h),
      step,
      model: {
        fields: {
          u: { kind: "substrate", unit: "1", diffusion: 2000, initial: 5 },
          n: {
            kind: "population",
            unit: "1",
            diffusion: 0.5,
            initial: "0.6*exp(-((x - 300)/80)^2)",
          },
          m: { kind: "population", unit: "1", diffusion: 4, initial: "0.05" },
          d: { kind: "static", unit: "1" },
        },
        processes: [
          { type: "exchange", field: "u", rate: "0.2*exp(-x/60)", target: 40 },
          { type: "loss", field: "u", rate: "20*n/(5 + u)" },
          { type: "growth", field: "n", rate: "1.5e-3*u/(4 + u)", occupied: "n + d", capacity: 1 },
          { type: "convert", from: "n", to: "d", rate: "2e-3*exp(-u/2)" },
          { type: "loss", field: "d", rate: "2e-2*m" },
          { type: "source", field: "m", rate: "1e-3*exp(-x/40)" },
          { type: "loss", field: "m", rate: "1e-3" },
        ],
      },
    }),
    { tolerance: 1e-6 },
  );
}

type State = Record<(typeof names)[number], Float64Array>;

/** Rates of change on the same voxels. */
function rates({ u, n, d, m }: State): State {
  const spread = (field: Float64Array, D: number, i: number): number =>
    (D / h ** 2) *
    ((field[i - 1] ?? field[i]!) - field[i]! + ((field[i + 1] ?? field[i]!) - field[i]!));
  const x = (i: number): number => (i + 0.5) * h;
  const death = (i: number): number => 2e-3 * Math.exp(-u[i]! / 2) * n[i]!;
  return {
    u: u.map(
      (value, i) =>
        spread(u, 2000, i) +
        0.2 * Math.exp(-x(i) / 60) * (40 - value) -
        (20 * n[i]! * value) / (5 + value),
    ),
    n: n.map(
      (value, i) =>
        spread(n, 0.5, i) +
        ((1.5e-3 * u[i]!) / (4 + u[i]!)) * value * (1 - (value + d[i]!)) -
        death(i),
    ),
    m: m.map((value, i) => spread(m, 4, i) + 1e-3 * Math.exp(-x(i) / 40) - 1e-3 * value),
    d: d.map((value, i) => death(i) - 2e-2 * m[i]! * value),
  };
}

function moved(state: State, rate: State, dt: number): State {
  const go = (name: (typeof names)[number]) => state[name].map((v, i) => v + dt * rate[name][i]!);
  return { u: go("u"), n: go("n"), d: go("d"), m: go("m") };
}

/** The state at the end by Runge and Kutta's method in double precision. */
function exactEnd(): State {
  const place = Float64Array.from({ length: cells }, (_, i) => (i + 0.5) * h);
  let state: State = {
    u: place.map(() => 5),
    n: place.map((x) => 0.6 * Math.exp(-(((x - 300) / 80) ** 2))),
    d: new Float64Array(cells),
    m: new Float64Array(cells).fill(0.05),
  };
  const dt = 0.1;
  for (let step = 0; step < Math.round(end / dt); step++) {
    const a = rates(state);
    const b = rates(moved(state, a, dt / 2));
    const c = rates(moved(state, b, dt / 2));
    const e = rates(moved(state, c, dt));
    for (const [rate, share] of [
      [a, 1 / 6],
      [b, 1 / 3],
      [c, 1 / 3],
      [e, 1 / 6],
    ] as const) {
      state = moved(state, rate, share * dt);
    }
  }
  return state;
}

test("a step is of second order where everything acts on everything", async () => {
  const exact = exactEnd();
  const errors: Record<string, number>[] = [];
  // No step of those that are compared resolves how the oxygen falls from its start within a minute.
  const beginning = await open(0.25);
  await beginning.advance(10_000, 60);
  const start = await beginning.snapshot();
  for (const step of [60, 30, 15]) {
    const engine = await open(step);
    await engine.restore(start);
    await engine.advance(10_000, end);
    const found: Record<string, number> = {};
    for (const name of names) {
      const values = await engine.read(name);
      const largest = Math.max(...exact[name]);
      found[name] = Math.max(...values.map((v, i) => Math.abs(v - exact[name][i]!))) / largest;
    }
    errors.push(found);
  }
  const [coarse, , fine] = errors;
  for (const name of names) {
    // A quarter of the step: 16 times less at second order, 4 times at first.
    expect(coarse![name]! / fine![name]!).toBeGreaterThan(7);
    expect(fine![name]).toBeLessThan(1e-4);
  }
});

test.each([
  [0.3, 1.2, 0.5],
  [1, 0.7, 0.45],
])(
  "what reads a substrate that rises to its rest at %f/min soon has it right",
  async (k, at15, at6) => {
    // Integral of 1 - exp(-k t) over 120 min: what s takes up, in min.
    const exact = 120 - (1 - Math.exp(-120 * k)) / k;
    for (const [step, limit] of [
      [15, at15],
      [6, at6],
    ] as const) {
      const engine = await openCpuEngine(
        makeScenario({
          grid: planeGrid(4, 4, 10),
          step,
          model: {
            fields: {
              a: { kind: "substrate", unit: "1", diffusion: 1000 },
              s: { kind: "static", unit: "1" },
            },
            processes: [
              { type: "exchange", field: "a", rate: k, target: 1 },
              { type: "source", field: "s", rate: "a" },
            ],
          },
        }),
      );
      await engine.advance(1000, 120);
      expect(Math.abs((await engine.read("s"))[0]! - exact)).toBeLessThan(limit);
    }
  },
);
