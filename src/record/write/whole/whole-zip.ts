import { readHead, readNotes, type ZipEntry } from "../zip-parts.ts";
import type { ByteReader } from "./byte-reader.ts";

/** The whole entries of a zip that has no list of them yet, and the bytes up to the end of the last one. */
export function wholeZip(reader: ByteReader): {
  readonly bytes: number;
  readonly entries: readonly ZipEntry[];
} {
  const entries: ZipEntry[] = [];
  for (let offset = 0; ; ) {
    const view = reader.view(offset, 30);
    const head = view === null ? null : readHead(view);
    if (head === null) return { bytes: offset, entries };
    const { crc, size, name, extra } = head;
    const data = offset + 30 + name + extra;
    const rest = reader.view(offset + 30, name + extra);
    if (rest === null || data + size > reader.size) return { bytes: offset, entries };
    const letters = new Uint8Array(rest.buffer, rest.byteOffset, name);
    const field = new DataView(rest.buffer, rest.byteOffset + name, extra);
    entries.push({
      name: new TextDecoder().decode(letters),
      crc,
      size,
      offset,
      notes: readNotes(field),
    });
    offset = data + size;
  }
}
