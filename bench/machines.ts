import { cpus } from "node:os";
import type { Engine } from "../src/engine/engine.ts";
import { openNodeDevice } from "../src/engine/gpu/open-node-device.ts";
import type { Scenario } from "../src/model/scenario.ts";
import { openCpuEngine, openGpuEngine } from "../tests/support/open-engines.ts";
import { useSwiftShader } from "../tests/support/swiftshader.ts";

/** A way to run a scenario that the benchmark compares. */
export interface Machine {
  readonly name: "CPU" | "GPU";
  readonly description: string;
  /** A CPU plays the GPU: its figures say nothing about hardware, so few steps are enough. */
  readonly software: boolean;
  /** To run other kernels on; null: the machine has none. */
  readonly device: GPUDevice | null;
  open(scenario: Scenario): Promise<Engine>;
}

/** The CPU path and the GPU path (a real adapter, or SwiftShader where there is none). */
export async function openMachines(): Promise<readonly Machine[]> {
  const gpu = await openNodeDevice().catch(async () => {
    await useSwiftShader();
    return openNodeDevice();
  });
  return [
    { name: "CPU", description: cpuName(), software: false, device: null, open: openCpuEngine },
    {
      name: "GPU",
      description: gpu.description,
      software: gpu.isFallback,
      device: gpu.device,
      open: (scenario) => openGpuEngine(scenario, gpu),
    },
  ];
}

function cpuName(): string {
  const list = cpus();
  return `${list[0]?.model ?? "unknown"}, ${list.length} cores, Node ${process.version}`;
}
