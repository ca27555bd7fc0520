import { t } from "../../texts/text.ts";
import { type ByteStore, StorageFull } from "./byte-store.ts";

/** What of a file's synchronous handle is used (workers only). */
export interface SyncHandle {
  write(data: Uint8Array, options: { readonly at: number }): number;
  read(into: Uint8Array, options: { readonly at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  flush(): void;
  close(): void;
}

type SyncFileHandle = FileSystemFileHandle & {
  createSyncAccessHandle(): Promise<SyncHandle>;
};

/** Opens a file of the page's own storage, to write and to overwrite; workers only. */
export async function openFileStore(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<ByteStore> {
  const file = (await folder.getFileHandle(name, { create: true })) as SyncFileHandle;
  const handle = await file.createSyncAccessHandle();
  return new FileStore(handle, {
    read: () => file.getFile(),
    remove: () => folder.removeEntry(name),
  });
}

/** A film in a file that grows as it is made: what was written is there whatever happens to the page. */
export class FileStore implements ByteStore {
  readonly #handle: SyncHandle;
  readonly #file: { read(): Promise<Blob>; remove(): Promise<void> };
  #size: number;
  #isOpen = true;

  constructor(handle: SyncHandle, file: { read(): Promise<Blob>; remove(): Promise<void> }) {
    this.#handle = handle;
    this.#file = file;
    this.#size = handle.getSize();
  }

  get size(): number {
    return this.#size;
  }

  write(data: Uint8Array, at: number): void {
    const before = this.#size;
    let written = 0;
    let problem: unknown;
    try {
      while (written < data.length) {
        const more = this.#handle.write(data.subarray(written), { at: at + written });
        if (more === 0) break;
        written += more;
      }
    } catch (error) {
      problem = error;
    }
    if (written === data.length) {
      this.#size = Math.max(before, at + written);
      return;
    }
    // A part of a piece is of no use to anybody.
    this.#handle.truncate(before);
    const isFull = problem === undefined || isQuota(problem);
    throw isFull ? new StorageFull(t`The disk has no room for more of the film.`) : problem;
  }

  read(at: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const more = this.#handle.read(bytes.subarray(done), { at: at + done });
      if (more === 0) throw new Error("The film's file ends before its end.");
      done += more;
    }
    return bytes;
  }

  truncate(size: number): void {
    this.#handle.truncate(size);
    this.#size = size;
  }

  flush(): void {
    this.#handle.flush();
  }

  async close(): Promise<Blob> {
    this.#shut();
    return this.#file.read();
  }

  async remove(): Promise<void> {
    this.#shut();
    await this.#file.remove();
  }

  #shut(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#handle.flush();
    this.#handle.close();
  }
}

function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}
