import type { CpuMemory, Region } from "../memory.ts";

/** A member of a table that kernels read: a single, or (a plain number) an integer or address. */
export type Entry = number | { readonly single: number };

/** Writes a table as a class of assembly/ declares it: four bytes each. */
export function writeTable(memory: CpuMemory, region: Region, entries: readonly Entry[]): void {
  const singles = memory.floats(region);
  const integers = new Int32Array(singles.buffer, singles.byteOffset, singles.length);
  entries.forEach((entry, at) => {
    if (typeof entry === "number") integers[at] = entry;
    else singles[at] = entry.single;
  });
}
