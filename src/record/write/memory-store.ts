import { t } from "../../texts/text.ts";
import { type ByteStore, StorageFull } from "./byte-store.ts";

/** Bytes of a page. */
const PAGE = 2 ** 20;

/** Bytes of a film, and again as many while it is finished, where there is no disk to put them on. */
export const MOST_IN_MEMORY = 192 * PAGE;

/** A film in memory, for browsers that lend no disk: private windows, pages of a file. */
export class MemoryStore implements ByteStore {
  readonly #pages: Uint8Array<ArrayBuffer>[] = [];
  readonly #most: number;
  #size = 0;

  constructor(most = MOST_IN_MEMORY) {
    this.#most = most;
  }

  get size(): number {
    return this.#size;
  }

  write(data: Uint8Array, at: number): void {
    const end = at + data.length;
    if (end > this.#most) {
      throw new StorageFull(t`The film has filled the memory that it may take.`);
    }
    for (let done = 0; done < data.length; ) {
      const place = at + done;
      const page = this.#page(Math.floor(place / PAGE));
      const begin = place % PAGE;
      const part = data.subarray(done, done + PAGE - begin);
      page.set(part, begin);
      done += part.length;
    }
    this.#size = Math.max(this.#size, end);
  }

  read(at: number, length: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const begin = (at + done) % PAGE;
      const part = this.#page(Math.floor((at + done) / PAGE)).subarray(
        begin,
        begin + length - done,
      );
      bytes.set(part, done);
      done += part.length;
    }
    return bytes;
  }

  truncate(size: number): void {
    this.#size = Math.min(this.#size, size);
    this.#pages.length = Math.min(this.#pages.length, Math.ceil(this.#size / PAGE));
  }

  flush(): void {}

  async close(): Promise<Blob> {
    const parts = this.#pages.map((page, index) => page.subarray(0, this.#size - index * PAGE));
    return new Blob(parts);
  }

  async remove(): Promise<void> {
    this.truncate(0);
  }

  #page(index: number): Uint8Array<ArrayBuffer> {
    while (this.#pages.length <= index) this.#pages.push(new Uint8Array(PAGE));
    return this.#pages[index] as Uint8Array<ArrayBuffer>;
  }
}
