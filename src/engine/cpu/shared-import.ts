const IMPORT_SECTION = 2;
/** Bytes of the magic number and the version. */
const HEADER = 8;
/** Limits of a memory (WebAssembly core specification, 5.3.7): at least n pages; shared, from n to m pages. */
const AT_LEAST = 0;
const SHARED = 3;
/** 65536 pages, the most there can be, as unsigned LEB128. A shared memory must name a maximum. */
const MOST_PAGES = [0x80, 0x80, 0x04];

/**
 * A module whose one import is a memory, made to import one that threads share: compiled for either
 * memory its code is the same (a test compiles both), so that one module is enough. Throws an Error
 * where the module imports something else.
 */
export function forSharedMemory(module: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = importSection(module);
  const size = module[start + 1] ?? 0;
  const end = start + 2 + size;
  // The section ends with the memory's limits: their kind and the fewest pages, a byte each.
  const kind = end - 2;
  const most = size + MOST_PAGES.length;
  if (module[kind] !== AT_LEAST || most > 127)
    throw new Error("This module imports no plain memory.");
  return Uint8Array.from([
    ...module.subarray(0, start + 1),
    most,
    ...module.subarray(start + 2, kind),
    SHARED,
    ...module.subarray(kind + 1, end),
    ...MOST_PAGES,
    ...module.subarray(end),
  ]);
}

/** Where the section of imports begins. */
function importSection(module: Uint8Array): number {
  let at = HEADER;
  while (at < module.length && module[at] !== IMPORT_SECTION) {
    const { value, next } = readUnsigned(module, at + 1);
    at = next + value;
  }
  return at;
}

/** An unsigned LEB128. */
function readUnsigned(bytes: Uint8Array, start: number): { value: number; next: number } {
  let value = 0;
  for (let at = start, shift = 0; ; at++, shift += 7) {
    const byte = bytes[at] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return { value, next: at + 1 };
  }
}
