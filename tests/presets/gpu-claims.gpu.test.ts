import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { moduleLibrary } from "../../src/biology/module-library.ts";
import { presetText } from "../../src/preset/preset-library.ts";
import { readPreset } from "../../src/preset/read-preset.ts";
import { checkClaims } from "../../src/sweep/check-claims.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { openGpuEngine } from "../support/open-engines.ts";

/**
 * Claims that hold on the CPU hold on the GPU: those of three presets that need no other run than
 * the preset's own, each on a grid and step that SwiftShader still gets through.
 */
const cases = [
  { name: "hypoxic-core", grid: [40, 40], step: 240 },
  { name: "fisher-kpp", grid: [80, 16], step: 12 },
  { name: "schnakenberg", grid: [48, 48], step: 0.1 },
];

let gpu: TestDevice;

beforeAll(async () => {
  gpu = await openTestDevice();
});
afterAll(() => gpu.close());

describe.each(cases)("$name on the GPU", ({ name, grid, step }) => {
  it("keeps its claims", async () => {
    const preset = await readPreset(await presetText(name), { library: moduleLibrary, name });
    const claims = preset.claims.filter(({ given, versus }) => !given && !versus?.run);
    const results = await checkClaims(
      { ...preset, claims, check: { grid, step } },
      {
        openEngine: (scenario) =>
          openGpuEngine(scenario, { device: gpu.device, description: "test" }),
      },
    );
    expect(results.length).toBeGreaterThan(2);
    expect(results.filter((result) => !result.holds).map((result) => result.sentence)).toEqual([]);
    expect(gpu.errors).toEqual([]);
  });
});
