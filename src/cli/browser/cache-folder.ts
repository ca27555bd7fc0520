import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The nearest folder above with a package.json: right also where this file was bundled. */
export const projectRoot = findProjectRoot();

const CACHE = join(projectRoot, "node_modules/.cache/milieu");

/** A new empty folder inside the project's cache, for work that must not collide with another process. */
export async function scratchFolder(name: string): Promise<string> {
  await mkdir(CACHE, { recursive: true });
  return mkdtemp(join(CACHE, `${name}-`));
}

/**
 * The folder `name` of the project's cache, filled by `fill` the first time.
 * It appears complete or not at all: two processes that start together both fill a folder of
 * their own, and the first to rename it wins.
 */
export async function cacheFolder(
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  const scratch = await scratchFolder(name);
  try {
    await fill(scratch);
    await rename(scratch, folder);
  } catch (error) {
    await rm(scratch, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function findProjectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}
