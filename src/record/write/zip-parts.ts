/** A file in a zip that is stored as it is, and what was noted with it. */
export interface ZipEntry {
  readonly name: string;
  readonly crc: number;
  /** Bytes. */
  readonly size: number;
  /** Where its header begins in the zip. */
  readonly offset: number;
  /** Numbers that go with it, in a field of its header that readers pass over. */
  readonly notes: readonly number[];
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
/** Of the field with an entry's notes ("Mi"), and of the one with large numbers. */
const NOTES = 0x694d;
const LARGE = 0x0001;
const VERSION = 45;
const NAMES_IN_UTF8 = 0x0800;
const MOST_32 = 0xffffffff;
const MOST_16 = 0xffff;
/** 1980-01-01, which is the first day that a zip can tell: the same frames give the same bytes. */
const NO_DATE = 0x00210000;

/** What stands before an entry's bytes (APPNOTE 6.3.9, 4.3.7). An entry has less than 4 GB. */
export function localHeader({ name, crc, size, notes }: Omit<ZipEntry, "offset">): Uint8Array {
  const letters = new TextEncoder().encode(name);
  const extra = notes.length === 0 ? 0 : 4 + 8 * notes.length;
  const bytes = new Uint8Array(30 + letters.length + extra);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, LOCAL, true);
  writeFacts(view, 4, crc, size, letters.length, extra);
  bytes.set(letters, 30);
  if (extra > 0) writeNotes(view, 30 + letters.length, notes);
  return bytes;
}

/** What stands at the end of a zip: the list of its entries, beginning at `offset`, and where that is. */
export function directoryOf(entries: readonly ZipEntry[], offset: number): Uint8Array[] {
  const list = entries.map(centralHeader);
  const bytes = list.reduce((sum, one) => sum + one.length, 0);
  const isLarge = entries.length >= MOST_16 || offset + bytes >= MOST_32;
  return [
    ...list,
    ...(isLarge ? [largeEnd(entries.length, bytes, offset)] : []),
    end(entries.length, bytes, offset),
  ];
}

/** An entry by its header at `offset`; null: there is none. `view` has at least 30 bytes of it. */
export function readHead(view: DataView): {
  readonly name: number;
  readonly extra: number;
  readonly size: number;
  readonly crc: number;
} | null {
  if (view.getUint32(0, true) !== LOCAL) return null;
  return {
    crc: view.getUint32(14, true),
    size: view.getUint32(18, true),
    name: view.getUint16(26, true),
    extra: view.getUint16(28, true),
  };
}

/** The notes of an entry, by its extra field. */
export function readNotes(view: DataView): readonly number[] {
  if (view.byteLength < 4 || view.getUint16(0, true) !== NOTES) return [];
  const count = view.getUint16(2, true) / 8;
  return Array.from({ length: count }, (_, index) => view.getFloat64(4 + 8 * index, true));
}

function centralHeader({ name, crc, size, offset }: ZipEntry): Uint8Array {
  const letters = new TextEncoder().encode(name);
  const extra = offset >= MOST_32 ? 12 : 0;
  const bytes = new Uint8Array(46 + letters.length + extra);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, CENTRAL, true);
  view.setUint16(4, VERSION, true);
  writeFacts(view, 6, crc, size, letters.length, extra);
  view.setUint32(42, Math.min(offset, MOST_32), true);
  bytes.set(letters, 46);
  if (extra > 0) {
    view.setUint16(46 + letters.length, LARGE, true);
    view.setUint16(48 + letters.length, 8, true);
    view.setBigUint64(50 + letters.length, BigInt(offset), true);
  }
  return bytes;
}

/** What both headers of an entry have in common, from the version that a reader needs. */
function writeFacts(
  view: DataView,
  at: number,
  crc: number,
  size: number,
  name: number,
  extra: number,
): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, NAMES_IN_UTF8, true);
  view.setUint32(at + 6, NO_DATE, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, size, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name, true);
  view.setUint16(at + 24, extra, true);
}

function writeNotes(view: DataView, at: number, notes: readonly number[]): void {
  view.setUint16(at, NOTES, true);
  view.setUint16(at + 2, 8 * notes.length, true);
  for (const [index, note] of notes.entries()) view.setFloat64(at + 4 + 8 * index, note, true);
}

function end(count: number, bytes: number, offset: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(22));
  view.setUint32(0, END, true);
  view.setUint16(8, Math.min(count, MOST_16), true);
  view.setUint16(10, Math.min(count, MOST_16), true);
  view.setUint32(12, Math.min(bytes, MOST_32), true);
  view.setUint32(16, Math.min(offset, MOST_32), true);
  return new Uint8Array(view.buffer);
}

/** The same with numbers of 64 bits, and where it is (APPNOTE 4.3.14, 4.3.15). */
function largeEnd(count: number, bytes: number, offset: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(56 + 20));
  view.setUint32(0, END_64, true);
  view.setBigUint64(4, 44n, true);
  view.setUint16(12, VERSION, true);
  view.setUint16(14, VERSION, true);
  view.setBigUint64(24, BigInt(count), true);
  view.setBigUint64(32, BigInt(count), true);
  view.setBigUint64(40, BigInt(bytes), true);
  view.setBigUint64(48, BigInt(offset), true);
  view.setUint32(56, LOCATOR_64, true);
  view.setBigUint64(64, BigInt(offset + bytes), true);
  view.setUint32(72, 1, true);
  return new Uint8Array(view.buffer);
}
