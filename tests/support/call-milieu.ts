import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";

const program = resolve(import.meta.dirname, "../../bin/milieu.js");

/** What a call of the command line has said and how it ended. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export interface Call {
  readonly process: ChildProcess;
  readonly ended: Promise<Said>;
}

/** Calls the command line in a folder, on a machine without a GPU. */
export function callMilieu(cwd: string, args: readonly string[]): Call {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: {
      ...process.env,
      VK_ICD_FILENAMES: "/nonexistent.json",
      VK_DRIVER_FILES: "/nonexistent.json",
    },
  });
  let out = "";
  let error = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    error += text;
  });
  const ended = new Promise<Said>((done) => {
    child.on("close", (code) => done({ code, out, error }));
  });
  return { process: child, ended };
}

/** Looks until there is something. */
export async function waitFor<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
