import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCanary } from "../../src/engine/gpu/canary.ts";
import { DeviceError, openDevice } from "../../src/engine/gpu/device.ts";
import { openNodeDevice } from "../../src/engine/gpu/open-node-device.ts";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { planeGrid } from "../support/grids.ts";
import { makeScenario } from "../support/make-scenario.ts";
import { openGpuEngine } from "../support/open-engines.ts";

let test: TestDevice;
beforeAll(async () => {
  test = await openTestDevice();
});
afterAll(() => test?.close());

/** A GPU that answers as told. */
function gpuOf(adapter: unknown): GPU {
  return { requestAdapter: async () => adapter } as unknown as GPU;
}

const scenario = makeScenario({
  model: { fields: { u: { kind: "substrate", unit: "1", diffusion: 100, initial: 1 } } },
  grid: planeGrid(16, 16, 10),
  step: 6,
});

describe("opening a device", () => {
  it("raises the limits, says what it found and computes", async () => {
    const opened = await openNodeDevice();
    expect(opened.description).not.toBe("");
    expect(opened.isFallback).toBe(test.software);
    const { maxStorageBufferBindingSize } = opened.adapter.limits;
    expect(opened.device.limits.maxStorageBufferBindingSize).toBe(maxStorageBufferBindingSize);
    expect(await runCanary(opened.device)).toBeNull();
    opened.device.destroy();
    expect((await opened.lost).reason).toBe("destroyed");
  });

  it("says why there is none, and what to do", async () => {
    const failure = await openDevice(gpuOf(null)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DeviceError);
    expect((failure as DeviceError).reason).toBe("no-adapter");
    expect((failure as DeviceError).advice).toContain("CPU");
    const info = test.adapter.info;
    const refusing = {
      info,
      features: new Set(),
      limits: test.adapter.limits,
      requestDevice: () => Promise.reject(new Error("no more devices")),
    };
    await expect(openDevice(gpuOf(refusing))).rejects.toThrow("no more devices");
  });
});

describe("an engine whose device is lost", () => {
  it("says so when it is asked for steps", async () => {
    const device = await openTestDevice();
    const engine = await openGpuEngine(scenario, { ...device, description: "test" });
    expect(await engine.advance(2)).toBe(2);
    device.close();
    await device.device.lost;
    await expect(engine.advance(1)).rejects.toThrow("The GPU was lost");
    engine.dispose();
  });

  it("is quiet after dispose", async () => {
    const engine = await openGpuEngine(scenario, { ...test, description: "test" });
    const running = engine.advance(500);
    engine.dispose();
    expect(await running).toBeLessThanOrEqual(500);
    engine.dispose();
    expect(test.errors).toEqual([]);
  });
});

describe("a model that does not fit", () => {
  it("is refused before anything is allocated, with a grid that would fit", async () => {
    // The tests' device has the portable limits: 128 MiB in one piece.
    const large = { ...scenario, grid: planeGrid(8192, 8192, 10) };
    await expect(openGpuEngine(large, { ...test, description: "test" })).rejects.toThrow(
      /A grid of \d+x\d+ would fit/,
    );
  });
});

describe("the number of dispatches", () => {
  it("is that of an ordinary step, and independent of the number of substrates", async () => {
    const engine = await openGpuEngine(scenario, { ...test, description: "test" });
    const two = { u: scenario.model.fields[0]!, v: scenario.model.fields[0]! };
    const fields = Object.entries(two).map(([name, field]) => ({ ...field, name, label: name }));
    const model = { ...scenario.model, fields };
    const other = await openGpuEngine({ ...scenario, model }, { ...test, description: "test" });
    expect(engine.dispatchesPerStep).toBeGreaterThan(20);
    expect(other.dispatchesPerStep).toBe(engine.dispatchesPerStep);
    engine.dispose();
    other.dispose();
  });
});
