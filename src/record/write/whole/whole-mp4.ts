import { type ByteReader, lettersOf } from "./byte-reader.ts";

/** Bytes of a fragmented MP4 up to the end of its last whole fragment (ISO/IEC 14496-12, 4.2); 0: it has none. */
export function wholeMp4(reader: ByteReader): number {
  let whole = 0;
  for (let at = 0; ; ) {
    const head = reader.view(at, 8);
    if (head === null) return whole;
    const end = at + sizeAt(reader, at, head.getUint32(0));
    if (end <= at || end > reader.size) return whole;
    if (lettersOf(head, 4) === "mdat") whole = end;
    at = end;
  }
}

function sizeAt(reader: ByteReader, at: number, short: number): number {
  if (short !== 1) return short;
  const long = reader.view(at + 8, 8);
  return long === null ? 0 : Number(long.getBigUint64(0));
}
