import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDevice, type TestDevice } from "../support/gpu-device.ts";
import { openCpuEngine, openGpuEngine } from "../support/open-engines.ts";
import { type FaultCase, faultsIn } from "./fault-case.ts";

/** Tests that the CPU engine has none of these faults. */
export function holdOnCpu(what: string, cases: readonly FaultCase[]): void {
  describe(`${what}, CPU`, () => {
    it.each(named(cases))("%s", async (_, { judge }) => {
      expect(faultsIn(await judge(openCpuEngine))).toEqual([]);
    });
  });
}

/**
 * Tests that the GPU engine has none of these faults: a choice of cases that software which plays a GPU gets
 * through, or all of them (`npm run test:gpu`).
 */
export function holdOnGpu(
  what: string,
  few: readonly FaultCase[],
  all: readonly FaultCase[] = few,
): void {
  const cases = import.meta.env.MODE === "every-case" ? all : few;
  describe(`${what}, GPU`, () => {
    let gpu: TestDevice;
    beforeAll(async () => {
      gpu = await openTestDevice();
    });
    afterAll(() => gpu?.close());

    it.each(named(cases))("%s", async (_, { judge }) => {
      const choice = () => ({ device: gpu.device, description: "test" });
      const findings = await judge((scenario) => openGpuEngine(scenario, choice()));
      expect(faultsIn(findings)).toEqual([]);
      expect(gpu.errors).toEqual([]);
    });
  });
}

/** By name, which a test's title shows whole. */
function named(cases: readonly FaultCase[]): (readonly [string, FaultCase])[] {
  return cases.map((one) => [one.name, one]);
}
