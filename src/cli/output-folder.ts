import { mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { contentsOf } from "./earlier-run.ts";
import { CliError, exitCode } from "./exit-code.ts";
import { hiddenPrefix, removeLeftovers } from "./leftovers.ts";
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
  /** Path at which to write a file that is to appear as `name`, which may lie in a folder of its own. */
  scratch(name: string): string;
  /** Complete or not at all, even where the machine stops. */
  write(name: string, content: string | Uint8Array): Promise<void>;
  /** An earlier run's files go, and those of this one appear. */
  publish(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Makes the folder if it is not there: a run's folder is all its own. With `overwrite` the files of an earlier run
 * go when those of the new one appear, and what else is there stays unless it has the name of a new file. Throws
 * CliError 64 where nothing can be written, or there is something already.
 */
export async function openOutputFolder(folder: string, overwrite = false): Promise<OutputFolder> {
  const path = resolve(folder);
  const made: string[] = [];
  await requireRoom(path, overwrite);
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
      // What the folder holds is of one run at any moment: where this is cut off, of none.
      for (const name of earlierFirst((await contentsOf(path)).ofRun)) {
        await rm(join(path, name), { recursive: true, force: true });
      }
      for (const name of await readdir(hidden)) await moveTo(join(hidden, name), join(path, name));
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

async function requireRoom(path: string, overwrite: boolean): Promise<void> {
  const about = await stat(path).catch(() => undefined);
  if (about === undefined || !about.isDirectory()) return;
  const writing = await removeLeftovers(path);
  if (writing.some((name) => name.startsWith(".partial-"))) {
    throw new CliError(exitCode.usage, `--out: another run is writing to ${path}; give another.`);
  }
  const { ofRun, others } = await contentsOf(path);
  if (overwrite || ofRun.length + others.length === 0) return;
  const ways = "give another folder, or --overwrite";
  throw new CliError(
    exitCode.usage,
    others.length === 0
      ? `--out: ${path} holds an earlier run; ${ways} to put this one in its place.`
      : `--out: ${path} holds other files (${listOf(others)}), and a run's folder is all its own; ${ways}, which replaces an earlier run and files of the same names and leaves the rest.`,
  );
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

/** A folder cannot be renamed to one that holds something. */
async function moveTo(from: string, to: string): Promise<void> {
  if ((await stat(from)).isDirectory()) await rm(to, { recursive: true, force: true });
  await rename(from, to);
}

/** The state to go on from goes first, and what says that there is a run at all goes last. */
function earlierFirst(names: readonly string[]): readonly string[] {
  const rank = (name: string): number =>
    name === checkpointName ? 0 : name === "run.json" ? 2 : 1;
  return names.toSorted((a, b) => rank(a) - rank(b));
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
  return mkdtemp(join(path, hiddenPrefix));
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
