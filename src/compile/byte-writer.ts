/** Bytes one after the other, in room that doubles when it is full. */
export class ByteWriter {
  #room = new Uint8Array(512);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A view of what was written; valid until the next write. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#room.subarray(0, this.#length);
  }

  add(bytes: ArrayLike<number>): this {
    const end = this.#length + bytes.length;
    if (end > this.#room.length) this.#grow(end);
    const room = this.#room;
    // For the few bytes of an instruction a loop is several times faster than `set`.
    for (let from = 0, to = this.#length; to < end; from++, to++) room[to] = bytes[from] as number;
    this.#length = end;
    return this;
  }

  #grow(least: number): void {
    const room = new Uint8Array(Math.max(least, 2 * this.#room.length));
    room.set(this.bytes);
    this.#room = room;
  }
}
