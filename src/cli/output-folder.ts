import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

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

export async function openOutputFolder(folder: string): Promise<OutputFolder> {
  const path = resolve(folder);
  await mkdir(path, { recursive: true });
  const hidden = await mkdtemp(join(path, ".partial-"));
  return {
    path,
    scratch: (name) => join(hidden, name),
    write: (name, content) => writeFile(join(hidden, name), content),
    async publish() {
      for (const name of await readdir(hidden)) await rename(join(hidden, name), join(path, name));
      await rm(hidden, { recursive: true });
    },
    discard: () => rm(hidden, { recursive: true, force: true }),
  };
}
