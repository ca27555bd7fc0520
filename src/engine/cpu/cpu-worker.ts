import type { EnginePort } from "../remote/engine-messages.ts";
import { serveEngine } from "../remote/serve-engine.ts";
import { openCpuEngine } from "./cpu-engine.ts";
import { startBrowserThread } from "./threads/browser-thread.ts";

/** Threads share one memory, which browsers allow to isolated pages only; one core draws. */
const count = globalThis.crossOriginIsolated
  ? Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1))
  : 1;

serveEngine(globalThis as unknown as EnginePort, (program, scenario) =>
  openCpuEngine(program, scenario, { threads: { count, start: startBrowserThread } }),
);
