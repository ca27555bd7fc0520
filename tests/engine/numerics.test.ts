import { describe, expect, it } from "vitest";
import { MemoryPlan } from "../../src/engine/cpu/memory.ts";
import { openNumerics } from "../../src/engine/cpu/numerics.ts";
import { forSharedMemory } from "../../src/engine/cpu/shared-import.ts";

describe("the numerics module", () => {
  it("works in a run's memory", () => {
    const plan = new MemoryPlan();
    const region = plan.floats(12);
    const memory = plan.open();
    memory.floats(region).set([1, 5, -9, 2, 7.5, 0, 3, 4, -1, -2, 7, 1]);
    expect(openNumerics(memory).largest(region.address, 12)).toBe(7.5);
    expect(openNumerics(memory).largest(region.address, 4)).toBe(5);
  });

  it("is made for shared memory of a module that imports a plain one only", () => {
    const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
    const importing = (...limits: number[]) =>
      Uint8Array.from([...header, 2, 6 + limits.length, 1, 1, 0x65, 1, 0x6d, 2, ...limits]);
    const shared = forSharedMemory(importing(0, 1));
    expect([...shared]).toEqual([...importing(3, 1, 0x80, 0x80, 4)]);
    expect(WebAssembly.validate(shared)).toBe(true);
    expect(() => forSharedMemory(shared)).toThrow("no plain memory");
    expect(() => forSharedMemory(Uint8Array.from(header))).toThrow("no plain memory");
  });
});
