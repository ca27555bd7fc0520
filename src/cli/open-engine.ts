import { programOf } from "../compile/program-of.ts";
import { openCpuEngine } from "../engine/cpu/cpu-engine.ts";
import type { ThreadChoice } from "../engine/cpu/cpu-state.ts";
import { startNodeThread } from "../engine/cpu/threads/node-thread.ts";
import type { ReusableEngine } from "../engine/engine.ts";
import { EngineError } from "../engine/engine-error.ts";
import { DeviceError } from "../engine/gpu/device.ts";
import { openGpuEngine } from "../engine/gpu/gpu-engine.ts";
import { openNodeDevice } from "../engine/gpu/open-node-device.ts";
import { voxelCount } from "../model/grid.ts";
import type { Scenario } from "../model/scenario.ts";
import { CliError, exitCode } from "./exit-code.ts";

export type Backend = "gpu" | "cpu" | "auto";

/**
 * An engine for the scenario, or a clear refusal: a grid that does not fit, a step that is not
 * stable (CliError 65), no GPU (69). `threads`: of the CPU path.
 */
export async function openEngine(
  scenario: Scenario,
  backend: Backend,
  threads = 1,
): Promise<ReusableEngine> {
  try {
    return await openOn(scenario, backend, threads);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new CliError(exitCode.badPreset, error.message);
  }
}

/**
 * An engine for the scenario. `auto` takes a real GPU if there is one, else the CPU (a software
 * adapter is thirty times slower than the CPU path). A GPU that was asked for must be there.
 */
async function openOn(
  scenario: Scenario,
  backend: Backend,
  threads: number,
): Promise<ReusableEngine> {
  const program = programOf(scenario);
  const openCpu = () =>
    openCpuEngine(program, scenario, { threads: threadsFor(scenario, threads) });
  if (backend === "cpu") return openCpu();
  const gpu = await openDevice(backend);
  return gpu === undefined ? openCpu() : openGpuEngine(program, scenario, gpu);
}

/** Where a step takes less than a few milliseconds, threads would only wait for one another. */
function threadsFor({ grid, model, time }: Scenario, count: number): ThreadChoice {
  const values = voxelCount(grid) * model.fields.length;
  const pays = time.scheme === "implicit" && values >= 100_000;
  return { count: pays ? count : 1, start: startNodeThread };
}

type NodeDevice = Awaited<ReturnType<typeof openNodeDevice>>;
let opened: Promise<NodeDevice> | undefined;

async function openDevice(backend: Backend): Promise<NodeDevice | undefined> {
  try {
    opened ??= openNodeDevice();
    const gpu = await opened;
    return backend === "auto" && gpu.isFallback ? undefined : gpu;
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    if (backend === "auto") {
      const isMissing = error.reason === "no-adapter" || error.reason === "no-webgpu";
      if (!isMissing) console.error(`milieu: ${error.message} The CPU computes instead.`);
      return undefined;
    }
    throw new CliError(
      exitCode.noGpu,
      `no GPU: ${error.message} Use --backend cpu, which runs the same model.`,
    );
  }
}
