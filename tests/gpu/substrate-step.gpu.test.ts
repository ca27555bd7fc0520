import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BoundaryDescription } from "../../src/model/description.ts";
import type { Grid } from "../../src/model/grid.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { openGpuEngine } from "../support/open-engines.ts";
import { type LinearSubstrate, referenceStep } from "../support/reference-step.ts";

let device: TestDevice;
beforeAll(async () => {
  device = await openTestDevice();
});
afterAll(() => {
  expect(device.errors).toEqual([]);
  device.close();
});

/** What a case says of its substrate u; the statics d, k, s hold its coefficients per voxel. */
interface Case {
  readonly grid: Grid;
  readonly step: number;
  readonly boundary?: BoundaryDescription;
  readonly periodic?: LinearSubstrate["periodic"];
  /** um^2/min; a formula of x, y, z where it varies. */
  readonly diffusion: string | number;
  readonly loss: string;
  readonly gain: string;
  readonly start: string;
}

const plane = (nx: number, ny: number, dx = 10, dy = dx): Grid => ({
  dimensions: 2,
  nx,
  ny,
  nz: 1,
  dx,
  dy,
  dz: 1,
});
const solid = (nx: number, ny: number, nz: number): Grid => ({
  dimensions: 3,
  nx,
  ny,
  nz,
  dx: 20,
  dy: 20,
  dz: 20,
});

/** Far from any steady state, but not so that the limit of the extrapolation is at work. */
const rough = "20 + 18*random()";
/** Here it is, and errors of a solve are magnified by what the limit hangs on. */
const spikes = "1000*step(0.97, random()) + random()";

/** Cases of one grid and alike in D have the same kernels, which are compiled once. */
const cases: Readonly<Record<string, Case>> = {
  "a uniform D": {
    grid: plane(33, 27),
    step: 6,
    diffusion: 1e5,
    loss: "0.1 + 9*random()",
    gain: "step(0.95, random())",
    start: rough,
  },
  "so many voxels that three levels are large": {
    grid: plane(140, 133),
    step: 6,
    boundary: { left: "periodic", right: "periodic" },
    periodic: [true, false, false],
    diffusion: 1e5,
    loss: "0.1*random()",
    gain: "step(0.95, random())",
    start: rough,
  },
  "wide voxels, slow": {
    grid: plane(40, 17, 5, 12),
    step: 6,
    diffusion: 30,
    loss: "0.01*random()",
    gain: "0.2*random()",
    start: spikes,
  },
  "a strip without diffusion": {
    grid: plane(33, 27),
    step: 6,
    diffusion: "1e4*(1 - step(150, x)*(1 - step(170, x)))",
    loss: "0.01",
    gain: "0",
    start: "100*(1 - step(140, x))",
  },
  "a checkerboard of six decades": {
    grid: plane(33, 27),
    step: 6,
    diffusion: "0.1 + 1e5*(sin(x/25.46)*sin(y/25.46) > 0)",
    loss: "0.05",
    gain: "0.1",
    start: rough,
  },
  "clamps, a hundredth of the voxels": {
    grid: plane(33, 27),
    step: 6,
    diffusion: 1e5,
    loss: "1 + 1e9*step(0.99, random())",
    gain: "5",
    start: "20",
  },
  "periodic sides of odd length": {
    grid: plane(41, 37),
    step: 6,
    boundary: "periodic",
    periodic: [true, true, false],
    diffusion: 1e5,
    loss: "0.01*random()",
    gain: "0.1*random()",
    start: rough,
  },
  "periodic along y only, D varies": {
    grid: plane(24, 21),
    step: 6,
    boundary: { bottom: "periodic", top: "periodic" },
    periodic: [false, true, false],
    diffusion: "2e4*(0.1 + random())",
    loss: "random()",
    gain: "0.1",
    start: rough,
  },
  space: {
    grid: solid(12, 10, 9),
    step: 6,
    diffusion: 1e5,
    loss: "0.1*random()",
    gain: "random()",
    start: rough,
  },
  "space, odd and periodic, D varies": {
    grid: solid(11, 10, 13),
    step: 1,
    boundary: "periodic",
    periodic: [true, true, true],
    diffusion: "1e4*step(0.3, random())",
    loss: "0.1",
    gain: "0",
    start: spikes,
  },
};

/** Software that plays a GPU compiles ten seconds for a kind of kernel: one case of each kind there. */
const few = [
  "so many voxels that three levels are large",
  "wide voxels, slow",
  "a checkerboard of six decades",
  "periodic sides of odd length",
  "space, odd and periodic, D varies",
];
const chosen = import.meta.env.MODE === "every-case" ? Object.keys(cases) : few;

function amount(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

describe("a step of a linear substrate", () => {
  it.each(chosen)("is that of double precision: %s", async (name) => {
    const { grid, step, boundary, periodic, diffusion, loss, gain, start } = cases[name]!;
    const varies = typeof diffusion === "string";
    const fixed = { kind: "static", unit: "1" } as const;
    const scenario = makeScenario({
      grid,
      step,
      boundary: boundary ?? "no-flux",
      model: {
        fields: {
          other: { kind: "substrate", unit: "1", diffusion: 1e3, initial: "random()" },
          u: { kind: "substrate", unit: "1", diffusion: varies ? "d" : diffusion, initial: start },
          d: { ...fixed, initial: diffusion },
          k: { ...fixed, initial: loss },
          s: { ...fixed, initial: gain },
        },
        processes: [
          { type: "loss", field: "u", rate: "k" },
          { type: "source", field: "u", rate: "s" },
        ],
      },
    });
    const gpu = { ...device, description: "test" };
    // Kernels of a real GPU in every case but one per dimension.
    const isSoftware = name.startsWith("wide") || name === "space";
    const engine = await openGpuEngine(scenario, gpu, { tolerance: 1e-7, isSoftware });
    const before = await engine.snapshot();
    const voxels = grid.nx * grid.ny * grid.nz;
    const of = (planes: Float32Array, slot: number): Float32Array =>
      planes.slice(slot * voxels, (slot + 1) * voxels);
    expect(await engine.advance(1)).toBe(1);
    const dt = engine.time;
    const after = await engine.snapshot();
    const wanted = referenceStep(
      {
        grid,
        periodic: periodic ?? [false, false, false],
        diffusion: of(before.fields, 2),
        loss: of(before.fields, 3),
        gain: of(before.fields, 4),
      },
      { u: Float64Array.from(of(before.fields, 1)), e: new Float64Array(voxels) },
      dt,
    );
    const got = of(after.fields, 1);
    const top = Math.max(...before.fields.subarray(voxels, 2 * voxels), ...wanted.u);
    let worst = 0;
    for (let i = 0; i < voxels; i++) worst = Math.max(worst, Math.abs(got[i]! - wanted.u[i]!));
    expect(worst / top).toBeLessThan(1e-5);
    const total = amount(of(after.fields, 1)) + amount(of(after.carry, 1));
    expect(total / (amount(wanted.u) + amount(wanted.e))).toBeCloseTo(1, 4);
    engine.dispose();
  });
});
