import type { ByteStore } from "../byte-store.ts";

/** Bytes read at once. */
const WINDOW = 2 ** 16;

/** Reads what was written here and there, without holding all of it. */
export class ByteReader {
  readonly #store: Pick<ByteStore, "size" | "read">;
  #begin = 0;
  #window = new Uint8Array(0);

  constructor(store: Pick<ByteStore, "size" | "read">) {
    this.#store = store;
  }

  get size(): number {
    return this.#store.size;
  }

  /** So many bytes from a place on; null: they end before. */
  view(at: number, length: number): DataView | null {
    if (at + length > this.size) return null;
    const isThere = at >= this.#begin && at + length <= this.#begin + this.#window.length;
    if (!isThere) {
      const end = Math.min(this.size, at + Math.max(length, WINDOW));
      this.#window = this.#store.read(at, end - at);
      this.#begin = at;
    }
    const { buffer, byteOffset } = this.#window;
    return new DataView(buffer, byteOffset + at - this.#begin, length);
  }
}

/** Four letters, as containers name their parts. */
export function lettersOf(view: DataView, at: number, length = 4): string {
  return String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)));
}
