import { spawn } from "node:child_process";

/** What a program has said and how it ended. */
export interface Called {
  readonly code: number | null;
  readonly out: string;
}

export interface CallOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Exit codes that are right; others throw. */
  readonly expect?: readonly number[] | "any";
}

/** Runs a program to its end; standard output and error together. Throws where it ends otherwise than expected. */
export function call(
  program: string,
  args: readonly string[],
  { cwd, env = process.env, expect = [0] }: CallOptions = {},
): Promise<Called> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        out += text;
      });
    }
    child.on("error", fail);
    child.on("close", (code) => {
      if (expect === "any" || expect.includes(code ?? -1)) done({ code, out });
      else fail(new Error(`${program} ${args.join(" ")} ended with ${code}: ${out.slice(-2000)}`));
    });
  });
}

/** Looks again and again until there is something. It has no limit of its own: machines differ. */
export async function until<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
