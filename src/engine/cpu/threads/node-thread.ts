import { Worker } from "node:worker_threads";
import type { Thread } from "./team.ts";
import source from "./thread.js?raw";

/** Starts a thread in Node. It does not keep the process alive. */
export function startNodeThread(): Thread {
  const worker = new Worker(source, { eval: true });
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    end: () => void worker.terminate(),
  };
}
