import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BoundaryDescription, ModelDescription } from "../../src/model/description.ts";
import type { Grid } from "../../src/model/grid.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { openGpuEngine } from "../support/open-engines.ts";
import { advanceBoth, differences, openBoth, worst } from "./both-engines.ts";

let device: TestDevice;
beforeAll(async () => {
  device = await openTestDevice();
});
afterAll(() => {
  expect(device.errors).toEqual([]);
  device.close();
});

const fields = ["u", "v", "w", "n"] as const;
const size = fc.double({ min: 0.02, max: 0.5, noNaN: true }).map((value) => value.toFixed(3));

/** Bounded and smooth, so that round-off stays small. */
const rate = fc
  .tuple(
    fc.nat({ max: 4 }),
    size,
    fc.constantFrom(...fields),
    fc.constantFrom(...fields),
    fc.constantFrom("slider", "x/200", "1"),
  )
  .map(
    ([kind, k, a, b, factor]) =>
      [
        `${k}*${factor}*(1 - ${a})`,
        `-${k}*${a}*${b}^2/(1 + ${a}^2)`,
        `${k}*sin(3*${a} + ${factor})*hill(${b}, 0.5, 2)`,
        `${k}*(tanh(${a}) - ${b})*${factor}`,
        `${k}*exp(-${a}^2)*inhibit(${b}, ${k}, 3) - ${k}*${a}`,
      ][kind]!,
  );

/** u, v signed and reacting; w of another wall and with time in its diffusion; n drifts. */
function modelOf(rates: readonly string[], walls: BoundaryDescription): ModelDescription {
  return {
    parameters: { slider: { value: 0.7, unit: "1" }, spread: { value: 1.1, unit: "1" } },
    fields: {
      u: { kind: "substrate", unit: "1", diffusion: "spread", initial: "random()" },
      v: { kind: "substrate", unit: "1", initial: "random() - 0.5" },
      w: {
        kind: "substrate",
        unit: "1",
        diffusion: "0.8 + 0.3*sin(t)",
        initial: "random()",
        boundary: walls,
      },
      n: { kind: "population", unit: "1", diffusion: 0.5, initial: "random()" },
      rest: { kind: "static", unit: "1", initial: "random()" },
    },
    processes: [
      { type: "react", field: "u", rate: rates[0]! },
      { type: "react", field: "v", rate: rates[1]! },
      { type: "source", field: "w", rate: "0.1*rest" },
      { type: "loss", field: "w", rate: rates[2]!.replace(/^-/, "") },
      { type: "growth", field: "n", rate: "0.1*w", capacity: 1 },
      { type: "chemotaxis", field: "n", towards: "w", sensitivity: 2, crowding: "n" },
    ],
  };
}

const grids: readonly Grid[] = [
  planeGrid(36, 20, 2),
  planeGrid(33, 17, 2, 3),
  planeGrid(64, 1, 2),
  solidGrid(8, 5, 6, 3),
];
const boundaries: readonly BoundaryDescription[] = [
  "no-flux",
  "periodic",
  { left: "periodic", right: "periodic" },
];

describe("the explicit scheme on the GPU", () => {
  it("agrees with the CPU for any rates, walls and sizes, and when a slider moves", {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rate, { minLength: 3, maxLength: 3 }),
        fc.constantFrom(...grids),
        fc.constantFrom(...boundaries),
        fc.constantFrom(...boundaries),
        async (rates, grid, boundary, walls) => {
          const model = modelOf(rates, walls);
          const scenario = makeScenario({ model, grid, boundary, step: 0.25, scheme: "explicit" });
          const both = await openBoth(scenario, device);
          try {
            await advanceBoth(both, 7);
            for (const engine of [both.cpu, both.gpu]) {
              await engine.setParameters({ slider: 0.2, spread: 0.4 });
            }
            await advanceBoth(both, 8);
            const all = await differences(both);
            expect(worst(all), JSON.stringify(all)).toBeLessThanOrEqual(1e-5);
          } finally {
            both.dispose();
          }
        },
      ),
      { numRuns: 10, seed: 20260803 },
    );
  });

  it.each([
    ["between walls without flux", "no-flux", "1 + cos(pi*x/64)*cos(pi*y/48)", 1, 1],
    ["periodic", "periodic", "1 + sin(2*pi*x/64)*cos(2*pi*y/48)", 2, 2],
  ] as const)("a wave of diffusion fades as it must, %s", async (_, boundary, initial, kx, ky) => {
    const [D, dt, steps] = [1.5, 0.5, 60];
    const scenario = makeScenario({
      grid: planeGrid(32, 16, 2, 3),
      boundary,
      step: dt,
      scheme: "explicit",
      model: {
        fields: { u: { kind: "substrate", unit: "1", diffusion: D, initial } },
        processes: [],
      },
    });
    const engine = await openGpuEngine(scenario, { device: device.device, description: "test" });
    const before = await engine.read("u");
    await engine.advance(steps);
    const after = await engine.read("u");
    // Eigenvalue of the difference operator: -4 D/h^2 sin^2(k pi h / (2 L)) per axis.
    const loss = (k: number, h: number, L: number): number =>
      ((4 * D) / h ** 2) * Math.sin((k * Math.PI * h) / (2 * L)) ** 2;
    const factor = (1 - dt * (loss(kx, 2, 64) + loss(ky, 3, 48))) ** steps;
    const off = before.map((value, i) => Math.abs(after[i]! - 1 - factor * (value - 1)));
    expect(factor).toBeLessThan(0.9);
    expect(Math.max(...off)).toBeLessThan(2e-6);
    engine.dispose();
  });
});
