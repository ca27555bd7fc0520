import type { Thread } from "./team.ts";

/** Starts a thread in a page that is cross-origin isolated, from a worker or the page itself. */
export function startBrowserThread(): Thread {
  const worker = new Worker(new URL("./thread.js", import.meta.url), { type: "module" });
  return {
    post: (message) => worker.postMessage(message),
    end: () => worker.terminate(),
  };
}
