import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { DataFolder, GrowingFile } from "../data/data-folder.ts";
import type { OutputFolder } from "./output-folder.ts";
import { writeAll } from "./write-all.ts";

/** The folder of a run, for the formats. */
export function diskFolder(folder: OutputFolder): DataFolder {
  const made = new Set<string>();
  const makeRoom = async (path: string): Promise<void> => {
    const parent = dirname(folder.scratch(path));
    if (made.has(parent)) return;
    await mkdir(parent, { recursive: true });
    made.add(parent);
  };
  return {
    async write(path, content) {
      await makeRoom(path);
      await folder.write(path, content);
    },
    async grow(path, again = false) {
      await makeRoom(path);
      return growFile(folder.scratch(path), again);
    },
    move: (from, to) => rename(folder.scratch(from), folder.scratch(to)),
    remove: (path) => rm(folder.scratch(path), { recursive: true, force: true }),
  };
}

/** A file on the disk that grows: a new one, or the one that is there. */
export async function growFile(path: string, again = false): Promise<GrowingFile> {
  const file = await open(path, again ? "r+" : "w+");
  let { size } = await file.stat();
  return {
    get size() {
      return size;
    },
    async append(bytes) {
      await writeAll(file, bytes, size);
      size += bytes.length;
    },
    patch: (at, bytes) => writeAll(file, bytes, at),
    read: (at, length) => readAll(file, at, length),
    async truncate(length) {
      await file.truncate(length);
      size = length;
    },
    flush: () => file.sync(),
    close: () => file.close(),
  };
}

async function readAll(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) throw new Error(`A file ends at ${at + done} bytes, before it should.`);
    done += bytesRead;
  }
  return bytes;
}
