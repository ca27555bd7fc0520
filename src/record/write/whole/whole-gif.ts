import type { ByteReader } from "./byte-reader.ts";

const IMAGE = 0x2c;
const EXTENSION = 0x21;

/** Frames of a GIF (GIF89a, 15 to 26), and bytes up to the end of the last whole one; 0: it has none. */
export function wholeGif(reader: ByteReader): { readonly bytes: number; readonly frames: number } {
  let whole = { bytes: 0, frames: 0 };
  const screen = reader.view(0, 13);
  if (screen === null) return whole;
  for (let at = 13 + tableBytes(screen.getUint8(10)); ; ) {
    const kind = reader.view(at, 1)?.getUint8(0);
    if (kind !== IMAGE && kind !== EXTENSION) return whole;
    const head = reader.view(at, kind === IMAGE ? 10 : 2);
    if (head === null) return whole;
    // After an image's head come its colors and the size of its codes.
    const data = kind === IMAGE ? at + 11 + tableBytes(head.getUint8(9)) : at + 2;
    const end = endOfBlocks(reader, data);
    if (end === null) return whole;
    if (kind === IMAGE) whole = { bytes: end, frames: whole.frames + 1 };
    at = end;
  }
}

/** Bytes of the table of colors that a packed field tells of. */
function tableBytes(field: number): number {
  return (field & 0x80) === 0 ? 0 : 3 * 2 ** ((field & 7) + 1);
}

function endOfBlocks(reader: ByteReader, begin: number): number | null {
  for (let at = begin; ; ) {
    const length = reader.view(at, 1)?.getUint8(0);
    if (length === undefined) return null;
    at += 1 + length;
    if (length === 0) return at;
  }
}
