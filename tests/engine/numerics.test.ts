import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { assemblyBuilds, compileAssembly } from "../../scripts/assembly.ts";
import { MemoryPlan } from "../../src/engine/cpu/memory.ts";
import { openNumerics } from "../../src/engine/cpu/numerics.ts";

const root = resolve(import.meta.dirname, "../..");

describe("the numerics module", () => {
  it.each(assemblyBuilds)(
    "is what assembly/ compiles to (npm run assembly): $path",
    async (build) => {
      const built = await compileAssembly(root, build.isShared);
      expect(Buffer.from(built).equals(readFileSync(join(root, build.path)))).toBe(true);
    },
    240_000,
  );

  it("works in a run's memory", () => {
    const plan = new MemoryPlan();
    const region = plan.floats(12);
    const memory = plan.open();
    memory.floats(region).set([1, 5, -9, 2, 7.5, 0, 3, 4, -1, -2, 7, 1]);
    expect(openNumerics(memory).largest(region.address, 12)).toBe(7.5);
    expect(openNumerics(memory).largest(region.address, 4)).toBe(5);
  });
});
