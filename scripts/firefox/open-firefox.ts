import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { scratchFolder } from "../../src/cli/browser/cache-folder.ts";
import { Marionette } from "./marionette.ts";
import type { Programs } from "./requirements.ts";

/** A Firefox with WebGPU on a screen of its own. */
export interface Firefox {
  readonly page: Marionette;
  /** Ends Firefox and the screen, and removes the profile. */
  close(): Promise<void>;
}

const preferences = {
  "dom.webgpu.enabled": true,
  "gfx.webgpu.ignore-blocklist": true,
  "webgl.force-enabled": true,
  // 0: any free port; Firefox writes it into its profile.
  "marionette.port": 0,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.normandy.enabled": false,
  "app.update.auto": false,
};

/** Software draws: no machine of ours has a GPU, and results should not depend on one. */
const environment = { LIBGL_ALWAYS_SOFTWARE: "1", MOZ_CRASHREPORTER_DISABLE: "1" };

/**
 * Starts Xvfb and Firefox. WebGL2, which the page draws with, is there under Xvfb but not in
 * headless Firefox. Rejects if either ends or does not answer; nothing is left behind then.
 */
export async function openFirefox({ firefox, xvfb }: Programs): Promise<Firefox> {
  const profile = await scratchFolder("firefox");
  const children: Child[] = [];
  const close = async (): Promise<void> => {
    for (const child of children.toReversed()) await child.end();
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    const screen = new Child(xvfb, [
      ...["-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
      ...["+extension", "GLX"],
    ]);
    children.push(screen);
    const display = `:${(await screen.firstLine()).trim()}`;
    await writeFile(
      join(profile, "user.js"),
      Object.entries(preferences)
        .map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`)
        .join(""),
    );
    const browser = new Child(firefox, ["-marionette", "-no-remote", "-profile", profile], {
      ...environment,
      DISPLAY: display,
    });
    children.push(browser);
    const portFile = join(profile, "MarionetteActivePort");
    while (!existsSync(portFile) || (await readFile(portFile, "utf8")) === "") {
      browser.requireRunning();
      await wait(100);
    }
    const page = await Marionette.open(Number(await readFile(portFile, "utf8")));
    return {
      page,
      close: async () => {
        page.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A program in a process group of its own, so that it ends with all that it started. */
class Child {
  readonly #name: string;
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  #said = "";
  #failure: Error | null = null;

  constructor(program: string, parameters: readonly string[], extra: NodeJS.ProcessEnv = {}) {
    this.#name = program;
    this.#process = spawn(program, parameters, {
      detached: true,
      env: { ...process.env, ...extra },
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    // Also if this script itself fails before it can ask.
    process.once("exit", () => this.#signal("SIGKILL"));
    this.#process.stderr?.on("data", (text) => {
      this.#said = `${this.#said}${text}`.slice(-2000);
    });
    this.#ended = new Promise((resolve) => {
      this.#process.once("exit", () => resolve());
      this.#process.once("error", (error) => {
        this.#failure = error;
        resolve();
      });
    });
  }

  /** What it writes to file descriptor 3 first. */
  async firstLine(): Promise<string> {
    const output = this.#process.stdio[3] as NodeJS.ReadableStream;
    const line = new Promise<string>((resolve) =>
      output.once("data", (data) => resolve(String(data))),
    );
    const end = this.#ended.then(() => undefined);
    const first = await Promise.race([line, end]);
    if (first === undefined) throw this.#trouble();
    return first;
  }

  requireRunning(): void {
    if (this.#failure !== null || this.#process.exitCode !== null) throw this.#trouble();
  }

  /** Ends the whole group: asked first, made to after five seconds. */
  async end(): Promise<void> {
    if (!this.#signal("SIGTERM")) return;
    const soon = await Promise.race([this.#ended.then(() => true), wait(5000, false)]);
    if (!soon) this.#signal("SIGKILL");
    await this.#ended;
  }

  /** Sends a signal to the group; false if it has ended or never began. */
  #signal(signal: NodeJS.Signals): boolean {
    const { pid, exitCode, signalCode } = this.#process;
    if (pid === undefined || exitCode !== null || signalCode !== null) return false;
    return process.kill(-pid, signal);
  }

  #trouble(): Error {
    const why = this.#failure?.message ?? (this.#said.trim() || "it says nothing");
    return new Error(`${this.#name} does not run: ${why}`);
  }
}
