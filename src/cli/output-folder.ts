import { mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { CliError, exitCode } from "./exit-code.ts";
import { replaceFile } from "./replace-file.ts";

/** The state of a run that can go on, among its files. */
export const checkpointName = "checkpoint.milieu";

/**
 * Where a run writes. Files grow in a hidden folder beside their place and appear, complete, when
 * `publish` is called; `discard` leaves nothing behind. What is written after `publish` goes to its
 * place at once, and `discard` takes nothing away any more.
 */
export interface OutputFolder {
  /** The folder that the person named. */
  readonly path: string;
  readonly isPublished: boolean;
  /** Path at which to write a file that is to appear as `name`. */
  scratch(name: string): string;
  /** Complete or not at all, even where the machine stops. */
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** An earlier run's checkpoint goes, as its files are replaced. */
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
  const published = openPublishedFolder(path);
  let isPublished = false;
  return {
    path,
    get isPublished() {
      return isPublished;
    },
    scratch: (name) => join(isPublished ? path : hidden, name),
    write: (name, content) =>
      isPublished ? published.write(name, content) : writeFile(join(hidden, name), content),
    async publish() {
      if (isPublished) return;
      await rm(join(path, checkpointName), { force: true });
      for (const name of await readdir(hidden)) await rename(join(hidden, name), join(path, name));
      await rm(hidden, { recursive: true });
      isPublished = true;
    },
    async discard() {
      if (isPublished) return;
      await rm(hidden, { recursive: true, force: true });
      await removeFolders(made.toReversed());
    },
  };
}

/** Takes folders away, innermost first; those in which somebody else has put something stay. */
async function removeFolders(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    try {
      await rmdir(path);
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
      if (error.code === "ENOTEMPTY" || error.code === "EEXIST") return;
      console.error(`milieu: an empty folder is left behind (${error.message}).`);
    }
  }
}

/** The folder of a run that goes on. */
export function openPublishedFolder(folder: string): OutputFolder {
  const path = resolve(folder);
  return {
    path,
    isPublished: true,
    scratch: (name) => join(path, name),
    write: (name, content) => replaceFile(join(path, name), content),
    publish: async () => {},
    discard: async () => {},
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
  // Why it cannot be looked at, mkdir says below.
  const about = await stat(path).catch(() => undefined);
  if (about?.isDirectory()) return;
  if (dirname(path) !== path) await makeFolder(dirname(path), made);
  await mkdir(path);
  made.push(path);
}
