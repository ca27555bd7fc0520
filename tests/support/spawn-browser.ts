import { type ChildProcess, spawn } from "node:child_process";
import { type Browser, chromium } from "playwright-core";
import { startBrowser } from "../../src/cli/browser/chromium.ts";

/** A browser with a profile that stays when it is killed. */
export interface SpawnedBrowser {
  readonly browser: Browser;
  /** kill -9 of all its processes; resolves when they are gone. */
  kill(): Promise<void>;
}

/** Starts a browser on a profile's folder. */
export function spawnBrowser(profile: string): Promise<SpawnedBrowser> {
  return startBrowser(async (executable, switches, env) => {
    const own = ["--remote-debugging-port=0", `--user-data-dir=${profile}`, "--no-first-run"];
    const child = spawn(executable, [...switches, ...own, "about:blank"], {
      env,
      // A group of its own, so that nothing else is killed.
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const browser = await chromium.connectOverCDP(await addressOf(child));
    return {
      browser,
      kill: async () => {
        const gone = new Promise((resolve) => child.once("exit", resolve));
        if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
        await gone;
        await browser.close().catch(() => {});
      },
    };
  });
}

/** Where it listens, as it says itself. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (bytes: Buffer) => {
      said += bytes.toString();
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`the browser ended: ${said}`)));
  });
}
