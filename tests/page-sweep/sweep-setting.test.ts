import { describe, expect, it } from "vitest";
import {
  estimateSeconds,
  firstChoice,
  sweepSettings,
  wholeDuration,
  workerCount,
} from "../../src/page-sweep/sweep-setting.ts";
import type { Preset } from "../../src/preset/preset.ts";
import type { PresetOverrides } from "../../src/preset/resolve-preset.ts";
import { shippedPreset } from "../support/shipped-preset.ts";

const read = (name: string, overrides: PresetOverrides = {}): Promise<Preset> =>
  shippedPreset(name, overrides);

describe("what a sweep is computed on", () => {
  it("is the page's grid, then halves of it, as coarse as the claims are checked on", async () => {
    // Its claims are checked on 80 x 80 in steps of 4 h.
    const preset = await read("early-and-late");
    expect(sweepSettings(preset)).toEqual([
      { grid: [256, 256], step: 15 },
      { grid: [128, 128], step: 240 },
    ]);
    const coarse = await read("early-and-late", { grid: [64, 64] });
    expect(sweepSettings(coarse)).toEqual([{ grid: [64, 64], step: 15 }]);
  });

  it("takes the tolerance of the check with its step", async () => {
    const preset = await shippedPreset("hypoxic-core");
    const check = { ...preset.check, tolerance: 0.02 };
    expect(sweepSettings({ ...preset, check })).toEqual([
      { grid: [256, 256], step: 15 },
      { grid: [128, 128], step: 240, tolerance: 0.02 },
    ]);
  });

  it("keeps the step of an explicit scheme, and all axes in proportion", async () => {
    const settings = sweepSettings(await read("fisher-kpp"));
    expect(settings).toEqual([
      { grid: [320, 180], step: 2 },
      { grid: [160, 88], step: 2 },
    ]);
    // Its claims are checked on 34 x 34 x 34.
    expect(sweepSettings(await read("spheroid-3d")).map(({ grid }) => grid)).toEqual([
      [64, 64, 64],
    ]);
  });

  it("takes all cores but one, and no more than there are runs", () => {
    expect([1, 2, 4, 8, 64].map(workerCount)).toEqual([1, 1, 3, 7, 7]);
  });
});

describe("how long a sweep runs", () => {
  it("is until the last claim, else to the end of the preset", async () => {
    const preset = await read("early-and-late");
    expect(wholeDuration(preset)).toBe(40 * 1440);
    const { time } = preset.scenario;
    const silent = { ...preset, claims: [] };
    expect(
      wholeDuration({ ...silent, scenario: { ...preset.scenario, time: { ...time, stop: 99 } } }),
    ).toBe(99);
    const { stop: _, ...endless } = time;
    expect(wholeDuration({ ...silent, scenario: { ...preset.scenario, time: endless } })).toBe(
      600 * 15,
    );
  });

  it("takes the workers' rounds times steps times voxels", () => {
    const speed = { opening: 0.5, voxelStep: 1e-6 };
    const setting = { grid: [100, 100], step: 10 };
    // 100 steps of 10 ms: 1 s a run.
    expect(estimateSeconds(speed, setting, 1000, 1)).toBeCloseTo(7.5, 9);
    expect(estimateSeconds(speed, setting, 1000, 3)).toBeCloseTo(3.5, 9);
    expect(estimateSeconds(speed, setting, 1000, 7)).toBeCloseTo(1.5, 9);
  });

  const settings = [
    { grid: [100, 100], step: 60 },
    { grid: [50, 50], step: 120 },
  ];
  const choose = (voxelStep: number) =>
    firstChoice({ opening: 0, voxelStep }, settings, 30 * 1440, 1);

  it("is the whole on the page's grid where that takes a minute or so", () => {
    // 7 runs of 720 steps of 10 ms: 50 s.
    expect(choose(1e-6)).toEqual({ setting: settings[0], until: 30 * 1440 });
  });

  it("is the whole on a coarser grid where that is enough", () => {
    expect(choose(3e-6)).toEqual({ setting: settings[1], until: 30 * 1440 });
  });

  it("is cut to whole days of about a minute on the coarsest one", () => {
    // 7 runs of 360 steps of 50 ms: 126 s; a minute does 171 steps of 2 h.
    expect(choose(2e-5)).toEqual({ setting: settings[1], until: 14 * 1440 });
  });

  it("is a step at least", () => {
    expect(choose(1)).toEqual({ setting: settings[1], until: 120 });
  });
});
