import type { Program } from "../../compile/program.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { ReusableEngine } from "../engine.ts";
import { EngineLost } from "../engine-error.ts";
import { openRemoteEngine } from "../remote/remote-engine.ts";

/**
 * Opens the CPU engine in a Web Worker, so that the page stays free. Throws what openCpuEngine
 * throws, or EngineLost if the worker cannot start; what is asked of it fails with that when it dies.
 */
export async function openWorkerEngine(
  program: Program,
  scenario: Scenario,
): Promise<ReusableEngine> {
  const worker = new Worker(new URL("./cpu-worker.ts", import.meta.url), { type: "module" });
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener("error", (event) => {
      worker.terminate();
      reject(brokenWorker(event.message));
    });
  });
  const engine = await Promise.race([
    openRemoteEngine(worker, program, scenario, () => worker.terminate()),
    broken,
  ]);
  broken.catch((error: EngineLost) => engine.fail(error));
  return engine;
}

function brokenWorker(message: string | undefined): EngineLost {
  return new EngineLost(`The engine's worker stopped working: ${message || "it did not load"}.`);
}
