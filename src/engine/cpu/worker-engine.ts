import type { Scenario } from "../../model/scenario.ts";
import type { Engine } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import { openRemoteEngine } from "./remote-engine.ts";

/**
 * Opens the CPU engine in a Web Worker, so that the page stays free. Throws what openCpuEngine
 * throws, or EngineError if the worker cannot start.
 */
export async function openWorkerEngine(scenario: Scenario): Promise<Engine> {
  const worker = new Worker(new URL("./cpu-worker.ts", import.meta.url), { type: "module" });
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener("error", (event) => {
      worker.terminate();
      reject(brokenWorker(event.message));
    });
  });
  const engine = await Promise.race([
    openRemoteEngine(worker, scenario, () => worker.terminate()),
    broken,
  ]);
  broken.catch((error: Error) => engine.fail(error));
  return engine;
}

function brokenWorker(message: string | undefined): EngineError {
  return new EngineError(`The engine's worker stopped working: ${message || "it did not load"}.`);
}
