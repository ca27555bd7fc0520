import { describe, expect, test } from "vitest";
import { compileModel } from "../../src/compile/compile-model.ts";
import { makeCpuState } from "../../src/engine/cpu/cpu-state.ts";
import { EngineError } from "../../src/engine/engine-error.ts";
import { requireMemory, smallerGrid } from "../../src/engine/memory.ts";
import { planeGrid, solidGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";

const model = {
  fields: {
    a: { kind: "substrate", unit: "1", diffusion: 1e4 },
    b: { kind: "substrate", unit: "1", diffusion: "1e4*(1 - 0.5*n)" },
    n: { kind: "population", unit: "1", diffusion: 10 },
    m: { kind: "population", unit: "1", diffusion: 10 },
    s: { kind: "static", unit: "1" },
  },
  processes: [
    { type: "chemotaxis", field: "n", towards: "a", sensitivity: "s", crowding: "n + m" },
    { type: "source", field: "s", rate: "0.1*n" },
  ],
} as const;

describe("memory", () => {
  test.each([
    ["implicit", planeGrid(150, 101, 10)],
    ["implicit", solidGrid(30, 28, 25, 10)],
    ["explicit", planeGrid(128, 128, 10)],
  ] as const)("the CPU engine refuses exactly what it would allocate, %s", (scheme, grid) => {
    const scenario = makeScenario({ grid, step: 0.001, scheme, model });
    const program = compileModel(scenario.model, { scheme, interventions: [] });
    const { memory } = makeCpuState(program, grid, 1);
    const allocated = memory.memory.buffer.byteLength;
    expect(() => makeCpuState(program, grid, 1, { memoryLimit: allocated })).not.toThrow();
    const tooLittle = { memoryLimit: allocated - 2 * 65536 };
    expect(() => makeCpuState(program, grid, 1, tooLittle)).toThrow(EngineError);
    const planes = allocated / (4 * grid.nx * grid.ny * grid.nz);
    expect(planes).toBeGreaterThan(scheme === "explicit" ? 10 : 20);
  });

  test("what is too large is refused with both numbers and a grid that fits", () => {
    const grid = planeGrid(4096, 2048, 1);
    const refuse = (): void => requireMemory(8 * 2 ** 30, 2 ** 30, grid, "GPU memory");
    expect(refuse).toThrow(EngineError);
    expect(refuse).toThrow(
      "4096x2048 needs 8,192 MiB of GPU memory, and there are 1,024 MiB. A grid of 1448x720 would fit.",
    );
    expect(() => requireMemory(2 ** 30, 2 ** 30, grid)).not.toThrow();
    expect(smallerGrid(solidGrid(128, 128, 64, 1), 1 / 8)).toEqual([64, 64, 32]);
  });
});
