import { mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { CliError, exitCode } from "./exit-code.ts";

/**
 * Where a run writes. Files grow in a hidden folder beside their place and appear, complete, when
 * `publish` is called; `discard` leaves nothing behind.
 */
export interface OutputFolder {
  /** The folder that the person named. */
  readonly path: string;
  /** Path at which to write a file that is to appear as `name`. */
  scratch(name: string): string;
  write(name: string, content: string | Uint8Array): Promise<void>;
  publish(): Promise<void>;
  discard(): Promise<void>;
}

/** Makes the folder if it is not there. Throws CliError 64 where nothing can be written. */
export async function openOutputFolder(folder: string): Promise<OutputFolder> {
  const path = resolve(folder);
  const made: string[] = [];
  const hidden = await makeHidden(path, made).catch((error) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(exitCode.usage, `--out: cannot write to ${path} (${reason}).`);
  });
  return {
    path,
    scratch: (name) => join(hidden, name),
    write: (name, content) => writeFile(join(hidden, name), content),
    async publish() {
      for (const name of await readdir(hidden)) await rename(join(hidden, name), join(path, name));
      await rm(hidden, { recursive: true });
    },
    async discard() {
      await rm(hidden, { recursive: true, force: true });
      for (const one of made.reverse()) await rmdir(one).catch(() => {});
    },
  };
}

async function makeHidden(path: string, made: string[]): Promise<string> {
  await makeFolder(path, made);
  return mkdtemp(join(path, ".partial-"));
}

/**
 * Like mkdir's own `recursive`, but notes in `made` what it had to make, outermost first, and does
 * not run for ever where nothing can be made, such as under /proc.
 */
async function makeFolder(path: string, made: string[]): Promise<void> {
  const about = await stat(path).catch(() => undefined);
  if (about?.isDirectory()) return;
  if (dirname(path) !== path) await makeFolder(dirname(path), made);
  await mkdir(path);
  made.push(path);
}
