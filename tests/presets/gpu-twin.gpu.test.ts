import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { openCpuEngine } from "../../src/engine/cpu/cpu-engine.ts";
import { openGpuEngine } from "../../src/engine/gpu/gpu-engine.ts";
import type { Preset } from "../../src/preset/preset.ts";
import { presetNames, presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";

/** Steps of a large model and of a small one; SwiftShader is slow. */
const [fewSteps, manySteps] = [4, 10];
/** Fields from which on a model is large. */
const large = 20;
/** Of a field's range; an implicit step rounds a few hundred times, an explicit one a few times. */
const tolerance = 1e-5;

let gpu: TestDevice;

beforeAll(async () => {
  gpu = await openTestDevice();
});
afterAll(() => gpu.close());

describe.each(presetNames())("%s", (name) => {
  it("is the same after some steps on GPU and CPU", async () => {
    const { scenario } = await openSmall(name);
    const steps = scenario.model.fields.length < large ? manySteps : fewSteps;
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
  const sides = grid.dimensions === 3 ? [16, 16, 16] : [40, 32];
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
