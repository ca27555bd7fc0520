import { describe, expect, test } from "vitest";
import { conjugateGradients } from "../reference/conjugate-gradients.ts";
import { semiDiscrete } from "../reference/semi-discrete.ts";
import { relativeError } from "../support/error-norms.ts";
import { fill, planeGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { openCpuEngine } from "../support/open-engines.ts";

const grid = planeGrid(128, 128, 10);
const halfSaturation = 1.5;

/** Share of tumour at time t (min): a disc whose radius grows by 10 um/h. */
function tumor(x: number, y: number, t: number): number {
  const r = Math.hypot(x - 640, y - 600);
  return 0.5 * (1 - Math.tanh((r - (200 + t / 6)) / 20));
}

/** Distance from the edge over its width, at time t + `ahead` (min), as a formula. */
const edgeText = (ahead: number): string =>
  `(sqrt((x-640)^2 + (y-600)^2) - (200 + (t + ${ahead})/6))/20`;

/** The growth of the tumour's share, 1/min, in the middle of a step from t. */
const growthText = (step: number): string => `0.5*(1 - tanh(${edgeText(step / 2)})^2)/120`;

/** Scattered vessels, sparse inside. */
const vessel = (() => {
  let state = 1;
  return fill(grid, (x, y) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296 < (Math.hypot(x - 640, y - 600) < 330 ? 1 / 800 : 1 / 100) ? 1 : 0;
  });
})();

const { faces } = semiDiscrete({ grid, diffusion: 1e5 }).at(0);

/** Backward Euler in double precision, uptake and tumour at the new time, by Newton's method. */
function nonlinearStep(start: Float64Array, t: number, dt: number): Float64Array {
  const most = fill(grid, (x, y) => 10 * halfSaturation * tumor(x, y, t));
  let u = start;
  for (let round = 0; round < 20; round++) {
    // Uptake f(u) = most u/(K + u) about the last iterate: f + f' (next - u).
    const slope = u.map(
      (value, voxel) => (most[voxel]! * halfSaturation) / (halfSaturation + value) ** 2,
    );
    const diagonal = slope.map((one, voxel) => 1 + dt * (0.1 + 10 * vessel[voxel]! + one));
    const rhs = start.map((value, voxel) => {
      const uptake = (most[voxel]! * u[voxel]!) / (halfSaturation + u[voxel]!);
      const rest = uptake - slope[voxel]! * u[voxel]!;
      return value + dt * (10 * 38 * vessel[voxel]! - rest);
    });
    const next = conjugateGradients(diagonal, faces, dt, rhs, u);
    if (relativeError(next, u) < 1e-9) return next;
    u = next;
  }
  throw new Error(`Newton's method does not converge at t = ${t} min.`);
}

async function engineAt(step: number, until: number): Promise<Float32Array> {
  const engine = await openCpuEngine(
    makeScenario({
      grid,
      step,
      model: {
        fields: {
          oxygen: { kind: "substrate", unit: "mmHg", diffusion: 1e5, initial: 20 },
          tumor: { kind: "static", unit: "1", initial: `0.5*(1 - tanh(${edgeText(0)}))` },
          vessel: { kind: "static", unit: "1" },
        },
        processes: [
          { type: "loss", field: "oxygen", rate: "0.1 + 15*tumor/(1.5 + oxygen)" },
          { type: "react", field: "tumor", rate: growthText(step) },
          { type: "exchange", field: "oxygen", rate: "10*vessel", target: 38 },
        ],
      },
    }),
  );
  const snapshot = await engine.snapshot();
  snapshot.fields.set(vessel, 2 * 128 * 128);
  await engine.restore(snapshot);
  await engine.advance(100_000, until);
  return engine.read("oxygen");
}

describe("Michaelis-Menten uptake in a slowly growing tumour", () => {
  test("follows the converged nonlinear solution", async () => {
    const until = 360;
    let reference: Float64Array = new Float64Array(grid.nx * grid.ny).fill(20);
    for (let t = 300; t < until; t += 3) reference = nonlinearStep(reference, t + 3, 3);
    const at1 = relativeError(await engineAt(1, until), reference);
    const at6 = relativeError(await engineAt(6, until), reference);
    expect(at1).toBeLessThan(3e-4);
    expect(at6).toBeLessThan(3e-4);
  });
});
