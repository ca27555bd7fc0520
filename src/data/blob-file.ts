import type { GrowingFile } from "./data-folder.ts";

/** Bytes that wait in memory until they are given to the browser. */
const WAITING = 4_000_000;

/**
 * A file that grows in the browser's own storage for blobs, which goes to its disk where it is large: of the
 * page's memory it takes a few megabytes.
 */
export class BlobFile implements GrowingFile {
  #parts: Blob[] = [];
  #waiting: Uint8Array<ArrayBuffer>[] = [];
  #waitingBytes = 0;
  #size = 0;
  /** What was written over, by its place. */
  readonly #patches = new Map<number, Uint8Array<ArrayBuffer>>();

  get size(): number {
    return this.#size;
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.#waiting.push(bytes.slice());
    this.#waitingBytes += bytes.length;
    this.#size += bytes.length;
    if (this.#waitingBytes > WAITING) this.#hand();
  }

  async patch(at: number, bytes: Uint8Array): Promise<void> {
    const known = this.#patches.get(at);
    if (known !== undefined && known.length !== bytes.length) this.#applyPatches();
    this.#patches.set(at, bytes.slice());
  }

  async read(at: number, length: number): Promise<Uint8Array> {
    return new Uint8Array(
      await this.blob()
        .slice(at, at + length)
        .arrayBuffer(),
    );
  }

  async truncate(size: number): Promise<void> {
    const kept = this.blob().slice(0, size);
    this.#parts = [kept];
    this.#size = kept.size;
  }

  flush(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** All that it holds now. */
  blob(mediaType = ""): Blob {
    this.#hand();
    this.#applyPatches();
    return new Blob(this.#parts, { type: mediaType });
  }

  #hand(): void {
    if (this.#waiting.length === 0) return;
    this.#parts.push(new Blob(this.#waiting));
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #applyPatches(): void {
    if (this.#patches.size === 0) return;
    this.#hand();
    const patches = [...this.#patches].sort(([one], [other]) => one - other);
    this.#patches.clear();
    let whole = new Blob(this.#parts);
    const parts: BlobPart[] = [];
    let at = 0;
    for (const [place, bytes] of patches) {
      // One that begins within the one before is laid over it afterwards.
      if (place < at) this.#patches.set(place, bytes);
      else {
        parts.push(whole.slice(at, place), bytes);
        at = place + bytes.length;
      }
    }
    parts.push(whole.slice(at));
    whole = new Blob(parts);
    this.#parts = [whole];
    this.#applyPatches();
  }
}
