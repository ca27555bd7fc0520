import type { ByteReader } from "./byte-reader.ts";

const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;

/**
 * Bytes of a WebM that is written at its end only (its segment and clusters have no sizes) up to the end of its
 * last whole block (RFC 8794, 4 to 6, and RFC 9559); 0: it has none.
 */
export function wholeWebm(reader: ByteReader): number {
  let whole = 0;
  for (let at = 0; ; ) {
    const id = numberAt(reader, at, true);
    if (id === null) return whole;
    const size = numberAt(reader, at + id.length, false);
    if (size === null) return whole;
    at += id.length + size.length;
    // What is in a segment or a cluster stands in line with what follows it.
    if (id.value === SEGMENT || id.value === CLUSTER) continue;
    at += size.value;
    if (at > reader.size) return whole;
    if (id.value === SIMPLE_BLOCK || id.value === BLOCK_GROUP) whole = at;
  }
}

/** A number of one to eight bytes whose first says how many; of an id the marking bit is a part. */
function numberAt(
  reader: ByteReader,
  at: number,
  isId: boolean,
): { readonly value: number; readonly length: number } | null {
  const first = reader.view(at, 1)?.getUint8(0);
  if (first === undefined || first === 0) return null;
  const length = Math.clz32(first) - 23;
  const bytes = reader.view(at, length);
  if (bytes === null) return null;
  let value = isId ? first : first & (0xff >> length);
  for (let index = 1; index < length; index++) value = 256 * value + bytes.getUint8(index);
  return { value, length };
}
