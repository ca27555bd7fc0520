import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ModelDescription, ProcessDescription } from "../../src/model/description.ts";
import { arbitraryModel } from "../support/arbitrary-model.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { planeGrid } from "../support/grids.ts";
import { formula, makeScenario } from "../support/make-scenario.ts";
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

const names = ["food", "signal", "tumor", "m1", "m2", "vessel"];
const field = fc.constantFrom(...names);
const size = fc.double({ min: 0.01, max: 1, noNaN: true }).map((value) => value.toFixed(3));

/** Rates of the kinds that biology uses: bounded and smooth, so that round-off stays small. */
const rate = fc
  .tuple(fc.constantFrom(0, 1, 2, 3, 4, 5), size, field, field, size)
  .map(([kind, k, a, b, K]) => {
    const forms = [
      `${k}*michaelis(${a}, ${K})`,
      `${k}*hill(${a}, ${K}, 2)*${b}`,
      `${k}*inhibit(${a}, ${K}, 3)`,
      `${k}*exp(-${a}/${K})`,
      `${k}*sqrt(${a})*smoothstep(0, 1, ${b})`,
      `${k}*min(${a}, ${K})/(1 + max(${b}, 0))`,
    ];
    return `0.05*${forms[kind]}`;
  });

const population = fc.constantFrom("tumor", "m1", "m2");
const anyProcess: fc.Arbitrary<ProcessDescription> = fc.oneof(
  fc.record({ type: fc.constant("source" as const), field, rate }),
  fc.record({ type: fc.constant("loss" as const), field, rate }),
  fc.record({ type: fc.constant("exchange" as const), field, rate, target: size }),
  fc
    .record({ type: fc.constant("convert" as const), from: field, to: field, rate, yield: size })
    .filter(({ from, to }) => from !== to),
  fc.record({
    type: fc.constant("growth" as const),
    field: population,
    rate,
    occupied: fc.constant("tumor + m1 + m2"),
    capacity: fc.constant(2),
  }),
  fc.record({
    type: fc.constant("chemotaxis" as const),
    field: population,
    towards: field,
    sensitivity: size.map((value) => `200*${value}`),
    crowding: fc.constant("0.3*(tumor + m1 + m2)"),
  }),
);

function modelOf(processes: readonly ProcessDescription[], motility: string): ModelDescription {
  const one = (kind: "substrate" | "population" | "static", diffusion: string) =>
    ({ kind, unit: "1", diffusion, initial: "0.2 + 0.3*random()" }) as const;
  return {
    fields: {
      food: one("substrate", "20000"),
      signal: one("substrate", "300*(0.2 + vessel)"),
      tumor: one("population", "1"),
      m1: one("population", motility),
      m2: one("population", "5"),
      vessel: { kind: "static", unit: "1", initial: "step(0.9, random())" },
    },
    processes: processes.filter((process, index) => isFirstOfItsKind(processes, process, index)),
  };
}

/** At most one growth and one drift per population. */
function isFirstOfItsKind(
  all: readonly ProcessDescription[],
  process: ProcessDescription,
  index: number,
): boolean {
  if (process.type !== "growth" && process.type !== "chemotaxis") return true;
  return !all
    .slice(0, index)
    .some((other) => other.type === process.type && other.field === process.field);
}

/** Each is compiled, which takes software that plays a GPU ten seconds. */
const isEveryCase = import.meta.env.MODE === "every-case";

describe("random models", () => {
  it("agree on both backends", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyProcess, { minLength: 2, maxLength: 8 }),
        fc.constantFrom("2", "4*(1 - 0.5*vessel)"),
        fc.constantFrom("no-flux" as const, "periodic" as const),
        async (processes, motility, boundary) => {
          const model = modelOf(processes, motility);
          const grid = planeGrid(15, 12, 10);
          const both = await openBoth(makeScenario({ model, grid, boundary, step: 6 }), device);
          try {
            await advanceBoth(both, 8);
            const all = await differences(both);
            expect(worst(all), JSON.stringify(all)).toBeLessThanOrEqual(1e-5);
          } finally {
            both.dispose();
          }
        },
      ),
      { numRuns: isEveryCase ? 10 : 4, seed: 20260730 },
    );
  });

  it("stay finite and positive on the GPU however wild they are", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryModel({ signed: false, chemotaxis: true }), async (model) => {
        const plain = makeScenario({ model: {}, grid: planeGrid(9, 7, 10), step: 60 });
        const initial = model.fields.map(({ name }) => ({
          type: "expression" as const,
          field: name,
          expression: formula("2*random()"),
        }));
        const parameters = { p: 1, q: 0.5 };
        const scenario = { ...plain, model, parameters, initial };
        const gpu = { device: device.device, description: "test" };
        const engine = await openGpuEngine(scenario, gpu);
        try {
          await engine.advance(3);
          const { fields } = await engine.measure();
          for (const [name, { min, nonFinite }] of Object.entries(fields)) {
            expect(nonFinite, name).toBe(0);
            expect(min, name).toBeGreaterThanOrEqual(0);
          }
        } finally {
          engine.dispose();
        }
      }),
      { numRuns: isEveryCase ? 5 : 3, seed: 7 },
    );
  });
});
