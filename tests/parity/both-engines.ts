import type { Engine } from "../../src/engine/engine.ts";
import type { GpuEngine } from "../../src/engine/gpu/gpu-engine.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { TestDevice } from "../support/gpu-device.ts";
import { openCpuEngine, openGpuEngine } from "../support/open-engines.ts";

/** The same scenario on both backends. */
export interface BothEngines {
  readonly cpu: Engine;
  readonly gpu: GpuEngine;
  dispose(): void;
}

export async function openBoth(given: Scenario, device: TestDevice): Promise<BothEngines> {
  const scenario = { ...given, time: { residual: 1e-6, ...given.time } };
  const cpu = await openCpuEngine(scenario);
  const gpu = await openGpuEngine(scenario, { device: device.device, description: "test" });
  return {
    cpu,
    gpu,
    dispose: () => {
      cpu.dispose();
      gpu.dispose();
    },
  };
}

/** Steps both; their clocks must agree. */
export async function advanceBoth(both: BothEngines, count: number): Promise<void> {
  const taken = [await both.cpu.advance(count), await both.gpu.advance(count)];
  if (taken[0] !== taken[1])
    throw new Error(`${taken[0]} steps on the CPU, ${taken[1]} on the GPU`);
  if (both.cpu.time !== both.gpu.time) throw new Error(`${both.cpu.time} != ${both.gpu.time} min`);
}

/** Largest difference of each named field or observable (default: all fields), in its range. */
export async function differences(
  both: BothEngines,
  names: readonly string[] = both.cpu.program.model.fields.map(({ name }) => name),
): Promise<Readonly<Record<string, number>>> {
  const result: Record<string, number> = {};
  for (const name of names) {
    result[name] = differenceInRange(await both.gpu.read(name), await both.cpu.read(name));
  }
  return result;
}

/** Largest |a - b|, as a share of the largest |b|. Not finite: Infinity. */
export function differenceInRange(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  let range = Number.MIN_VALUE;
  for (let i = 0; i < b.length; i++) {
    const difference = Math.abs(a[i]! - b[i]!);
    largest = Math.max(largest, Number.isFinite(difference) ? difference : Infinity);
    range = Math.max(range, Math.abs(b[i]!));
  }
  return largest === 0 ? 0 : largest / range;
}

/** The largest of some differences. */
export function worst(all: Readonly<Record<string, number>>): number {
  return Math.max(...Object.values(all));
}
