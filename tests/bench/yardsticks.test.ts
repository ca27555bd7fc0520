import { describe, expect, it } from "vitest";
import { openPreset } from "../../bench/open-preset.ts";
import { gpuStepDispatches } from "../../bench/yardsticks/engine-hooks.ts";
import { bytesMoved, little, perThread, perVoxel } from "../../bench/yardsticks/gpu-traffic.ts";
import { kernelTraffic } from "../../bench/yardsticks/kernel-traffic.ts";
import { PlainGrayScott } from "../../bench/yardsticks/plain-gray-scott.ts";
import { openPlainSweep } from "../../bench/yardsticks/plain-sweep.ts";
import { race } from "../../bench/yardsticks/race.ts";
import { twelveSubstrates } from "../../bench/yardsticks/scenarios.ts";
import { openCpuEngine } from "../support/open-engines.ts";

describe("yardsticks", () => {
  it("the plain sweep is a five-point sweep", () => {
    const side = 16;
    const sweep = openPlainSweep(side);
    for (let i = 0; i < side * side; i++) sweep.from[i] = Math.sin(i * i);
    sweep.run();
    const u = sweep.from;
    for (let j = 1; j < side - 1; j++) {
      for (let i = 0; i < side; i++) {
        const at = j * side + i;
        const around = u[at - 1]! + u[at + 1]! + u[at - side]! + u[at + side]!;
        expect(sweep.to[at]).toBeCloseTo(u[at]! + 0.1 * (around - 4 * u[at]!), 5);
      }
    }
    expect([sweep.to[side - 1], sweep.to[side * (side - 1)]]).toEqual([0, 0]);
  });

  it("the plain Gray-Scott loop computes what the preset does", async () => {
    const engine = await openCpuEngine(await openPreset("gray-scott", 64, 0.5));
    const plain = new PlainGrayScott(
      { side: 64, ru: 0.16 / 16, rv: 0.08 / 16, dt: 0.5, feed: 0.037, kill: 0.06 },
      await engine.read("u"),
      await engine.read("v"),
    );
    plain.run(200);
    await engine.advance(200);
    const v = await engine.read("v");
    expect(Math.max(...v)).toBeGreaterThan(0.1);
    expect(Math.max(...v.map((value, i) => Math.abs(value - plain.v[i]!)))).toBeLessThan(1e-5);
    engine.dispose();
  });

  it("bytes are counted once per array and dispatch, and no kernel is left out", () => {
    const scene = { voxels: 256, substrates: 2, fields: 3 };
    const table = { sweep: perThread(5), sum: little, rates: perVoxel((s, f) => f + s) };
    const dispatches = [
      { kernel: "sweep", groups: [2, 2, 2] },
      { kernel: "sum", groups: [4, 2, 1] },
      { kernel: "rates", groups: [4, 1, 1] },
    ] as const;
    const values = 64 * 8 * 5 + 256 * 5;
    expect(bytesMoved(dispatches, table, scene)).toBe((4 * values) / 512);
    expect(() => bytesMoved(dispatches, { sweep: perThread(1) }, scene)).toThrow("what sum moves");
  });

  it.each([
    [1, 200],
    [2, 335],
  ] as const)(
    "every kernel of a step with %s cycles a solve says what it moves",
    (cycles, most) => {
      const dispatches = gpuStepDispatches(twelveSubstrates(256), cycles);
      const scene = { voxels: 65536, substrates: 12, fields: 13 };
      const table = kernelTraffic(cycles);
      const bytes = bytesMoved(dispatches, table, scene);
      expect(bytes).toBeGreaterThan(150);
      expect(bytes).toBeLessThan(most);
      const names = new Set(dispatches.map(({ kernel }) => kernel));
      expect([...names].sort()).toEqual(Object.keys(table).sort());
    },
  );

  it("a race gives each contender its own time", async () => {
    let now = 0;
    const slow = { run: (calls: number) => (now += 3 * calls), calls: 4 };
    const fast = { run: (calls: number) => (now += calls), calls: 10 };
    expect(await race([slow, fast], 2, () => now)).toEqual([3, 1]);
  });
});
