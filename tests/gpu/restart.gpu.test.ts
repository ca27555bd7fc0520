import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { openGpuEngine } from "../support/open-engines.ts";
import { readAfterSteps, restartCases } from "../support/restart-cases.ts";

const cases = await restartCases();
let gpu: TestDevice;

beforeAll(async () => {
  gpu = await openTestDevice();
});
afterAll(() => gpu.close());

describe.each(cases)("a GPU engine that begins anew: $name", ({ first, second }) => {
  it("does bit for bit what one does that is opened for it", async () => {
    const choice = { device: gpu.device, description: "test" };
    const fresh = await openGpuEngine(second, choice);
    const used = await openGpuEngine(first, choice);
    await readAfterSteps(used);
    await used.restart(second);
    expect(await readAfterSteps(used)).toEqual(await readAfterSteps(fresh));
    used.dispose();
    fresh.dispose();
    expect(gpu.errors).toEqual([]);
  });
});
