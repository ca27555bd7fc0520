import { programOf } from "../../src/compile/program-of.ts";
import * as cpu from "../../src/engine/cpu/cpu-engine.ts";
import type { ReusableEngine } from "../../src/engine/engine.ts";
import * as gpu from "../../src/engine/gpu/gpu-engine.ts";
import type { Scenario } from "../../src/model/scenario.ts";

/** The engines with the program that is a scenario's own. */
export function openCpuEngine(
  scenario: Scenario,
  options?: cpu.CpuEngineOptions,
): Promise<ReusableEngine> {
  return Promise.resolve(scenario).then((one) => cpu.openCpuEngine(programOf(one), one, options));
}

export function openGpuEngine(
  scenario: Scenario,
  choice: gpu.GpuChoice,
  options?: gpu.GpuOptions,
): Promise<gpu.GpuEngine> {
  return Promise.resolve(scenario).then((one) =>
    gpu.openGpuEngine(programOf(one), one, choice, options),
  );
}
