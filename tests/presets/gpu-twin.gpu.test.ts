import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import type { Preset } from "../../src/preset/preset.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { openCpuEngine, openGpuEngine } from "../support/open-engines.ts";

/**
 * Presets whose modules are most of the library, and some without modules. Compiling the kernels of
 * one takes SwiftShader some ten seconds, of all of them too long.
 */
const few = [
  "suppressor-reprogramming",
  "living-drugs",
  "n1-rim-n2-core",
  "spheroid-3d",
  "fisher-kpp",
  "gray-scott",
];
const others = [
  "cd47-and-tam-resistance",
  "tnf-duality",
  "gamma-delta-microbiota",
  "leukemia-niche",
  "smart-carrier",
  "fitzhugh-nagumo",
  "gatenby-gawlinski",
  "schnakenberg",
];
const names = import.meta.env.MODE === "every-case" ? [...few, ...others] : few;
/** Compiling a model's kernels is what takes the time; the first steps run each of them. */
const steps = 2;
/** Of a field's range; an implicit step rounds a few hundred times, an explicit one a few times. */
const tolerance = 1e-5;

let gpu: TestDevice;

beforeAll(async () => {
  gpu = await openTestDevice();
});
afterAll(() => gpu.close());

describe.each(names)("%s", (name) => {
  it("is the same after some steps on GPU and CPU", async () => {
    const preset = await openSmall(name);
    // To a tolerance far below the difference that is looked for: where a solve stops is no part of it.
    const time = { ...preset.scenario.time, residual: 1e-6 };
    const scenario = { ...preset.scenario, time };
    const cpu = await openCpuEngine(scenario);
    const other = await openGpuEngine(scenario, { device: gpu.device, description: "test" });
    await cpu.advance(steps);
    await other.advance(steps);
    expect(other.time).toBe(cpu.time);
    for (const field of scenario.model.fields) {
      const expected = await cpu.read(field.name);
      const found = await other.read(field.name);
      expect({ field: field.name, difference: difference(expected, found) }).toEqual({
        field: field.name,
        difference: expect.toSatisfy((value: number) => value <= tolerance),
      });
    }
    cpu.dispose();
    other.dispose();
    expect(gpu.errors).toEqual([]);
  });
});

/** The preset on a small grid, with its own step. */
async function openSmall(name: string): Promise<Preset> {
  const options = { library: moduleLibrary, name };
  const text = await presetText(name);
  const { grid } = (await readPreset(text, options)).scenario;
  const sides = grid.dimensions === 3 ? [18, 16, 20] : [20, 17];
  return readPreset(text, { ...options, overrides: { grid: sides } });
}

/** Largest difference over the range of the expected values (at least a millionth of 1). */
function difference(expected: Float32Array, found: Float32Array): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < expected.length; i++) {
    low = Math.min(low, expected[i]!);
    high = Math.max(high, expected[i]!);
    largest = Math.max(largest, Math.abs(expected[i]! - found[i]!));
  }
  return largest / Math.max(high - low, Math.abs(high), 1e-6);
}
