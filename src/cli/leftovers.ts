import { readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/** Says in the name of a file that is not complete yet which process of which machine writes it. */
export const writerMark = `${hostname()}-${process.pid}`;

/** Where a file grows until it is complete. */
export function growingName(path: string): string {
  return `${path}.${writerMark}.new`;
}

/** Begins the name of a folder in which a run's first files grow. */
export const hiddenPrefix = `.partial-${writerMark}-`;

/** What another machine has not completed for so long is given up, ms: whether its process lives cannot be asked. */
const silence = 24 * 3600 * 1000;

const unfinished = /^\.partial-(?:(.+)-(\d+)-)?[^-]*$|\.([^/]+)-(\d+)\.new$/;

/** Whether a name is that of something which a process has begun to write. */
export function isUnfinished(name: string): boolean {
  return unfinished.test(name);
}

/**
 * Removes from a folder what processes that are gone have left half written.
 *
 * @returns names of what living processes write there
 */
export async function removeLeftovers(folder: string): Promise<readonly string[]> {
  const alive: string[] = [];
  for (const name of await namesIn(folder)) {
    if (!isUnfinished(name)) continue;
    if (await isWritten(folder, name)) alive.push(name);
    else await rm(join(folder, name), { recursive: true, force: true });
  }
  return alive;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}

async function isWritten(folder: string, name: string): Promise<boolean> {
  const pid = Number(/-(\d+)(?:\.new|-[^-]*)$/.exec(name)?.[1] ?? Number.NaN);
  const isOurs =
    name.endsWith(`.${hostname()}-${pid}.new`) || name.startsWith(`.partial-${hostname()}-${pid}-`);
  if (isOurs) return isAlive(pid);
  const about = await stat(join(folder, name)).catch(() => undefined);
  return about !== undefined && Date.now() - about.mtimeMs < silence;
}

/** Whether this machine has a process of that number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
