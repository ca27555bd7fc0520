import { describe, expect, it } from "vitest";
import { openPreset } from "../../bench/open-preset.ts";
import { openCpuEngine } from "../../src/engine/cpu/cpu-engine.ts";
import { startNodeThread } from "../../src/engine/cpu/threads/node-thread.ts";

async function stateAfter(name: string, count: number) {
  const scenario = await openPreset(name, 36);
  const threads = { count, start: startNodeThread };
  const engine = await openCpuEngine(scenario, count > 1 ? { threads } : {});
  try {
    expect(engine.description).toBe(count > 1 ? `CPU, ${count} threads` : "CPU, 1 thread");
    await engine.advance(12);
    return await engine.snapshot();
  } finally {
    engine.dispose();
  }
}

describe("threads", () => {
  it.each(["hypoxic-core", "early-and-late"])(
    "give the same bits, however many: %s",
    async (name) => {
      const alone = await stateAfter(name, 1);
      for (const count of [2, 5]) {
        const together = await stateAfter(name, count);
        expect(together.fields).toEqual(alone.fields);
        expect(together.carry).toEqual(alone.carry);
        expect(together.compartments).toEqual(alone.compartments);
      }
    },
  );
});
