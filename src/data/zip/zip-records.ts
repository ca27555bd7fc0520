/** A stored file of an archive. */
export interface ZipEntry {
  /** UTF-8 */
  readonly name: Uint8Array;
  readonly size: number;
  readonly crc: number;
  /** Where its local header lies. */
  readonly at: number;
}

const MOST_32 = 0xffffffff;
const MOST_16 = 0xffff;
/** Names are UTF-8. */
const FLAGS = 0x0800;
/** 1 January 1980, so that equal contents are equal files. */
const DATE = 0x0021;

/** What stands before the bytes of an entry. */
export function localHeader({ name, size, crc }: ZipEntry): Uint8Array {
  const isLarge = size >= MOST_32;
  const extra = isLarge ? zip64Extra([size, size]) : new Uint8Array();
  const shown = isLarge ? MOST_32 : size;
  return record(
    (write) => {
      write(4, 0x04034b50);
      write(2, isLarge ? 45 : 20);
      write(2, FLAGS);
      write(2, 0);
      write(2, 0);
      write(2, DATE);
      write(4, crc);
      write(4, shown);
      write(4, shown);
      write(2, name.length);
      write(2, extra.length);
    },
    [name, extra],
  );
}

/** The end of an archive: all entries, and where they are; `start`: where this is written. */
export function centralDirectory(
  entries: readonly ZipEntry[],
  start: number,
  comment: string,
): Uint8Array {
  const directory = concatenate(entries.map(directoryEntry));
  const needs64 =
    entries.length >= MOST_16 || start >= MOST_32 || directory.length >= MOST_32 - start;
  const end = start + directory.length;
  const large = needs64 ? [zip64End(entries.length, directory.length, start, end)] : [];
  const note = new TextEncoder().encode(comment);
  const last = record(
    (write) => {
      write(4, 0x06054b50);
      write(2, 0);
      write(2, 0);
      write(2, Math.min(entries.length, MOST_16));
      write(2, Math.min(entries.length, MOST_16));
      write(4, Math.min(directory.length, MOST_32));
      write(4, Math.min(start, MOST_32));
      write(2, note.length);
    },
    [note],
  );
  return concatenate([directory, ...large, last]);
}

function directoryEntry({ name, size, crc, at }: ZipEntry): Uint8Array {
  const isLarge = size >= MOST_32;
  const isFar = at >= MOST_32;
  const numbers = [...(isLarge ? [size, size] : []), ...(isFar ? [at] : [])];
  const extra = numbers.length > 0 ? zip64Extra(numbers) : new Uint8Array();
  const version = numbers.length > 0 ? 45 : 20;
  return record(
    (write) => {
      write(4, 0x02014b50);
      write(2, version);
      write(2, version);
      write(2, FLAGS);
      write(2, 0);
      write(2, 0);
      write(2, DATE);
      write(4, crc);
      write(4, Math.min(size, MOST_32));
      write(4, Math.min(size, MOST_32));
      write(2, name.length);
      write(2, extra.length);
      write(2, 0);
      write(2, 0);
      write(2, 0);
      write(4, 0);
      write(4, Math.min(at, MOST_32));
    },
    [name, extra],
  );
}

/** Numbers that do not fit where they would stand, in the order in which they would. */
function zip64Extra(numbers: readonly number[]): Uint8Array {
  return record((write) => {
    write(2, 1);
    write(2, 8 * numbers.length);
    for (const number of numbers) write(8, number);
  });
}

function zip64End(count: number, length: number, start: number, end: number): Uint8Array {
  return record((write) => {
    write(4, 0x06064b50);
    write(8, 44);
    write(2, 45);
    write(2, 45);
    write(4, 0);
    write(4, 0);
    write(8, count);
    write(8, count);
    write(8, length);
    write(8, start);
    // The locator: where the record above lies.
    write(4, 0x07064b50);
    write(4, 0);
    write(8, end);
    write(4, 1);
  });
}

/** Little-endian numbers of some bytes each, then other bytes. */
function record(
  fill: (write: (bytes: 2 | 4 | 8, value: number) => void) => void,
  then: readonly Uint8Array[] = [],
): Uint8Array {
  const view = new DataView(new ArrayBuffer(128));
  let at = 0;
  fill((bytes, value) => {
    if (bytes === 2) view.setUint16(at, value, true);
    else if (bytes === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += bytes;
  });
  return concatenate([new Uint8Array(view.buffer, 0, at), ...then]);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
