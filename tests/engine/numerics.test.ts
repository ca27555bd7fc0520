import { describe, expect, it } from "vitest";
import { MemoryPlan } from "../../src/engine/cpu/memory.ts";
import { openNumerics } from "../../src/engine/cpu/numerics.ts";

describe("the numerics module", () => {
  it("works in a run's memory", () => {
    const plan = new MemoryPlan();
    const region = plan.floats(12);
    const memory = plan.open();
    memory.floats(region).set([1, 5, -9, 2, 7.5, 0, 3, 4, -1, -2, 7, 1]);
    expect(openNumerics(memory).largest(region.address, 12)).toBe(7.5);
    expect(openNumerics(memory).largest(region.address, 4)).toBe(5);
  });
});
